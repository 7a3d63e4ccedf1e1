/** The entry of the replay page. */
import { pathTo } from '../../base.ts';
import '../../styles/index.css';
import words from 'virtual:words/replay';
import { effect } from '@preact/signals';
import { request } from '../../connection/request.ts';
import { readSeat } from '../../connection/seat.ts';
import { openLink } from '../../connection/socket.ts';
import { startLocale } from '../../i18n/index.ts';
import { createClassLink } from '../../in-class/class-link.ts';
import { practised } from '../../practised.ts';
import { drive, linkAddress } from '../../timeline/drive.ts';
import { draw } from '../../ui/draw.ts';
import { after } from '../../ui/frame.ts';
import { startTheme } from '../../ui/theme.ts';
import { matchOfPath } from './load.ts';
import { Page } from './Page.tsx';
import { createReplay } from './state.ts';

await startLocale(words);
startTheme();

const replay = createReplay({
  address: location,
  request,
  stored: practised,
});
// While a match is played, frames and the address follow the cursor.
effect(() => {
  const phase = replay.phase.value;
  if (phase.at !== 'playing') return;
  const { cursor } = phase.playing;
  const ends = [drive(cursor), linkAddress(cursor)];
  return () => {
    for (const end of ends) end();
  };
});

/**
 * Opened from the class, in the tab in which it was played: another tab leaves the seat where it is. The address says so once,
 * and is then such as can be given to others; a reload finds it with the tab's history.
 */
const { pathname, search, hash } = location;
if (new URLSearchParams(search).has('class'))
  history.replaceState({ ...history.state, inClass: true }, '', pathname + hash);
const seat = history.state?.inClass === true && history.length > 1 ? readSeat() : null;
const inClass =
  seat &&
  createClassLink({
    seat,
    match: matchOfPath(pathname) ?? '',
    open: openLink,
    after,
    enter: () => location.assign(pathTo('/play')),
  });

const root = document.getElementById('app');
if (root) draw(<Page replay={replay} inClass={inClass} />, root);
void replay.load();
