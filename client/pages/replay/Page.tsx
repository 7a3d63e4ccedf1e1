/** The replay page of a match. */

import { useComputed } from '@preact/signals';
import { useMemo, useState } from 'preact/hooks';
import type { HostId } from '../../../shared/hosts.ts';
import { type MatchView, view } from '../../../shared/match/view.ts';
import { RULEBOOK_VERSION } from '../../../shared/tcp/rules.ts';
import { HostPanel, type HostProps, HostStrip } from '../../figures/host/HostPanel.tsx';
import { locale } from '../../i18n/dictionary.ts';
import { pick } from '../../i18n/index.ts';
import { t } from '../../i18n/replay.ts';
import type { Cursor } from '../../timeline/cursor.ts';
import { LadderPane } from '../../timeline/LadderPane.tsx';
import { PlainPage, ReplayLayout } from '../../timeline/ReplayLayout.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { CentrePane, type Pane } from './CentrePane.tsx';
import { Debrief } from './Debrief.tsx';
import { Download, DownloadIcon } from './Download.tsx';
import { EventList } from './EventList.tsx';
import { ladderOf, type MarkWords } from './ladder.ts';
import type { Failure } from './load.ts';
import { marksOf } from './marks.ts';
import { castOf, nameOf } from './names.ts';
import { matchAt, type Told } from './playback.ts';
import { SegmentDetail } from './SegmentDetail.tsx';

export interface ReplayPageProps {
  readonly told: Told;
  readonly cursor: Cursor;
}

function hostsOf(
  shown: MatchView,
  { told, cursor }: ReplayPageProps,
  absolute: boolean,
): (host: HostId) => HostProps {
  return (host) => {
    const found = shown.hosts.find((one) => one.host === host);
    if (!found) throw new RangeError(`the replay sees both hosts, but not ${host}`);
    return { host: found, name: nameOf(told, host), cast: castOf(told, host), now: cursor.now, absolute };
  };
}

function markWords({ stimulus }: Parameters<MarkWords['stimulus']>[0]): string {
  if (stimulus.type === 'timeout') return t(`mark.${stimulus.timer}`);
  return stimulus.type === 'call' ? stimulus.call.call : '';
}

function Detail({ told, cursor }: ReplayPageProps) {
  const id = cursor.selected.value;
  const packet = id === null ? undefined : told.packets.get(id);
  return packet ? <SegmentDetail cursor={cursor} packet={packet} /> : null;
}

export function ReplayPage({ told, cursor }: ReplayPageProps) {
  const [absolute, setAbsolute] = useState(false);
  const [over, setOver] = useState<'debrief' | 'download' | null>(null);
  const [pane, setPane] = useState<Pane>('ladder');
  const shown = useComputed(() => view(matchAt(told, cursor.index.value), 'all')).value;
  const hostOf = hostsOf(shown, { told, cursor }, absolute);
  const language = locale.value;
  const marks = useMemo(() => marksOf(told), [told]);
  // Its marks are words of the reader's language, so they are made anew with it.
  const ladder = useMemo(
    () => ladderOf(told, { stimulus: markWords, refused: t('refused') }, absolute),
    [told, language, absolute],
  );
  const scenario = told.moments[0]?.match.scenario;
  const title = scenario
    ? t('title.match', { number: scenario.number, scenario: pick(scenario.title) })
    : t('title');
  const ended = told.moments.at(-1)?.match.outcome != null;
  return (
    <ReplayLayout
      cursor={cursor}
      title={title}
      names={t('title.names', { a: nameOf(told, 'A'), b: nameOf(told, 'B') })}
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
          <LadderPane cursor={cursor} input={ladder} />
        </CentrePane>
      }
      events={
        <EventList told={told} cursor={cursor} absolute={absolute}>
          <section class="events-debrief">
            <h2 class="eyebrow">{t('debrief.title')}</h2>
            <Debrief told={told} />
          </section>
        </EventList>
      }
      detail={<Detail told={told} cursor={cursor} />}
      marks={marks}
      mistakes={{
        next: t('play.mistake'),
        all: t('play.mistakes', { n: told.mistakes.length }),
        noMore: t('play.mistake.none'),
        nowhere: t('play.mistake.nobody'),
        key: t('keys.mistake'),
      }}
      copied={t('link.copied')}
      covered={over !== null}
    >
      <Dialog open={over === 'debrief'} onClose={() => setOver(null)} title={t('debrief.title')} wide>
        <Debrief told={told} />
      </Dialog>
      <Download told={told} open={over === 'download'} onClose={() => setOver(null)} />
    </ReplayLayout>
  );
}

export function LoadingPage() {
  return (
    <PlainPage title={t('title')}>
      <p class="muted" role="status">
        {t('loading')}
      </p>
    </PlainPage>
  );
}

function failureWords(failure: Failure): string {
  switch (failure.kind) {
    case 'said':
      return pick(failure.text);
    case 'untellable':
      return failure.error === 'other-rulebook'
        ? t('error.other-rulebook', { played: failure.played, here: RULEBOOK_VERSION })
        : t(`error.${failure.error}`);
    case 'offline':
    case 'no-local':
    case 'bad-record':
      return t(`error.${failure.kind}`);
  }
}

export function FailurePage({ failure }: { readonly failure: Failure }) {
  return (
    <PlainPage title={t('title')}>
      <Notice kind="bad" alert title={t('error.title')}>
        <p>{failureWords(failure)}</p>
      </Notice>
      <div class="row">
        <a class="btn" href="/">
          {t('error.home')}
        </a>
        {(failure.kind === 'offline' || failure.kind === 'said') && (
          <button type="button" class="btn" onClick={() => location.reload()}>
            {t('error.retry')}
          </button>
        )}
      </div>
    </PlainPage>
  );
}
