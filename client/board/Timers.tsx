/** The host's timers as rings, and, where there is room, what happens when one runs out. */
import { TIMERS, type TimerName } from '../../shared/tcp/tcb.ts';
import { Rings, TimerRing } from '../figures/TimerRing.tsx';
import { t } from '../i18n/board.ts';
import type { Situation } from './situation.ts';

interface Running {
  readonly name: TimerName;
  readonly start: number;
  readonly due: number;
}

export function runningTimers(situation: Situation): readonly Running[] {
  const { timers } = situation.host.value.tcb;
  return TIMERS.flatMap((name) => {
    const timer = timers[name];
    return timer ? [{ name, start: timer.set, due: timer.due }] : [];
  }).sort((x, y) => x.due - y.due);
}

export function Timers({ situation }: { readonly situation: Situation }) {
  const timers = runningTimers(situation);
  return (
    <section class="board-timers" aria-label={t('timers.title')}>
      {timers.length === 0 ? (
        <p class="muted small">{t('timers.none')}</p>
      ) : (
        <Rings timers={timers} now={situation.now} paused={situation.frozen.value} />
      )}
    </section>
  );
}

/** The rings alone, for a phone's head. */
export function SmallTimers({ situation }: { readonly situation: Situation }) {
  return (
    <>
      {runningTimers(situation).map((timer) => (
        <TimerRing
          key={timer.name}
          {...timer}
          now={situation.now}
          paused={situation.frozen.value}
          label="none"
          size={36}
        />
      ))}
    </>
  );
}

export function TimerSentences({ situation }: { readonly situation: Situation }) {
  return (
    <ul class="timer-sentences">
      {runningTimers(situation).map((timer) => (
        <li key={timer.name}>
          <TimerRing {...timer} now={situation.now} paused={situation.frozen.value} />
          <span>{t(`fires.${timer.name}`)}</span>
        </li>
      ))}
    </ul>
  );
}
