/**
 * The coach of a first match, without a DOM: one step at a time, by what the player has done.
 * It knows one handshake, seen from the host that opens actively at the guided level.
 */
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { State } from '../../shared/tcp/state.ts';
import type { Board } from '../board/board-state.ts';
import type { CoachMark } from '../board/coach.ts';

/** In their order; a match may pass some over. */
export type Step =
  | ('you' | 'soon' | 'turn' | 'choose' | 'submit')
  | ('sent' | 'way' | 'arrived' | 'numbers' | 'reply' | 'confirm' | 'open');

/** Only read: all others end with what the player does, or with what arrives. */
const READ: ReadonlySet<Step> = new Set<Step>(['you', 'turn', 'sent', 'arrived', 'numbers']);

const MARKS: Readonly<Record<Step, CoachMark>> = {
  you: 'state',
  soon: 'stimulus',
  turn: 'stimulus',
  choose: 'choices',
  submit: 'submit',
  sent: 'state',
  way: 'way',
  arrived: 'flags',
  numbers: 'numbers',
  reply: 'choices',
  confirm: 'submit',
  open: 'state',
};

export interface CoachState {
  /** Null when the coach was sent away, or the match is over. */
  readonly step: ReadonlySignal<Step | null>;
  readonly mark: ReadonlySignal<CoachMark | null>;
  /** Whether the step asks for nothing but to be read. */
  readonly reading: ReadonlySignal<boolean>;
  /** Where a refused answer sends the player to look: at their own state, or at what arrived. */
  readonly look: ReadonlySignal<'state' | 'segment'>;
  readonly sentAway: ReadonlySignal<boolean>;
  /** The player has read the step. */
  readonly next: () => void;
  /** The player wants no coach. */
  readonly skip: () => void;
}

/** What there is to say, of which the first that is not read is said. */
function stepsOf(state: State, answering: boolean, chosen: boolean): readonly Step[] {
  if (state === 'CLOSED') return answering ? ['you', 'turn', chosen ? 'submit' : 'choose'] : ['you', 'soon'];
  if (state === 'SYN-SENT')
    return answering ? ['arrived', 'numbers', chosen ? 'confirm' : 'reply'] : ['sent', 'way'];
  return ['open'];
}

export type CoachedBoard = Pick<Board, 'situation' | 'draft' | 'problems'>;

/** @param onSkip told once, when the player sends the coach away */
export function createCoach({ situation, draft, problems }: CoachedBoard, onSkip: () => void): CoachState {
  const { host, stimulus, turn, over } = situation;
  const read = signal<ReadonlySet<Step>>(new Set());
  const skipped = signal(false);

  /** An answer is under way that has not been refused yet. */
  const chosen = computed(() => {
    const { choice } = draft.current.value;
    const move = choice === null ? undefined : host.value.choices?.[choice];
    if (move === undefined) return false;
    const tried = turn.value?.tries.map((one) => JSON.stringify(one.move)) ?? [];
    return !tried.includes(JSON.stringify(move));
  });
  const step = computed<Step | null>(() => {
    if (skipped.value || over.value) return null;
    const steps = stepsOf(host.value.tcb.state, stimulus.value !== null, chosen.value);
    // Whoever has chosen needs no more telling how.
    return (chosen.value ? steps.at(-1) : steps.find((one) => !read.value.has(one))) ?? null;
  });
  const look = computed(() => (stimulus.value?.stimulus.type === 'segment' ? 'segment' : 'state'));

  return {
    step,
    mark: computed(() => {
      if (step.value === null) return null;
      if (problems.shown.value?.kind === 'refused') return look.value === 'segment' ? 'flags' : 'state';
      return MARKS[step.value];
    }),
    reading: computed(() => step.value !== null && READ.has(step.value)),
    look,
    sentAway: skipped,
    next: () => {
      const now = step.peek();
      if (now !== null && READ.has(now)) read.value = new Set([...read.peek(), now]);
    },
    skip: () => {
      if (skipped.peek()) return;
      skipped.value = true;
      onSkip();
    },
  };
}
