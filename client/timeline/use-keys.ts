/** The keyboard of a page that plays a timeline. */
import { useLayoutEffect } from 'preact/hooks';
import { type Cursor, SPEEDS } from './cursor.ts';

export interface KeyWiring {
  /** Something lies over the page. */
  readonly blocked: boolean;
  readonly onHelp: () => void;
  readonly onNumbers: () => void;
  readonly onLink: () => void;
  readonly onMistake: (direction: 1 | -1) => void;
}

export type KeyCommand =
  | { readonly type: 'step'; readonly by: 1 | -1 }
  | { readonly type: 'mistake'; readonly by: 1 | -1 }
  | { readonly type: 'speed'; readonly by: 1 | -1 }
  | { readonly type: 'start' | 'end' | 'play' | 'help' | 'numbers' | 'link' | 'close' };

const COMMANDS: Readonly<Record<string, KeyCommand>> = {
  ArrowLeft: { type: 'step', by: -1 },
  ArrowRight: { type: 'step', by: 1 },
  Home: { type: 'start' },
  End: { type: 'end' },
  ' ': { type: 'play' },
  m: { type: 'mistake', by: 1 },
  M: { type: 'mistake', by: -1 },
  '+': { type: 'speed', by: 1 },
  '=': { type: 'speed', by: 1 },
  '-': { type: 'speed', by: -1 },
  '?': { type: 'help' },
  r: { type: 'numbers' },
  l: { type: 'link' },
  Escape: { type: 'close' },
};

/** What a key means; a button that has the focus keeps the keys that press it. */
export function keyCommand(key: string, onControl: boolean): KeyCommand | null {
  if (key === ' ' && onControl) return null;
  return Object.hasOwn(COMMANDS, key) ? (COMMANDS[key] ?? null) : null;
}

export function carryOut(cursor: Cursor, command: KeyCommand, wiring: KeyWiring): void {
  switch (command.type) {
    case 'step':
      return cursor.step(command.by);
    case 'mistake':
      return wiring.onMistake(command.by);
    case 'speed': {
      const { speed } = cursor;
      speed.value = SPEEDS[SPEEDS.indexOf(speed.value) + command.by] ?? speed.value;
      return;
    }
    case 'start':
      return cursor.toStart();
    case 'end':
      return cursor.toEnd();
    case 'play':
      return cursor.togglePlay();
    case 'help':
      return wiring.onHelp();
    case 'numbers':
      return wiring.onNumbers();
    case 'link':
      return wiring.onLink();
    case 'close':
      cursor.selected.value = null;
  }
}

export function useKeys(cursor: Cursor, wiring: KeyWiring): void {
  // Before anything is seen of the page: a key that is pressed at once must not be lost.
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || wiring.blocked) return;
      const onControl =
        event.target instanceof Element && event.target.closest('button, a, [role=button]') !== null;
      const command = keyCommand(event.key, onControl);
      if (command === null) return;
      event.preventDefault();
      carryOut(cursor, command, wiring);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  });
}
