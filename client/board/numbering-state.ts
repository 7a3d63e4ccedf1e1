/** The board's numbering of sequence numbers, as the player likes it and the browser remembers it. */
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { recall, remember } from '../storage.ts';
import { NUMBERINGS, type Numbering } from './numbers.ts';

const KEY = '2msl.numbering';

export interface NumberingState {
  /** As the player likes it: for what lies behind. */
  readonly chosen: ReadonlySignal<Numbering>;
  /** For what is at hand: absolute, too, where a segment of another connection is to be answered. */
  readonly now: ReadonlySignal<Numbering>;
  readonly set: (numbering: Numbering) => void;
  readonly toggle: () => void;
}

/** @param foreign whether what is at hand cannot be counted relative */
export function createNumbering(foreign: ReadonlySignal<boolean>): NumberingState {
  const chosen = signal<Numbering>(NUMBERINGS.find((known) => known === recall(KEY)) ?? 'relative');
  const set = (next: Numbering): void => {
    chosen.value = next;
    remember(KEY, next);
  };
  return {
    chosen,
    now: computed(() => (foreign.value ? 'absolute' : chosen.value)),
    set,
    toggle: () => set(chosen.peek() === 'relative' ? 'absolute' : 'relative'),
  };
}
