/** A segment in a line of the list of events; pressing it shows its fields. */
import { useComputed } from '@preact/signals';
import type { HostId } from '../../shared/hosts.ts';
import { ACK, flagsText, has } from '../../shared/tcp/segment.ts';
import { Flags } from '../figures/segment/Flags.tsx';
import {
  baseFor,
  lengthOf,
  type NumberBase,
  relative,
  type SegmentView,
} from '../figures/segment/segment-view.ts';
import { number } from '../i18n/dictionary.ts';
import { t } from '../i18n/timeline.ts';
import type { Cursor } from './cursor.ts';

export interface SegmentLinkProps {
  /** Of the segment, as the cursor selects it. */
  readonly id: number;
  readonly segment: SegmentView;
  readonly from: HostId;
  readonly base: NumberBase;
  readonly cursor: Cursor;
  readonly absolute: boolean;
}

export function SegmentLink({ id, segment, from, base: given, cursor, absolute }: SegmentLinkProps) {
  const base = absolute ? {} : baseFor(segment, given);
  const { flags, seq = 0, ack = 0 } = segment;
  const chosen = useComputed(() => cursor.selected.value === id).value;
  const length = lengthOf(segment);
  const shown = (value: number, from0: number | undefined): string =>
    from0 === undefined ? String(value) : number(relative(value, from0));
  return (
    <button
      type="button"
      class="row-segment"
      data-host={from}
      aria-pressed={chosen}
      aria-label={t('segment.show', { flags: flagsText(flags) })}
      onClick={() => {
        cursor.selected.value = chosen ? null : id;
      }}
    >
      <Flags flags={flags} />
      <span class="row-numbers">
        seq {shown(seq, base.seq)}
        {has(segment, ACK) && <> ack {shown(ack, base.ack)}</>}
        {length > 0 && <> len {length}</>}
      </span>
    </button>
  );
}
