/** A pair that the teacher looks into; what is in it is fetched when the first one is opened. */
import ladderWords from 'virtual:words/ladder';
import words from 'virtual:words/pair';
import { useEffect } from 'preact/hooks';
import type { PairView, ScenarioView } from '../../../shared/protocol/view.ts';
import { t } from '../../i18n/teach.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { lazily } from '../../ui/lazily.ts';
import { nameOf } from './PairCard.tsx';
import type { PairInsideProps } from './PairInside.tsx';

const usePairInside = lazily(
  () => import('./PairInside.tsx'),
  ({ PairInside }) => PairInside,
  words,
  ladderWords,
);

export interface PairDialogProps extends Omit<PairInsideProps, 'pair' | 'cast'> {
  readonly pair: PairView | null;
  readonly cast: ScenarioView['cast'] | undefined;
  readonly onClose: () => void;
}

export function PairDialog({ pair, cast, onClose, ...props }: PairDialogProps) {
  const { watching } = props;
  const match = pair?.match ?? null;
  const PairInside = usePairInside(pair !== null);
  useEffect(() => watching.watch(match), [watching, match]);
  return (
    <Dialog
      open={pair !== null}
      onClose={onClose}
      wide
      title={pair && t('pair.open', { a: nameOf(pair, 'A'), b: nameOf(pair, 'B') })}
    >
      {pair && cast && PairInside && <PairInside {...props} pair={pair} cast={cast} />}
    </Dialog>
  );
}
