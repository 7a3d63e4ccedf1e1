/** The host's timers as rings, and, where there is room to say it, what happens when one runs out. */
import { TIMERS, type TimerName } from '../../shared/tcp/tcb.ts';
import { Rings, TimerRing } from '../figures/TimerRing.tsx';
import { t } from '../i18n/board.ts';
import type { Board } from './board-state.ts';

interface Running {
  readonly name: TimerName;
  readonly start: number;
  readonly due: number;
}

export function runningTimers(board: Board): readonly Running[] {
  const { timers } = board.host.value.tcb;
  return TIMERS.flatMap((name) => {
    const timer = timers[name];
    return timer ? [{ name, start: timer.set, due: timer.due }] : [];
  }).sort((x, y) => x.due - y.due);
}

export function Timers({ board }: { readonly board: Board }) {
  const timers = runningTimers(board);
  return (
    <section class="board-timers" aria-label={t('timers.title')}>
      {timers.length === 0 ? (
        <p class="muted small">{t('timers.none')}</p>
      ) : (
        <Rings timers={timers} now={board.port.now} paused={board.frozen.value} />
      )}
    </section>
  );
}

/** The rings alone, for a phone's head. */
export function SmallTimers({ board }: { readonly board: Board }) {
  return (
    <>
      {runningTimers(board).map((timer) => (
        <TimerRing
          key={timer.name}
          {...timer}
          now={board.port.now}
          paused={board.frozen.value}
          label="none"
          size={36}
        />
      ))}
    </>
  );
}

export function TimerSentences({ board }: { readonly board: Board }) {
  return (
    <ul class="timer-sentences">
      {runningTimers(board).map((timer) => (
        <li key={timer.name}>
          <TimerRing {...timer} now={board.port.now} paused={board.frozen.value} />
          <span>{t(`fires.${timer.name}`)}</span>
        </li>
      ))}
    </ul>
  );
}
