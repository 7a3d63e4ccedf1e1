/** A segment, the same everywhere: inbox, composer, log, ladder and wire. */
import { type HostId, peerOf } from '../../../shared/hosts.ts';
import './SegmentCard.css';
import type { ComponentChildren } from 'preact';
import { ACK, FIN, SYN } from '../../../shared/tcp/segment.ts';
import { t } from '../../i18n/common.ts';
import { number } from '../../i18n/dictionary.ts';
import { Flags } from './Flags.tsx';
import {
  baseFor,
  flagsOf,
  isForeign,
  lengthOf,
  lengthShare,
  type NumberBase,
  preview,
  relative,
  type SegmentView,
} from './segment-view.ts';
import { WayArrow } from './WayArrow.tsx';

export type SegmentField = 'flags' | 'seq' | 'ack' | 'wnd' | 'len';
export const SEGMENT_MARKS = [
  'retransmission',
  'lost',
  'duplicate',
  'challenge',
  'injected',
  'refused',
] as const;
export type SegmentMark = (typeof SEGMENT_MARKS)[number];

export interface SegmentCardProps {
  readonly segment: SegmentView;
  readonly from: HostId;
  /** 'full': a card; 'inline': a row of a log; 'choice': a row that names its flags; 'preview': still being composed. */
  readonly variant?: 'full' | 'inline' | 'choice' | 'preview';
  /** Numbers count from these; without them they are absolute. */
  readonly base?: NumberBase | undefined;
  readonly marks?: readonly SegmentMark[];
  /** Fields that a verdict found wrong. */
  readonly wrong?: readonly SegmentField[];
  /** At the end of the head: a time, a button. */
  readonly children?: ComponentChildren;
}

const TONES: Record<SegmentMark, string> = {
  retransmission: 'warn',
  lost: 'bad',
  duplicate: 'warn',
  challenge: 'warn',
  injected: 'bad',
  refused: 'bad',
};

/** The card in one sentence, for those who do not see it. */
export function segmentSentence(segment: SegmentView, from: HostId, given: NumberBase = {}): string {
  const { seq, ack = 0 } = segment;
  const base = baseFor(segment, given);
  const shown = (n: number | undefined, from0: number | undefined): string =>
    n === undefined ? '?' : number(relative(n, from0));
  const sentence = t('segment.label', {
    way: t('host.toward', { from, to: peerOf(from) }),
    flags: flagsOf(segment.flags).join(t('list.separator')) || t('flag.none'),
    seq: shown(seq, base.seq),
    ack: (segment.flags & ACK) === 0 ? t('segment.no-ack') : t('segment.ack', { ack: shown(ack, base.ack) }),
    length: t('segment.length', { n: lengthOf(segment) }),
  });
  return isForeign(segment, given) ? `${sentence} (${t('segment.foreign')})` : sentence;
}

interface FieldProps {
  readonly name: SegmentField;
  readonly label: string;
  readonly value: number | undefined;
  readonly base?: number | undefined;
  /** The field does not count, as ACK without its flag. */
  readonly idle?: boolean;
  readonly wrong: boolean;
}

function Field({ name, label, value, base, idle = false, wrong }: FieldProps) {
  const title =
    value !== undefined && base !== undefined && !idle
      ? t('segment.absolute', { value: number(value) })
      : undefined;
  const shown = idle ? '–' : value === undefined ? '?' : number(relative(value, base));
  return (
    <span class={`field-${name}${wrong ? ' wrong' : ''}${idle ? ' idle' : ''}`} title={title}>
      <span class="key">{label}</span>
      <span class="value">{shown}</span>
    </span>
  );
}

function LengthBar({ segment }: { readonly segment: SegmentView }) {
  const { flags } = segment;
  const length = lengthOf(segment);
  const share = `${Math.round(lengthShare(length) * 100)}%`;
  // SYN and FIN take one sequence number each, before and after the text.
  return (
    <span class="length-bar">
      {(flags & SYN) !== 0 && <span class="unit" data-flag="SYN" />}
      {length > 0 && <span class="text" style={{ width: share }} />}
      {(flags & FIN) !== 0 && <span class="unit" data-flag="FIN" />}
    </span>
  );
}

function DataPreview({ segment, most }: { readonly segment: SegmentView; readonly most: number }) {
  const { text, more } = preview(segment.data ?? '', most, lengthOf(segment));
  return (
    <span class="data">
      <q>{text}</q>
      {more > 0 && <span class="more">{t('segment.more', { n: more })}</span>}
    </span>
  );
}

export function SegmentCard({
  segment,
  from,
  variant = 'full',
  base: given = {},
  marks = [],
  wrong = [],
  children,
}: SegmentCardProps) {
  const { flags, seq, ack, wnd } = segment;
  const base = baseFor(segment, given);
  const length = lengthOf(segment);
  const inline = variant === 'inline' || variant === 'choice';
  const bad = (name: SegmentField): boolean => wrong.includes(name);
  const way = (
    <WayArrow
      from={from}
      lost={marks.includes('lost')}
      duplicate={marks.includes('duplicate')}
      injected={marks.includes('injected')}
    />
  );
  const chips = marks.map((mark) => (
    <span key={mark} class={`chip ${TONES[mark]}`}>
      {t(`mark.${mark}`)}
    </span>
  ));
  if (isForeign(segment, given)) {
    chips.push(
      <span key="foreign" class="chip" title={t('segment.foreign.why')}>
        {t('segment.foreign')}
      </span>,
    );
  }
  return (
    <div
      class={`segment ${inline ? 'inline' : variant}${marks.includes('lost') ? ' lost' : ''}${children === undefined ? '' : ' ended'}`}
      data-host={from}
    >
      <span class="visually-hidden">{segmentSentence(segment, from, given)}</span>
      <div class="segment-face" aria-hidden="true">
        {way}
        {inline ? null : <span class="segment-marks">{chips}</span>}
        <span class={bad('flags') ? 'segment-flags wrong' : 'segment-flags'}>
          <Flags flags={flags} letters={variant === 'inline'} />
        </span>
        <span class="segment-fields">
          <Field name="seq" label={t('segment.seq')} value={seq} base={base.seq} wrong={bad('seq')} />
          <Field
            name="ack"
            label={t('segment.ack.short')}
            value={ack}
            base={base.ack}
            idle={(flags & ACK) === 0}
            wrong={bad('ack')}
          />
          <Field name="len" label={t('segment.len')} value={length} wrong={bad('len')} />
          {!inline && <Field name="wnd" label={t('segment.wnd')} value={wnd} wrong={bad('wnd')} />}
        </span>
        {!inline && <LengthBar segment={segment} />}
        {inline && chips}
        {length > 0 && <DataPreview segment={segment} most={inline ? 16 : 48} />}
      </div>
      {children !== undefined && <div class="segment-end">{children}</div>}
    </div>
  );
}
