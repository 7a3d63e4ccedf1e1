/** A captured segment, field by field: its header, where and when it was seen, what came of it. */
import { HOSTS, peerOf } from '../../../shared/hosts.ts';
import type { CapturedOptions } from '../../../shared/pcap/captured.ts';
import { HostGlyph } from '../../figures/segment/HostGlyph.tsx';
import { t } from '../../i18n/capture.ts';
import { number } from '../../i18n/dictionary.ts';
import { t as violations } from '../../i18n/violations.ts';
import type { Cursor } from '../../timeline/cursor.ts';
import { Field, RuleField, SegmentFields } from '../../timeline/SegmentFields.tsx';
import { timeText } from '../../timeline/time-words.ts';
import { clockText, durationText } from './amounts.ts';
import { scaledWindow } from './numbers.ts';
import type { Playback, PlayedSegment, Sighting } from './playback.ts';

export interface CaptureSegmentProps {
  readonly playback: Playback;
  readonly cursor: Cursor;
  readonly segment: PlayedSegment;
}

function optionWords({
  mss,
  windowScale,
  sackPermitted,
  timestamps,
  sack,
}: CapturedOptions): readonly string[] {
  return [
    ...(mss === undefined ? [] : [t('option.mss', { n: String(mss) })]),
    ...(windowScale === undefined
      ? []
      : [t('option.windowScale', { n: windowScale, factor: 2 ** Math.min(14, windowScale) })]),
    ...(sackPermitted ? [t('option.sackPermitted')] : []),
    ...(timestamps === undefined
      ? []
      : [t('option.timestamps', { value: String(timestamps.value), echo: String(timestamps.echo) })]),
    ...(sack === undefined
      ? []
      : [t('option.sack', { blocks: sack.map(([left, right]) => `${left}–${right}`).join(', ') })]),
  ];
}

/** When it was sent and when it arrived, as far as somebody saw it; each leads to its moment. */
function Times({ playback, cursor, segment }: CaptureSegmentProps) {
  const { digits, record, flight } = playback;
  const { from, sighted } = segment;
  const both = record.files.length > 1;
  const [sent, arrived, between] = [sighted[from], sighted[peerOf(from)], sighted.between];
  const moment = (sighting: Sighting, words: 'sent' | 'arrived' | 'seen') => (
    <button type="button" class="detail-link" onClick={() => cursor.toMoment(sighting.moment)}>
      {t(`segment.time.${words}`, { at: timeText(sighting.at, digits) })}
    </button>
  );
  return (
    <Field name={t('segment.time')}>
      <span class="detail-times">
        {sent && moment(sent, 'sent')}
        {arrived && moment(arrived, 'arrived')}
        {between && moment(between, 'seen')}
        {!sent && !between && <span class="muted">{t('segment.time.unsent')}</span>}
        {!arrived && !between && (
          <span class="muted">{t(both ? 'segment.time.lost' : 'segment.time.unknown')}</span>
        )}
        {sent && arrived && (
          <span class="muted">
            {t('segment.time.flight', { time: durationText((arrived.at - sent.at) * 1000) })}
          </span>
        )}
        {!both && !between && flight > 0 && (
          <span class="muted">{t('segment.time.flight', { time: durationText(flight * 1000) })}</span>
        )}
      </span>
    </Field>
  );
}

function Changes({ playback, segment }: Pick<CaptureSegmentProps, 'playback' | 'segment'>) {
  const changes = HOSTS.flatMap((host) =>
    playback.steps[host].flatMap((step, i) => {
      const before = playback.steps[host][i - 1];
      return step.segment === segment.index && before ? [{ host, step, before }] : [];
    }),
  );
  if (changes.length === 0) return null;
  return (
    <Field name={t('segment.states')}>
      {changes.map(({ host, step, before }) => (
        <span key={`${host}${step.state}`} class="detail-change">
          <HostGlyph host={host} bare /> {before.state} → <b>{step.state}</b>{' '}
          {step.inferred && <span class="muted">{t('row.inferred')}</span>}
        </span>
      ))}
    </Field>
  );
}

export function CaptureSegment({ playback, cursor, segment }: CaptureSegmentProps) {
  const { record, segments } = playback;
  const { recorded, from, view, base, index, resent, accusations } = segment;
  const options = optionWords(recorded.options);
  const scaled = scaledWindow(
    segments.map((one) => one.recorded),
    index,
  );
  const sightings = recorded.seen.flatMap((one, file) => (one === null ? [] : [{ one, file }]));
  const [first] = sightings;
  const cut = recorded.length - recorded.text.length;
  return (
    <SegmentFields
      from={from}
      segment={view}
      base={base}
      title={t('segment.number', { frame: String(first?.one[0] ?? '') })}
      onClose={() => {
        cursor.selected.value = null;
      }}
      first={accusations.flatMap(({ host, illegal }) => [
        <Field key={host} name={t('segment.illegal', { host })}>
          <span class="detail-wrong">{violations(illegal.code, { state: illegal.state })}</span>
        </Field>,
        illegal.rule !== null && <RuleField key={`${host} rule`} rule={illegal.rule} />,
      ])}
    >
      {scaled !== null && (
        <Field name={t('segment.window.scaled')}>
          <b class="mono">{number(scaled)}</b>
        </Field>
      )}
      {cut > 0 && (
        <Field name="">
          <span class="muted">{t('segment.text.cut', { n: recorded.text.length })}</span>
        </Field>
      )}
      {options.length > 0 && (
        <Field name={t('segment.options')}>
          {options.map((option) => (
            <span key={option} class="detail-option">
              {option}
            </span>
          ))}
        </Field>
      )}
      <Times playback={playback} cursor={cursor} segment={segment} />
      {first && <Field name={t('segment.clock')}>{clockText(record.began + first.one[1])}</Field>}
      {record.files.length > 1 && (
        <Field name={t('segment.frame')}>
          {sightings.map(({ one, file }) => (
            <span key={file} class="detail-option">
              {t('segment.frame.in', { frame: String(one[0]), file: record.files[file]?.name ?? '' })}
            </span>
          ))}
        </Field>
      )}
      {resent !== null && <Field name={t('segment.resent')}>{t(`row.resent.${resent}`)}</Field>}
      <Changes playback={playback} segment={segment} />
    </SegmentFields>
  );
}
