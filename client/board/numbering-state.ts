/** The board's numbering of sequence numbers, as the player likes it and the browser remembers it. */
import { type ReadonlySignal, signal } from '@preact/signals';
import { recall, remember } from '../storage.ts';
import { NUMBERINGS, type Numbering } from './numbers.ts';

const KEY = '2msl.numbering';

export interface NumberingState {
  readonly chosen: ReadonlySignal<Numbering>;
  readonly set: (numbering: Numbering) => void;
  readonly toggle: () => void;
}

export function createNumbering(): NumberingState {
  const chosen = signal<Numbering>(NUMBERINGS.find((known) => known === recall(KEY)) ?? 'relative');
  const set = (next: Numbering): void => {
    chosen.value = next;
    remember(KEY, next);
  };
  return {
    chosen,
    set,
    toggle: () => set(chosen.peek() === 'relative' ? 'absolute' : 'relative'),
  };
}
