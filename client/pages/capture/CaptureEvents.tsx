/** The captured segments in their order: what each is, what it changed, what is illegal about it. */

import type { ComponentChildren } from 'preact';
import { HOSTS, type HostId, peerOf } from '../../../shared/hosts.ts';
import { HostGlyph } from '../../figures/segment/HostGlyph.tsx';
import { phaseOf } from '../../figures/states/phase.ts';
import { t } from '../../i18n/capture.ts';
import { t as timeline } from '../../i18n/timeline.ts';
import { t as violations } from '../../i18n/violations.ts';
import type { Cursor } from '../../timeline/cursor.ts';
import { EventRow } from '../../timeline/EventRow.tsx';
import { EventRows } from '../../timeline/EventRows.tsx';
import { SegmentLink } from '../../timeline/SegmentLink.tsx';
import { secondsText } from '../../timeline/time-words.ts';
import type { Playback, PlayedStep } from './playback.ts';
import { sourceOf } from './source-of.ts';

export interface CaptureEventsProps {
  readonly playback: Playback;
  readonly cursor: Cursor;
  readonly absolute: boolean;
}

function Change({ host, step }: { readonly host: HostId; readonly step: PlayedStep }) {
  return (
    <span class="row-line change">
      <HostGlyph host={host} bare /> →{' '}
      <b
        class={step.inferred ? 'change-state inferred' : 'change-state'}
        data-phase={phaseOf(step.state)}
        title={step.inferred ? t('row.inferred') : undefined}
      >
        {step.state}
        {step.inferred && <span class="visually-hidden"> ({t('row.inferred')})</span>}
      </b>
    </span>
  );
}

/** A state that was entered with a segment stands at that segment, also where it is inferred for later or before. */
function changesWith({ steps, moments, segments }: Playback, index: number) {
  const { segment, file } = moments[index] ?? { segment: null, file: null };
  if (segment === null) return [];
  const sighted = segments[segment]?.sighted;
  return HOSTS.flatMap((host) =>
    steps[host].flatMap((step) => {
      const own = sighted?.[host]?.file ?? file;
      return step.segment === segment && own === file ? [{ host, step }] : [];
    }),
  );
}

function Body({ playback, cursor, absolute, index }: CaptureEventsProps & { readonly index: number }) {
  const moment = playback.moments[index];
  const segment = moment?.segment == null ? undefined : playback.segments[moment.segment];
  if (segment === undefined) return null;
  const { resent, accusations, from, sighted, copyOf } = segment;
  const both = playback.record.files.length > 1;
  const arrives = both && sighted[from]?.file !== moment?.file;
  const lost = both && !arrives && sighted[peerOf(from)] === null;
  const notSent = both && arrives && sighted[from] === null;
  return (
    <>
      {both && (
        <span class="row-words">
          {arrives ? t('row.arrives', { host: peerOf(from) }) : t('row.sends', { host: from })}
        </span>
      )}
      <span class="row-line">
        <SegmentLink
          id={segment.index}
          segment={segment.view}
          from={from}
          base={segment.base}
          cursor={cursor}
          absolute={absolute}
        />
        {resent !== null && !arrives && <span class="chip warn">{t(`row.resent.${resent}`)}</span>}
        {lost && <span class="chip bad">{t('row.lost')}</span>}
        {notSent && (
          <span class="chip warn">
            {copyOf === null ? t('row.injected', { host: from }) : t('row.copied')}
          </span>
        )}
      </span>
      {changesWith(playback, index).map(({ host, step }) => (
        <Change key={`${host}${step.state}`} host={host} step={step} />
      ))}
      {accusations.map(({ host, illegal }) =>
        both && sighted[host]?.file !== moment?.file ? null : (
          <span key={host} class="row-line accused">
            <span class="row-head">{t('segment.illegal', { host })}</span>
            <span class="row-words">
              <span class="row-source">{sourceOf(illegal)}</span>{' '}
              <span class="row-why">{violations(illegal.code, { state: illegal.state })}</span>{' '}
              {t('verdict.after')}
            </span>
          </span>
        ),
      )}
    </>
  );
}

/** Where it happens: at the end whose file has it, or at the sender. */
function hostOf({ moments, segments, record }: Playback, index: number): HostId | null {
  const { segment, file } = moments[index] ?? { segment: null, file: null };
  if (segment === null || file === null) return null;
  const from = record.files[file]?.seenFrom;
  if (record.files.length > 1 && (from === 'A' || from === 'B')) return from;
  return segments[segment]?.from ?? null;
}

export function CaptureEvents({ playback, cursor, absolute }: CaptureEventsProps) {
  const { moments, steps, digits, mistakes, record } = playback;
  const last = moments.length - 1;
  const midway = HOSTS.some((host) => steps[host][0]?.state === 'ESTABLISHED');
  const wrong = new Set(mistakes);
  const row = (index: number): ComponentChildren => {
    if (index === 0)
      return (
        <EventRow key={index} cursor={cursor} index={index} label={timeline('play.start')}>
          <span class="row-head muted">{t(midway ? 'replay.begin.midway' : 'replay.begin')}</span>
        </EventRow>
      );
    if (index === last)
      return (
        <EventRow key={index} cursor={cursor} index={index} tone="end" label={timeline('play.end')}>
          <span class="row-head muted">
            {record.cut > 0 ? t('replay.end.cut', { n: record.cut }) : t('replay.end')}
          </span>
        </EventRow>
      );
    return (
      <EventRow
        key={index}
        cursor={cursor}
        index={index}
        host={hostOf(playback, index)}
        tone={wrong.has(index) ? 'bad' : 'plain'}
        label={t('row.at', { at: secondsText(moments[index]?.at ?? 0, digits) })}
      >
        <Body playback={playback} cursor={cursor} absolute={absolute} index={index} />
      </EventRow>
    );
  };
  return (
    <div class="events" data-digits={digits}>
      <EventRows cursor={cursor} row={row} />
    </div>
  );
}
