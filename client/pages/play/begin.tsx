/** The play page itself: fetched while its entry already opens the connection. */
import '../../styles/index.css';
import words from 'virtual:words/play';
import { effect } from '@preact/signals';
import type { Outlines } from '../../../shared/protocol/view.ts';
import { pathTo } from '../../base.ts';
import { continueClock } from '../../connection/clock.ts';
import type { Early } from '../../connection/early.ts';
import { request } from '../../connection/request.ts';
import { forgetSeat, keepSeat, readSeat, type Seat } from '../../connection/seat.ts';
import { openLink } from '../../connection/socket.ts';
import { startLocale } from '../../i18n/index.ts';
import { t } from '../../i18n/play.ts';
import { draw } from '../../ui/draw.ts';
import { monotonic, wallClock } from '../../ui/frame.ts';
import { toast } from '../../ui/Notice.tsx';
import { startTheme } from '../../ui/theme.ts';
import { Page } from './Page.tsx';
import { createPlay } from './state.ts';

/** A debrief without them is a debrief all the same: nobody is told that they could not be had. */
async function askOutlines(match: string): Promise<Outlines | null> {
  const answer = await request(pathTo(`/api/records/${encodeURIComponent(match)}/outlines`)).catch(
    () => null,
  );
  return answer?.ok ? ((await answer.json().catch(() => null)) as Outlines | null) : null;
}

export async function begin(seat: Seat, early: Early | null): Promise<void> {
  await startLocale(words);
  startTheme();
  const play = createPlay({
    token: seat.token,
    clock: continueClock(),
    open: (options) => openLink({ ...options, early }),
    askOutlines,
    onHistoryLost: (text) => toast('warn', text, 60_000),
    monotonic,
    wallClock,
  });
  effect(() => {
    const waiting = (play.table.value?.board.situation.host.value.inbox.length ?? 0) > 0;
    // Seen in the tab when the page is behind another one.
    document.title = `${waiting ? '● ' : ''}${t('title')} · 2MSL`;
  });
  // The teacher may have given another one.
  effect(() => {
    const { name = seat.name } = play.class.value?.you ?? {};
    if (name !== seat.name && readSeat()?.token === seat.token) keepSeat({ ...seat, name });
  });
  // It will never be opened again.
  effect(() => {
    if (play.link.ending.value?.code === 'class-deleted') forgetSeat(seat);
  });
  const onJoinAgain = (): void => {
    forgetSeat(seat);
    location.assign(pathTo(`/?code=${seat.code}`));
  };
  const root = document.getElementById('app');
  if (root) draw(<Page play={play} onJoinAgain={onJoinAgain} />, root);
}
