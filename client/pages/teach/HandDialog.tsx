/** The dialog in which pairs are made by hand; what is in it is fetched when it is first opened. */
import words from 'virtual:words/hand';
import { t } from '../../i18n/teach.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { lazily } from '../../ui/lazily.ts';
import type { HandPairsProps } from './HandPairs.tsx';

const useHandPairs = lazily(
  () => import('./HandPairs.tsx'),
  ({ HandPairs }) => HandPairs,
  words,
);

interface HandDialogProps extends HandPairsProps {
  readonly open: boolean;
  /** Lets the pairs begin in the round that is being played; null where none is. */
  readonly onBegin: (() => void) | null;
  readonly onClose: () => void;
}

export function HandDialog({ open, onClose, onBegin, hand, players }: HandDialogProps) {
  const HandPairs = useHandPairs(open);
  return (
    <Dialog
      open={open}
      onClose={onClose}
      wide
      title={t('next.hand.title')}
      actions={
        <>
          <button type="button" class="btn" disabled={hand.pairs.value.length === 0} onClick={hand.clear}>
            {t('next.hand.clear')}
          </button>
          <button type="button" class="btn primary" onClick={onClose}>
            {t('next.hand.done')}
          </button>
        </>
      }
    >
      {HandPairs && <HandPairs hand={hand} players={players} onBegin={onBegin} />}
    </Dialog>
  );
}
