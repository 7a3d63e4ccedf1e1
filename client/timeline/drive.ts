/** The drive of a cursor on a page: frames while it plays, and the address that follows it. */
import { effect, untracked } from '@preact/signals';
import { frame, watchFrames } from '../ui/frame.ts';
import type { Cursor } from './cursor.ts';
import { linkOfPlace, placeOfLink } from './link.ts';

/** A page that was hidden did not play meanwhile. */
const LONGEST_TICK = 250;

/** Frames are drawn only while it plays. Returns the way back. */
export function drive(cursor: Cursor): () => void {
  let before = 0;
  const watching = effect(() => {
    if (!cursor.playing.value) return;
    before = 0;
    return watchFrames();
  });
  const ticking = effect(() => {
    const at = frame.value;
    const elapsed = before > 0 ? Math.min(LONGEST_TICK, at - before) : 0;
    before = at;
    untracked(() => cursor.tick(elapsed));
  });
  return () => {
    watching();
    ticking();
  };
}

/**
 * The address follows the cursor whenever it rests, and moves it when the reader changes the address.
 * @param context what else the address says, `&file=…`. Returns the way back.
 */
export function linkAddress(cursor: Cursor, context = ''): () => void {
  const { timeline } = cursor;
  const following = effect(() => {
    const moment = linkOfPlace(timeline, cursor.place.value);
    const link = moment === '' && context !== '' ? `#${context.slice(1)}` : `${moment}${context}`;
    if (cursor.playing.value || location.hash === link) return;
    history.replaceState(history.state, '', link === '' ? location.pathname + location.search : link);
  });
  const changed = (): void => {
    const place = placeOfLink(timeline, location);
    if (place) cursor.toPlace(place);
  };
  addEventListener('hashchange', changed);
  return () => {
    following();
    removeEventListener('hashchange', changed);
  };
}
