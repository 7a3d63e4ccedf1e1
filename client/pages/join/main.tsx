/** The entry of the join page. */
import { pathTo } from '../../base.ts';
import '../../styles/index.css';
import words from 'virtual:words/join';
import { effect } from '@preact/signals';
import { readClassCode } from '../../../shared/protocol/class-code.ts';
import { deviceMark } from '../../connection/device.ts';
import { request } from '../../connection/request.ts';
import { keepSeat, keepsSeats, readSeat, type Seat } from '../../connection/seat.ts';
import { startLocale } from '../../i18n/index.ts';
import { t } from '../../i18n/join.ts';
import { draw } from '../../ui/draw.ts';
import { after } from '../../ui/frame.ts';
import { startTheme } from '../../ui/theme.ts';
import { fetchAhead } from './ahead.ts';
import { Page } from './Page.tsx';
import { createJoin } from './state.ts';

await startLocale(words);
startTheme();
effect(() => {
  document.title = `${t('title')} · 2MSL`;
});

const params = new URLSearchParams(location.search);
const code = readClassCode(params.get('code') ?? '');
/** What the QR code of another device says: in the fragment, so that it is sent nowhere but to be redeemed. */
const handed = new URLSearchParams(location.hash.slice(1)).get('seat');
if (handed !== null) history.replaceState(null, '', location.pathname + location.search);
const seat = readSeat();
const root = document.getElementById('app');
const join = createJoin({
  code: handed ?? code,
  request,
  wait: (time) => new Promise((resolve) => after(time, resolve)),
  device: deviceMark(),
});
const onJoined = (joined: Seat): void => {
  keepSeat(joined);
  location.assign(pathTo('/play'));
};
if (root) {
  draw(
    <Page
      join={join}
      keepsSeats={keepsSeats()}
      // A link into another class is meant for that one.
      seat={seat && (code === '' || code === seat.code) ? seat : null}
      onJoined={onJoined}
    />,
    root,
  );
}
void fetchAhead(new URL(pathTo('/play'), location.href), request);
if (handed !== null) void join.join().then((joined) => joined && onJoined(joined));
