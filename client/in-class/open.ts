/** Opens the class beside a page that was come to from it, in the tab in which it is played. */
import { pathTo } from '../base.ts';
import { readSeat } from '../connection/seat.ts';
import { openLink } from '../connection/socket.ts';
import { after } from '../ui/frame.ts';
import { type ClassLink, createClassLink } from './class-link.ts';

/**
 * Another tab leaves the seat where it is. The address says so once, and is then such as can be given to others; a reload
 * finds it with the tab's history.
 * @param match the one that is read; null for none
 * @returns null where the page was not come to from the class
 */
export function openFromClass(match: string | null): ClassLink | null {
  const { pathname, search, hash } = location;
  if (new URLSearchParams(search).has('class'))
    history.replaceState({ ...history.state, inClass: true }, '', pathname + hash);
  const seat = history.state?.inClass === true && history.length > 1 ? readSeat() : null;
  if (seat === null) return null;
  return createClassLink({
    seat,
    match,
    open: openLink,
    after,
    enter: () => location.assign(pathTo('/play')),
  });
}
