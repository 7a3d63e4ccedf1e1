/** A segment of the match: its fields, why it was sent and what became of it. */

import { t } from '../../i18n/replay.ts';
import type { Cursor } from '../../timeline/cursor.ts';
import { Field, RuleField, SegmentFields } from '../../timeline/SegmentFields.tsx';
import { secondsText, timeText } from '../../timeline/time-words.ts';
import { momentOfVersion, VIRTUAL_CLOCK } from '../../timeline/timeline.ts';
import type { Packet } from './packets.ts';

const { digits } = VIRTUAL_CLOCK;

function fateWords({ fate, sentAt }: Packet): string {
  switch (fate.kind) {
    case 'flying':
      return t('segment.fate.flying');
    case 'arrived': {
      const seconds = secondsText(fate.at - sentAt, digits);
      return t('segment.fate.arrived', { at: timeText(fate.at, digits), seconds });
    }
    case 'lost':
      return t(`segment.fate.${fate.cause}`, { at: timeText(fate.at, digits) });
  }
}

function reasonWords({ copyOf, reason, repeats }: Packet): string {
  if (copyOf !== null) return t('segment.copy', { n: copyOf });
  if (reason === 'retransmission' && repeats !== null)
    return t('segment.reason.retransmission.of', { n: repeats });
  return t(`segment.reason.${reason}`);
}

export function SegmentDetail({ cursor, packet }: { readonly cursor: Cursor; readonly packet: Packet }) {
  const { segment, base, from, id, sentAt, moment, rule, fate } = packet;
  return (
    <SegmentFields
      from={from}
      segment={segment}
      base={base}
      mss={segment.mss}
      title={t('segment.number', { n: id })}
      onClose={() => {
        cursor.selected.value = null;
      }}
    >
      <Field name={t('segment.sent')}>
        <button type="button" class="detail-link" onClick={() => cursor.toMoment(moment)}>
          {timeText(sentAt, digits)}
        </button>
      </Field>
      <Field name={t('segment.fate')}>
        {fate.kind === 'flying' ? (
          fateWords(packet)
        ) : (
          <button
            type="button"
            class={fate.kind === 'lost' ? 'detail-link lost' : 'detail-link'}
            onClick={() => cursor.toMoment(momentOfVersion(cursor.timeline, fate.version))}
          >
            {fateWords(packet)}
          </button>
        )}
      </Field>
      <Field name={t('segment.reason')}>{reasonWords(packet)}</Field>
      {rule !== null && <RuleField rule={rule} />}
    </SegmentFields>
  );
}
