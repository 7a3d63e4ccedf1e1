/** The dialog that shows all keys. */
import words from 'virtual:words/board-later';
import { t } from '../i18n/board.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { lazily } from '../ui/lazily.ts';
import type { KeyRow } from './KeyTable.tsx';

export const useKeyTable = lazily(
  () => import('./KeyTable.tsx'),
  ({ KeyTable }) => KeyTable,
  words,
);

export interface KeysDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly rows?: readonly KeyRow[];
}

export function KeysDialog({ open, onClose, rows = [] }: KeysDialogProps) {
  const KeyTable = useKeyTable(open);
  return (
    <Dialog open={open} onClose={onClose} title={t('keys.title')}>
      {KeyTable && <KeyTable rows={rows} />}
      <p class="muted small">{t('keys.note')}</p>
    </Dialog>
  );
}
