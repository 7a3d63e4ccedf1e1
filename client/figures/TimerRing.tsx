/** A timer as a ring that empties, with its name and seconds; its times are virtual milliseconds. */
import './TimerRing.css';
import type { ReadonlySignal } from '@preact/signals';
import { TIMERS, type TimerName } from '../../shared/tcp/tcb.ts';
import { t } from '../i18n/common.ts';
import { arcPath, readRing } from './ring.ts';

export interface TimerRingProps {
  readonly name: TimerName | (string & {});
  readonly start: number;
  readonly due: number;
  readonly now: ReadonlySignal<number>;
  readonly paused?: boolean;
  /** 'side': the name beside the ring (default); 'below': under it; 'none': spoken only. */
  readonly label?: 'side' | 'below' | 'none';
  /** Diameter in sixteenths of a rem: CSS px, larger on a projector. */
  readonly size?: number;
}

const NAMES: readonly string[] = TIMERS;

/** The reader's word for a timer of the TCB; any other name stands as it is. */
export const timerLabel = (name: string): string =>
  NAMES.includes(name) ? t(`timer.${name as TimerName}`) : name;

export function TimerRing({
  name,
  start,
  due,
  now,
  paused = false,
  label = 'side',
  size = 48,
}: TimerRingProps) {
  const { fraction, seconds, urgent, expired } = readRing(start, due, now.value);
  const word = timerLabel(name);
  const key = expired ? 'timer.expired' : paused ? 'timer.paused' : 'timer.left';
  const look = `timer-ring label-${label}${urgent ? ' urgent' : ''}${paused ? ' paused' : ''}`;
  return (
    <div class={look} role="timer" aria-label={t(key, { name: word, seconds })}>
      <svg
        viewBox="0 0 48 48"
        style={{ width: `${size / 16}rem`, height: `${size / 16}rem` }}
        aria-hidden="true"
      >
        <circle class="track" cx="24" cy="24" r="20" />
        <path class="left" d={arcPath(24, 24, 20, fraction)} />
        <text x="24" y="24" class={seconds.length > 3 ? 'long' : ''}>
          {seconds}
        </text>
      </svg>
      {label !== 'none' && (
        <span class="name" aria-hidden="true">
          {word}
        </span>
      )}
    </div>
  );
}

export interface RingsProps {
  readonly timers: readonly { readonly name: string; readonly start: number; readonly due: number }[];
  readonly now: ReadonlySignal<number>;
  readonly paused?: boolean;
}

/** All timers of a host, the one that is due first in front. */
export function Rings({ timers, now, paused = false }: RingsProps) {
  const order = [...timers].sort((x, y) => x.due - y.due);
  return (
    <ul class="rings">
      {order.map((timer) => (
        <li key={timer.name}>
          <TimerRing {...timer} now={now} paused={paused} />
        </li>
      ))}
    </ul>
  );
}
