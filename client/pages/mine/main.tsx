/** The entry of the page with a student’s own results. */
import '../../styles/index.css';
import words from 'virtual:words/mine';
import { effect } from '@preact/signals';
import { pathTo } from '../../base.ts';
import { request } from '../../connection/request.ts';
import { readSeat } from '../../connection/seat.ts';
import { openLink } from '../../connection/socket.ts';
import { startLocale } from '../../i18n/index.ts';
import { t } from '../../i18n/mine.ts';
import { createClassLink } from '../../in-class/class-link.ts';
import { draw } from '../../ui/draw.ts';
import { after } from '../../ui/frame.ts';
import { startTheme } from '../../ui/theme.ts';
import { Page } from './Page.tsx';
import { createMine, linkOf } from './state.ts';

await startLocale(words);
startTheme();
effect(() => {
  document.title = `${t('title')} · 2MSL`;
});

/** Opened from the class, in its tab: the seat stays open here. The address is then such as can be taken home. */
const { pathname, search, hash } = location;
if (new URLSearchParams(search).has('class'))
  history.replaceState({ ...history.state, inClass: true }, '', pathname + hash);
const seat = history.state?.inClass === true && history.length > 1 ? readSeat() : null;
const inClass =
  seat &&
  createClassLink({ seat, match: '', open: openLink, after, enter: () => location.assign(pathTo('/play')) });

const link = linkOf(hash);
const mine = createMine({ link, request });
const root = document.getElementById('app');
if (root) draw(<Page mine={mine} linked={link !== null} inClass={inClass} />, root);
void mine.load();
