/** The sheet that lies over the board, if any. */
import { type ReadonlySignal, signal } from '@preact/signals';

export type Sheet = 'keys' | 'diagram' | 'log' | 'task' | 'controls';

export interface SheetState {
  readonly shown: ReadonlySignal<Sheet | null>;
  readonly show: (sheet: Sheet) => void;
  readonly close: () => void;
  readonly toggle: (sheet: Sheet) => void;
}

export function createSheets(): SheetState {
  const shown = signal<Sheet | null>(null);
  return {
    shown,
    show: (next) => {
      shown.value = next;
    },
    close: () => {
      shown.value = null;
    },
    toggle: (one) => {
      shown.value = shown.peek() === one ? null : one;
    },
  };
}
