/** The keys of an open class. */
import { useLayoutEffect } from 'preact/hooks';
import type { OpenDialog } from './ClassDialogs.tsx';
import { PACES, paceIndex } from './pace.ts';
import { TABS, type Teach } from './state.ts';

/** Keys count unless something is typed, or something lies over the page. */
export function useKeys(
  teach: Teach,
  dialog: OpenDialog | null,
  setDialog: (dialog: OpenDialog | null) => void,
): void {
  const { tab, openClass, actions } = teach;
  // Before anything is seen of the page: a key that is pressed at once must not be lost.
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const target = event.target as HTMLElement;
      if (
        event.ctrlKey ||
        event.metaKey ||
        event.altKey ||
        target.closest('input:not([type=radio],[type=checkbox]),textarea,select')
      )
        return;
      if (dialog !== null || teach.own.shown.value || openClass.view.value === null) return;
      const { clock, round } = openClass.view.value;
      const key = event.key.toLowerCase();
      const chosen = TABS[Number(key) - 1];
      const faster = key === '+' || key === '=';
      if (chosen !== undefined) tab.value = chosen;
      else if (key === 'c') setDialog({ kind: 'code' });
      else if (key === '?') setDialog({ kind: 'keys' });
      else if (round === null || !openClass.running.value) return;
      else if (key === 'p') void actions.togglePause();
      else if (faster || key === '-') {
        const pace = PACES[paceIndex(clock.pace) + (faster ? 1 : -1)];
        if (pace !== undefined) void actions.setPace(pace);
      } else return;
      event.preventDefault();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [teach, tab, openClass, actions, dialog, setDialog]);
}
