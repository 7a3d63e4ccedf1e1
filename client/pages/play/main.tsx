/** The entry of the play page: opens the connection, while the page itself is still on its way. */
import '../../styles/index.css';
import words from 'virtual:words/play';
import { HOME } from '../../base.ts';
import { openAhead } from '../../connection/ahead.ts';
import { readSeat } from '../../connection/seat.ts';
import { fetchPage, startLocale } from '../../i18n/index.ts';
import { startTheme } from '../../ui/theme.ts';

await startLocale(words);
startTheme();
const seat = readSeat();
if (seat === null) location.replace(HOME);
else {
  const { token } = seat;
  const open = openAhead(() => ({ token, class: null, seen: null }));
  const { begin } = await fetchPage(() => import('./begin.tsx'));
  const root = document.getElementById('app');
  if (root) begin(seat, root, open);
}
