/** The entry of the replay page. */
import '../../styles/index.css';
import words from 'virtual:words/replay';
import { effect } from '@preact/signals';
import { request } from '../../connection/request.ts';
import { startLocale } from '../../i18n/index.ts';
import { openFromClass } from '../../in-class/open.ts';
import { practised } from '../../practised.ts';
import { drive, linkAddress } from '../../timeline/drive.ts';
import { draw } from '../../ui/draw.ts';
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

const inClass = openFromClass(matchOfPath(location.pathname));
const root = document.getElementById('app');
if (root) draw(<Page replay={replay} inClass={inClass} />, root);
void replay.load();
