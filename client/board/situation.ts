/**
 * The player's situation: what is to be answered, what has happened, what may be done.
 * It is read from the match's view and events alone, so that a page that comes back shows the same.
 */
import { computed, type ReadonlySignal } from '@preact/signals';
import type { HostId } from '../../shared/hosts.ts';
import type { HostView, Level, MatchView } from '../../shared/protocol/view.ts';
import { ARROWS, type State } from '../../shared/tcp/state.ts';
import { baseFor } from '../figures/segment/segment-view.ts';
import { baseOf } from './cards.ts';
import { basesFor, foldLog, type Happening, type Log, type Try, type Turn } from './log.ts';
import type { Bases } from './numbers.ts';
import type { BoardPort } from './port.ts';

export interface Situation {
  /** The player's host. */
  readonly me: HostId;
  readonly host: ReadonlySignal<HostView>;
  /** The match as the player may see it. */
  readonly match: ReadonlySignal<MatchView>;
  readonly level: ReadonlySignal<Level>;
  /** Virtual milliseconds of the match. */
  readonly now: ReadonlySignal<number>;
  readonly log: ReadonlySignal<Log>;
  /** The first of the inbox. */
  readonly stimulus: ReadonlySignal<HostView['inbox'][number] | null>;
  readonly turn: ReadonlySignal<Turn | null>;
  /** The last turn that was answered: by the player, or by the autopilot in the player's absence. */
  readonly answered: ReadonlySignal<Turn | null>;
  /** What has befallen the host since then, of what its player did not do; the last. */
  readonly befallen: ReadonlySignal<Happening | null>;
  readonly lastTry: ReadonlySignal<Try | null>;
  readonly bases: ReadonlySignal<Bases>;
  /** What is to be answered belongs to another connection, or to none: its numbers count from nothing that is known here. */
  readonly foreign: ReadonlySignal<boolean>;
  readonly over: ReadonlySignal<boolean>;
  /** Paused, or over: nothing can be done. */
  readonly frozen: ReadonlySignal<boolean>;
  /** Whether there is anything that may be sent unasked. */
  readonly mayUnasked: ReadonlySignal<boolean>;
  readonly advisable: ReadonlySignal<boolean>;
  /** States that the figure's arrows lead to from here, staying first. */
  readonly likely: ReadonlySignal<readonly State[]>;
}

/** Where the figure leads from a state, staying first: the likely answers to "which state follows?". */
export function likelyStates(state: State): readonly State[] {
  const reached = ARROWS.filter((arrow) => arrow.from === state).map((arrow): State => arrow.to);
  return [...new Set<State>([state, ...reached])];
}

/** All that is read of a port. */
export type ReadPort = Pick<BoardPort, 'host' | 'view' | 'events' | 'now' | 'paused'>;

export function readSituation(port: ReadPort): Situation {
  const host = computed<HostView>(() => {
    const own = port.view.value.hosts.find((one) => one.host === port.host);
    if (!own) throw new Error(`this view does not show host ${port.host}`);
    return own;
  });
  const log = computed(() => foldLog(port.events.value, port.host));
  const stimulus = computed(() => host.value.inbox[0] ?? null);
  const level = computed(() => port.view.value.level);
  const over = computed(() => port.view.value.outcome !== null);

  const turn = computed<Turn | null>(() => {
    const { turns } = log.value;
    const id = stimulus.value?.id;
    if (id !== undefined) return turns.findLast((one) => one.id === id) ?? null;
    const last = turns.at(-1);
    return last && last.id === null && last.answer === null ? last : null;
  });
  const answered = computed<Turn | null>(() => {
    let latest: Turn | null = null;
    for (const one of log.value.turns) {
      if (one.answer && (latest?.answer?.version ?? 0) < one.answer.version) latest = one;
    }
    return latest;
  });

  const bases = computed(() =>
    basesFor(log.value.bases, host.value.tcb.state, stimulus.value?.stimulus ?? null),
  );

  return {
    me: port.host,
    host,
    match: port.view,
    level,
    now: port.now,
    log,
    stimulus,
    turn,
    answered,
    befallen: computed(() => {
      const last = log.value.happenings.findLast((one) => one.type === 'crashed' || one.by === 'script');
      return last && last.version > (answered.value?.answer?.version ?? 0) ? last : null;
    }),
    lastTry: computed(() => turn.value?.tries.at(-1) ?? null),
    bases,
    foreign: computed(() => {
      const at = stimulus.value?.stimulus;
      if (at?.type !== 'segment') return false;
      const base = baseOf('in', bases.value, 'relative');
      return bases.value.own === null || baseFor(at.segment, base) !== base;
    }),
    over,
    frozen: computed(() => port.paused.value || over.value),
    mayUnasked: computed(() => {
      const { state } = host.value.tcb;
      return level.value !== 'guided' && state !== 'CLOSED' && state !== 'LISTEN' && !over.value;
    }),
    advisable: computed(() => {
      const { mayAskAdvice, mayAskAdviceAt } = host.value;
      return mayAskAdvice || (mayAskAdviceAt !== null && port.now.value >= mayAskAdviceAt);
    }),
    likely: computed(() => likelyStates(host.value.tcb.state)),
  };
}
