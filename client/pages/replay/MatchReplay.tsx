/** A match that has ended, played again: both hosts, the ladder between them, all that happened. */

import { useComputed } from '@preact/signals';
import { useMemo, useState } from 'preact/hooks';
import type { HostId } from '../../../shared/hosts.ts';
import { type MatchView, view } from '../../../shared/match/view.ts';
import { HostPanel, type HostProps, HostStrip } from '../../figures/host/HostPanel.tsx';
import { locale } from '../../i18n/dictionary.ts';
import { t } from '../../i18n/replay.ts';
import { textsOf } from '../../i18n/scenarios.ts';
import { LadderPane } from '../../timeline/LadderPane.tsx';
import { ReplayLayout } from '../../timeline/ReplayLayout.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { CentrePane, type Pane } from './CentrePane.tsx';
import { Debrief } from './Debrief.tsx';
import { Download, DownloadIcon } from './Download.tsx';
import { EventList } from './EventList.tsx';
import { ladderOf, type MarkWords } from './ladder.ts';
import { marksOf } from './marks.ts';
import { castOf, nameOf } from './names.ts';
import { matchAt } from './playback.ts';
import { SegmentDetail } from './SegmentDetail.tsx';
import type { Playing } from './state.ts';

function hostsOf(
  shown: MatchView,
  { playback, cursor }: Playing,
  absolute: boolean,
): (host: HostId) => HostProps {
  return (host) => {
    const found = shown.hosts.find((one) => one.host === host);
    if (!found) throw new RangeError(`the replay sees both hosts, but not ${host}`);
    return {
      host: found,
      name: nameOf(playback, host),
      cast: castOf(playback, host),
      now: cursor.now,
      absolute,
    };
  };
}

function markWords({ stimulus }: Parameters<MarkWords['stimulus']>[0]): string {
  if (stimulus.type === 'timeout') return t(`mark.${stimulus.timer}`);
  return stimulus.type === 'call' ? stimulus.call.call : '';
}

function Detail({ playback, cursor }: Playing) {
  const id = cursor.selected.value;
  const packet = id === null ? undefined : playback.packets.get(id);
  return packet ? <SegmentDetail cursor={cursor} packet={packet} /> : null;
}

export function MatchReplay({ playback, cursor }: Playing) {
  const [absolute, setAbsolute] = useState(false);
  const [over, setOver] = useState<'debrief' | 'download' | null>(null);
  const [pane, setPane] = useState<Pane>('ladder');
  const shown = useComputed(() => view(matchAt(playback, cursor.index.value), 'all')).value;
  const hostOf = hostsOf(shown, { playback, cursor }, absolute);
  const language = locale.value;
  const marks = useMemo(() => marksOf(playback), [playback]);
  // Its marks are words of the reader's language, so they are made anew with it.
  const ladder = useMemo(
    () => ladderOf(playback, { stimulus: markWords, refused: t('refused') }, absolute),
    [playback, language, absolute],
  );
  const scenario = playback.moments[0]?.match.scenario;
  // These follow the cursor by themselves: they are not drawn anew with each of its steps.
  const drawn = useMemo(() => <LadderPane cursor={cursor} input={ladder} />, [cursor, ladder]);
  const events = useMemo(
    () => (
      <EventList playback={playback} cursor={cursor} absolute={absolute}>
        <section class="events-debrief">
          <h2 class="eyebrow">{t('debrief.title')}</h2>
          <Debrief playback={playback} />
        </section>
      </EventList>
    ),
    [playback, cursor, language, absolute],
  );
  const title = scenario
    ? t('title.match', { number: scenario.number, scenario: textsOf(scenario).title })
    : t('title');
  const ended = playback.moments.at(-1)?.match.outcome != null;
  return (
    <ReplayLayout
      cursor={cursor}
      title={title}
      names={t('title.names', { a: nameOf(playback, 'A'), b: nameOf(playback, 'B') })}
      absolute={absolute}
      onNumbers={() => setAbsolute((before) => !before)}
      buttons={
        <>
          <button
            type="button"
            class="btn small quiet download-button"
            aria-label={t('download.open')}
            title={t('download.open')}
            onClick={() => setOver('download')}
          >
            <DownloadIcon /> <span>Wireshark</span>
          </button>
          {ended && (
            <button type="button" class="btn small" onClick={() => setOver('debrief')}>
              {t('debrief.open')}
            </button>
          )}
        </>
      }
      panel={(host) => <HostPanel key={host} {...hostOf(host)} />}
      strip={(host) => <HostStrip key={host} {...hostOf(host)} />}
      ladder={
        <CentrePane shown={shown} pane={pane} onPane={setPane}>
          {drawn}
        </CentrePane>
      }
      events={events}
      detail={<Detail playback={playback} cursor={cursor} />}
      marks={marks}
      mistakes={{
        next: t('play.mistake'),
        all: t('play.mistakes', { n: playback.mistakes.length }),
        noMore: t('play.mistake.none'),
        nowhere: t('play.mistake.nobody'),
        key: t('keys.mistake'),
      }}
      copied={t('link.copied')}
      covered={over !== null}
    >
      <Dialog open={over === 'debrief'} onClose={() => setOver(null)} title={t('debrief.title')} wide>
        <Debrief playback={playback} onSee={() => setOver(null)} />
      </Dialog>
      <Download playback={playback} open={over === 'download'} onClose={() => setOver(null)} />
    </ReplayLayout>
  );
}
