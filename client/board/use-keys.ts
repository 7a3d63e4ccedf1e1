/** The hook that listens to the keyboard for one board, as long as it is on the page. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Board } from './board-state.ts';
import { type KeyCommand, type KeyPlace, readKey } from './keys.ts';
import type { Sheet } from './sheet-state.ts';

function placeOf(target: EventTarget | null): KeyPlace {
  if (!(target instanceof Element)) return 'page';
  if (target.closest('input[type="checkbox"], input[type="radio"]')) return 'page';
  if (target.closest('input, textarea, select')) return 'text';
  return target.closest('button, a, summary') ? 'control' : 'page';
}

/** A sheet lies over the board: its own key takes it away, and on the diagram a state is chosen. */
function meantForSheet(sheet: Sheet | null, { type }: KeyCommand): boolean {
  return sheet !== null && (type === sheet || (sheet === 'diagram' && type === 'next'));
}

const COMPOSES = /flag|next|choose|stay|add|remove/;

/** After a key has changed the draft, Enter means "send", not the button that was pressed before, wherever that is. */
function leaveControl(type: KeyCommand['type']): void {
  const focused = document.activeElement;
  if (placeOf(focused) !== 'control') return;
  const composer =
    focused?.closest('.composer') ?? (COMPOSES.test(type) && document.querySelector('.composer'));
  if (composer instanceof HTMLElement) composer.focus({ preventScroll: true });
}

/** What the page does itself: where the log and the controls are depends on the room there is. */
export type PageKeys = Readonly<Record<'log' | 'controls' | 'predict', () => void>>;

export type KeysBoard = Pick<Board, 'situation' | 'sheets' | 'press'>;

export function useKeys({ situation, sheets, press }: KeysBoard, pageKeys: PageKeys): void {
  const page = useRef(pageKeys);
  page.current = pageKeys;
  // Before anything is seen of the page: a key that is pressed at once must not be lost.
  useLayoutEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      if (event.defaultPrevented) return;
      const modified = event.ctrlKey || event.metaKey || event.altKey || event.isComposing;
      const typed = { key: event.key, modified, repeat: event.repeat };
      const guided = situation.level.peek() === 'guided';
      const sheet = sheets.shown.peek();
      const command = readKey(typed, placeOf(event.target), guided);
      if (command === null || (document.querySelector('dialog[open]') && !meantForSheet(sheet, command)))
        return;
      event.preventDefault();
      const { type } = command;
      if ((type === 'log' || type === 'controls' || type === 'predict') && sheet === null)
        page.current[type]();
      else press(command);
      if (type !== 'send' && type !== 'controls' && type !== 'predict') leaveControl(type);
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, [situation, sheets, press]);
}
