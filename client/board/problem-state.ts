/** The problem with a draft: the page's own finding, the judge's, or a refusal that is not about TCP. */
import { computed, type ReadonlySignal, signal, untracked } from '@preact/signals';
import type { MistakeField } from '../../shared/protocol/view.ts';
import type { Command, DraftProblem } from './composer.ts';
import type { Try } from './log.ts';
import type { Situation } from './situation.ts';

export type Problem =
  | { readonly kind: 'problem'; readonly field: MistakeField; readonly problem: DraftProblem }
  | { readonly kind: 'refused'; readonly field: MistakeField; readonly try: Try }
  | { readonly kind: 'failed'; readonly field: MistakeField; readonly text: string | null };

export interface ProblemState {
  readonly shown: ReadonlySignal<Problem | null>;
  /** What keeps the draft from being a move. */
  readonly find: (problem: DraftProblem) => void;
  /** Null: it is not known what became of the move. */
  readonly fail: (text: string | null) => void;
  /** The page's own findings and failures go; what the judge said stays. */
  readonly clear: () => void;
  /** What the judge said last is taken note of, and shown no more: also when the next answer is under way. */
  readonly settle: () => void;
  /** The player wants to see no more of it, nor of the advice that was given. */
  readonly dismiss: () => void;
  readonly dismissed: ReadonlySignal<boolean>;
  /** An edit of the segment that is open: if it answers the problem, the problem goes. */
  readonly edited: (command: Command, active: number) => void;
}

export const WHOLE_MOVE: MistakeField = { name: 'move', segment: null };

/** Editing what was wrong takes the complaint away; a complaint about the whole goes with any edit. */
function answers(command: Command, { name, segment }: MistakeField, active: number): boolean {
  switch (command.type) {
    case 'activate':
      return false;
    case 'next':
      return name === 'next' || name === 'move';
    case 'flag':
      return name === 'move' || (name === 'flags' && (segment ?? active) === active);
    case 'number':
      return name === 'move' || (name === command.field && (segment ?? active) === active);
    default:
      return true;
  }
}

export function createProblems({ lastTry, turn }: Pick<Situation, 'lastTry' | 'turn'>): ProblemState {
  const found = signal<DraftProblem | null>(null);
  const failure = signal<{ readonly text: string | null } | null>(null);
  const settled = signal<string | null>(null);
  const dismissed = signal<string | null>(null);
  const adviceName = (): string | null =>
    turn.value && `${turn.value.version} ${turn.value.advice !== null} ${turn.value.hint !== null}`;
  // By name: with every event the log is made anew.
  const nameOf = (one: Try | null): string | null => one && `${turn.peek()?.version} ${one.failures}`;

  const shown = computed<Problem | null>(() => {
    if (found.value) return { kind: 'problem', field: found.value.field, problem: found.value };
    if (failure.value) return { kind: 'failed', field: WHOLE_MOVE, text: failure.value.text };
    const last = lastTry.value;
    if (last === null || nameOf(last) === settled.value) return null;
    return { kind: 'refused', field: last.verdict.field, try: last };
  });

  const clear = (): void => {
    found.value = null;
    failure.value = null;
  };
  const settle = (): void => {
    settled.value = nameOf(lastTry.peek());
  };

  return {
    shown,
    find: (next) => {
      found.value = next;
    },
    fail: (text) => {
      failure.value = { text };
    },
    clear,
    settle,
    dismissed: computed(() => dismissed.value !== null && dismissed.value === adviceName()),
    dismiss: () => {
      clear();
      settle();
      dismissed.value = untracked(adviceName);
    },
    edited: (command, active) => {
      const at = shown.peek();
      if (at === null || !answers(command, at.field, active)) return;
      clear();
      settle();
    },
  };
}
