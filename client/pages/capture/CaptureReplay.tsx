/** A captured connection, played by the same parts that play a match. */
import { endpointText } from '../../../shared/host/address.ts';
import { HOSTS } from '../../../shared/hosts.ts';
import './CaptureReplay.css';
import { useMemo, useState } from 'preact/hooks';
import { t } from '../../i18n/capture.ts';
import { locale } from '../../i18n/dictionary.ts';
import { LadderPane } from '../../timeline/LadderPane.tsx';
import { ReplayLayout } from '../../timeline/ReplayLayout.tsx';
import { toast } from '../../ui/Notice.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { CaptureEvents } from './CaptureEvents.tsx';
import { CapturePanel, CaptureStrip } from './CapturePanel.tsx';
import { CaptureSegment } from './CaptureSegment.tsx';
import { ladderOf } from './ladder.ts';
import { marksOf } from './marks.ts';
import type { Playback } from './playback.ts';
import type { Capture, Playing } from './state.ts';

/** `normal-close.pcapng` → `normal-close-40000-80.2msl.json` */
function recordName({ record: { files, hosts } }: Playback): string {
  const stem = (files[0]?.name ?? 'capture').replace(/\.(pcapng|pcap|cap)$/i, '');
  return `${stem}-${hosts.A.port}-${hosts.B.port}.2msl.json`;
}

function saveRecord(playback: Playback): void {
  const name = recordName(playback);
  saveFile(name, [JSON.stringify(playback.record)], 'application/json');
  toast('good', t('replay.saved', { name }));
}

function Detail({ playback, cursor }: Playing) {
  const index = cursor.selected.value;
  const segment = index === null ? undefined : playback.segments[index];
  return segment ? <CaptureSegment playback={playback} cursor={cursor} segment={segment} /> : null;
}

export function CaptureReplay({ capture, playback, cursor }: Playing & { readonly capture: Capture }) {
  const [absolute, setAbsolute] = useState(false);
  const language = locale.value;
  const marks = useMemo(() => marksOf(playback), [playback]);
  // A mark in it is a word of the reader's language.
  const ladder = useMemo(
    () => ladderOf(playback, t('replay.illegal.word'), absolute),
    [playback, language, absolute],
  );
  const { files, hosts } = playback.record;
  const listed = capture.listing.value !== null;
  const judged = HOSTS.some((host) => playback.judged[host].verdict !== 'unknown');
  const nowhere = !judged ? 'unknown' : playback.record.cut > 0 ? 'cut' : 'legal';
  const panel = { playback, cursor, absolute };
  return (
    <ReplayLayout
      cursor={cursor}
      title={files.map(({ name }) => name).join(' + ')}
      names={t('replay.names', { a: endpointText(hosts.A), b: endpointText(hosts.B) })}
      absolute={absolute}
      onNumbers={() => setAbsolute((before) => !before)}
      buttons={
        <>
          <button
            type="button"
            class="btn small quiet save-record"
            aria-label={t('replay.save')}
            title={t('replay.save')}
            onClick={() => saveRecord(playback)}
          >
            <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
              <path
                d="M8 2v8M4.500 7 8 10.500 11.500 7M2.500 13.500h11"
                fill="none"
                stroke="currentColor"
                stroke-width="1.8"
                stroke-linecap="round"
                stroke-linejoin="round"
              />
            </svg>
          </button>
          <button type="button" class="btn small" onClick={capture.back}>
            <span class="wide-words">{t(listed ? 'replay.list' : 'replay.another')}</span>
            <span class="short-words">{t(listed ? 'replay.list.short' : 'replay.another.short')}</span>
          </button>
        </>
      }
      panel={(host) => <CapturePanel key={host} host={host} {...panel} />}
      strip={(host) => <CaptureStrip key={host} host={host} {...panel} />}
      ladder={<LadderPane cursor={cursor} input={ladder} />}
      events={<CaptureEvents {...panel} />}
      detail={<Detail playback={playback} cursor={cursor} />}
      marks={marks}
      mistakes={{
        next: t('replay.mistake'),
        all: t('replay.mistakes', { n: playback.mistakes.length }),
        noMore: t('replay.mistake.none'),
        nowhere: t(`replay.mistake.nowhere.${nowhere}`),
        key: t('replay.mistake.key'),
      }}
      copied={t('replay.copied')}
      covered={false}
    />
  );
}
