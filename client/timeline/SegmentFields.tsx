/** A segment's fields, one by one, as an analyser shows them. */
import { type HostId, peerOf } from '../../shared/hosts.ts';
import './SegmentFields.css';
import type { ComponentChildren } from 'preact';
import { RULES, type RuleId } from '../../shared/tcp/rules.ts';
import { ACK, FIN, SYN } from '../../shared/tcp/segment.ts';
import { seqAdd, seq as toSeq } from '../../shared/tcp/seq.ts';
import { Flags } from '../figures/segment/Flags.tsx';
import { HostGlyph } from '../figures/segment/HostGlyph.tsx';
import {
  baseFor,
  isForeign,
  lengthOf,
  type NumberBase,
  printable,
  relative,
  type SegmentView,
} from '../figures/segment/segment-view.ts';
import { t as common } from '../i18n/common.ts';
import { number } from '../i18n/dictionary.ts';
import { t as rules } from '../i18n/rules.ts';
import { t } from '../i18n/timeline.ts';
import { Cross } from '../ui/Cross.tsx';

export function Field({ name, children }: { readonly name: string; readonly children: ComponentChildren }) {
  return (
    <div class="detail-field">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

export function RuleField({ rule }: { readonly rule: RuleId }) {
  return (
    <Field name={t('segment.rule')}>
      {rule} · {RULES[rule].rfc}
      <span class="detail-rule">{rules(rule)}</span>
    </Field>
  );
}

/** A number of the sequence space both ways: as people count, and as it stands in the header. */
function Both({ value, base }: { readonly value: number; readonly base: number | undefined }) {
  if (base === undefined) return <b class="mono">{String(value)}</b>;
  return (
    <>
      <b class="mono">{number(relative(value, base))}</b>{' '}
      <span class="muted">
        {t('segment.absolute')} <span class="mono">{String(value)}</span>
      </span>
    </>
  );
}

const hex = (flags: number): string => `0x${flags.toString(16).padStart(2, '0')}`;

export interface SegmentFieldsProps {
  readonly from: HostId;
  readonly segment: SegmentView;
  readonly base: NumberBase;
  readonly mss?: number | undefined;
  readonly title: string;
  readonly onClose: () => void;
  /** What matters more than any field: that the segment is illegal. */
  readonly first?: ComponentChildren;
  /** Where it was and what became of it: after the fields of its header. */
  readonly children: ComponentChildren;
}

export function SegmentFields({
  from,
  segment,
  base: given,
  mss,
  title,
  onClose,
  first,
  children,
}: SegmentFieldsProps) {
  const { flags, seq = 0, ack = 0, wnd = 0, data = '' } = segment;
  const base = baseFor(segment, given);
  const length = lengthOf(segment);
  const space = length + ((flags & SYN) !== 0 ? 1 : 0) + ((flags & FIN) !== 0 ? 1 : 0);
  return (
    <section class="segment-detail" data-host={from} aria-label={t('segment.title')}>
      <header>
        <span class="detail-way">
          <HostGlyph host={from} /> → <HostGlyph host={peerOf(from)} />
        </span>
        <h2>{title}</h2>
        <button type="button" class="btn quiet icon small" aria-label={t('segment.close')} onClick={onClose}>
          <Cross />
        </button>
      </header>
      <dl>
        {first}
        <Field name={t('segment.flags')}>
          <span class="detail-flags">
            <Flags flags={flags} /> <span class="muted mono">{hex(flags)}</span>
          </span>
        </Field>
        <Field name={t('segment.seq')}>
          <Both value={seq} base={base.seq} />
          {isForeign(segment, given) && <span class="muted"> {common('segment.foreign')}</span>}
        </Field>
        <Field name={t('segment.ack')}>
          {(flags & ACK) !== 0 ? (
            <Both value={ack} base={base.ack} />
          ) : (
            <span class="muted">{t('segment.ack.none')}</span>
          )}
        </Field>
        <Field name={t('segment.length')}>
          <b class="mono">{number(length)}</b>{' '}
          <span class="muted">{t('segment.length.space', { n: space })}</span>
        </Field>
        {space > 0 && (
          <Field name={t('segment.seq.next')}>
            <b class="mono">{number(relative(seqAdd(toSeq(seq), space), base.seq))}</b>
          </Field>
        )}
        <Field name={t('segment.window')}>
          <b class="mono">{number(wnd)}</b>
        </Field>
        {mss !== undefined && (
          <Field name={t('segment.mss')}>
            <b class="mono">{number(mss)}</b>
          </Field>
        )}
        {data !== '' && (
          <Field name={t('segment.data')}>
            <q class="mono detail-data">{printable(data)}</q>
          </Field>
        )}
        {children}
      </dl>
    </section>
  );
}
