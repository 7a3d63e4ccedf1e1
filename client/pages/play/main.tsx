/** The entry of the play page: opens the connection, while the page itself is still on its way. */
import { HOME } from '../../base.ts';
import { openWebSocket } from '../../connection/address.ts';
import { greetEarly } from '../../connection/early.ts';
import { readSeat } from '../../connection/seat.ts';
import { chosenLocale } from '../../i18n/choose.ts';
import { needed } from '../../i18n/needed.ts';
import { retryImport } from '../../retry-import.ts';
import { FALLBACK_KEY, inThisTab, recall } from '../../storage.ts';

/** All of the page: in a full room it may take its time, and until then its file says that it is loading. */
const PATIENCE = 60_000;

const seat = readSeat();
if (seat === null) location.replace(HOME);
else {
  const { token } = seat;
  const language = chosenLocale();
  // Where no WebSocket has got through, the page goes on over HTTP.
  const early = recall(FALLBACK_KEY, inThisTab) ? null : greetEarly(openWebSocket(token), token, language);
  const { begin } = await needed(
    retryImport(() => import('./begin.tsx'), PATIENCE),
    language,
  );
  await begin(seat, early);
}
