/** The dialog that shows all keys. */
import words from 'virtual:words/board-later';
import { t } from '../i18n/board.ts';
import { addWords } from '../i18n/loading.ts';
import { retryImport } from '../retry-import.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { lazily } from '../ui/lazily.ts';
import type { KeyRow } from './KeyTable.tsx';

export const useKeyTable = lazily(async () => {
  const [{ KeyTable }] = await Promise.all([retryImport(() => import('./KeyTable.tsx')), addWords(words)]);
  return KeyTable;
});

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
