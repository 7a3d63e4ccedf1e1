/** The problem with a draft: the page's own finding, the judge's, or a refusal that is not about TCP. */
import { computed, type ReadonlySignal, signal } from '@preact/signals';
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
  /** The rule itself, from the second failure on. */
  readonly hint: ReadonlySignal<Try | null>;
  /** What keeps the draft from being a move. */
  readonly find: (problem: DraftProblem) => void;
  /** Null: it is not known what became of the move. */
  readonly fail: (text: string | null) => void;
  /** The page's own findings and failures go; what the judge said stays. */
  readonly clear: () => void;
  /** What the judge said last is taken note of, and shown no more. */
  readonly settle: () => void;
  /** The same move is tried again: what the judge says counts, even if it is what it said before. */
  readonly unsettle: () => void;
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

export function createProblems({ lastTry }: Pick<Situation, 'lastTry'>): ProblemState {
  const found = signal<DraftProblem | null>(null);
  const failure = signal<{ readonly text: string | null } | null>(null);
  const settled = signal<Try | null>(null);

  const shown = computed<Problem | null>(() => {
    if (found.value) return { kind: 'problem', field: found.value.field, problem: found.value };
    if (failure.value) return { kind: 'failed', field: WHOLE_MOVE, text: failure.value.text };
    const last = lastTry.value;
    if (last === null || last === settled.value) return null;
    return { kind: 'refused', field: last.verdict.field, try: last };
  });

  const clear = (): void => {
    found.value = null;
    failure.value = null;
  };
  const settle = (): void => {
    settled.value = lastTry.peek();
  };

  return {
    shown,
    hint: computed(() => (lastTry.value !== null && lastTry.value.failures >= 2 ? lastTry.value : null)),
    find: (next) => {
      found.value = next;
    },
    fail: (text) => {
      failure.value = { text };
    },
    clear,
    settle,
    unsettle: () => {
      settled.value = null;
    },
    edited: (command, active) => {
      const at = shown.peek();
      if (at === null || !answers(command, at.field, active)) return;
      clear();
      settle();
    },
  };
}
