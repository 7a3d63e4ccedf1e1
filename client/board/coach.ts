/** What a coach adds to a board: one sentence at a time, and what on the board it is about. */
import type { ReadonlySignal } from '@preact/signals';
import type { ComponentType } from 'preact';

/** What is pointed at. */
export type CoachMark = 'state' | 'stimulus' | 'flags' | 'numbers' | 'choices' | 'submit' | 'way';

export interface SaysProps {
  /** Puts the focus where the player goes on, when what was pressed is gone. */
  readonly goOn: (pressed: Element) => void;
}

export interface BoardCoach {
  /** Null when the coach has nothing to say any more: the board is then as without one. */
  readonly mark: ReadonlySignal<CoachMark | null>;
  /** Stands where the board tells the last answer. */
  readonly Says: ComponentType<SaysProps>;
  /** Stands in a refusal. */
  readonly Encourages: ComponentType;
}
