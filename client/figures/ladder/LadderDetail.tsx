/** The fields of the arrow that was selected. */

import { t as common } from '../../i18n/common.ts';
import { decimal } from '../../i18n/dictionary.ts';
import { t } from '../../i18n/ladder.ts';
import { Cross } from '../../ui/Cross.tsx';
import { SegmentCard, type SegmentMark } from '../segment/SegmentCard.tsx';
import type { LadderArrow } from './ladder-input.ts';

export const arrowMarks = (arrow: LadderArrow): readonly SegmentMark[] => [
  ...(arrow.injected ? (['injected'] as const) : []),
  ...(arrow.retransmission ? (['retransmission'] as const) : []),
  ...(arrow.duplicate ? (['duplicate'] as const) : []),
  ...(arrow.lostAt !== null ? (['lost'] as const) : []),
];

/** When it was sent and what became of it. */
export function arrowFate({ sentAt, arrivesAt, lostAt, unseen }: LadderArrow, digits: number): string {
  const seconds = (at: number): string => decimal(at / 1000, digits);
  if (unseen === 'both') return t('seen', { seconds: seconds(sentAt ?? 0) });
  if (unseen === 'tip') return t('sent', { seconds: seconds(sentAt ?? 0) });
  if (unseen === 'tail') return t('arrived', { seconds: seconds(arrivesAt ?? 0) });
  const sent = sentAt === null ? [] : [t('sent', { seconds: seconds(sentAt) })];
  if (arrivesAt !== null) return [...sent, t('arrived', { seconds: seconds(arrivesAt) })].join(' · ');
  if (lostAt !== null) return [...sent, t('lost', { seconds: seconds(lostAt) })].join(' · ');
  return [...sent, t('flying')].join(' · ');
}

export interface LadderDetailProps {
  readonly arrow: LadderArrow;
  readonly digits: number;
  readonly onClose: () => void;
}

export function LadderDetail({ arrow, digits, onClose }: LadderDetailProps) {
  return (
    <div class="ladder-detail" role="status">
      <SegmentCard segment={arrow.segment} from={arrow.from} base={arrow.base} marks={arrowMarks(arrow)}>
        <button
          type="button"
          class="btn quiet icon small"
          aria-label={common('dialog.close')}
          onClick={onClose}
        >
          <Cross />
        </button>
      </SegmentCard>
      <p class="small muted tnum">{arrowFate(arrow, digits)}</p>
    </div>
  );
}
