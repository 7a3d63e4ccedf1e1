/** Asks once more before something that cannot be taken back. */
import { t } from '../../i18n/teach.ts';
import { Dialog } from '../../ui/Dialog.tsx';

export interface ConfirmProps {
  readonly open: boolean;
  readonly title: string;
  readonly text: string;
  readonly doing: string;
  readonly danger?: boolean;
  /** What one may want to do before; it leaves the question open. */
  readonly first?: { readonly doing: string; readonly onDo: () => void };
  readonly onClose: () => void;
  readonly onDo: () => void;
}

export function Confirm({ open, title, text, doing, danger = false, first, onClose, onDo }: ConfirmProps) {
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={title}
      actions={
        <>
          {first && (
            <button type="button" class="btn" onClick={first.onDo}>
              {first.doing}
            </button>
          )}
          <button type="button" class="btn" onClick={onClose}>
            {t('cancel')}
          </button>
          <button
            type="button"
            class={danger ? 'btn danger' : 'btn primary'}
            onClick={() => {
              onClose();
              onDo();
            }}
          >
            {doing}
          </button>
        </>
      }
    >
      <p>{text}</p>
    </Dialog>
  );
}
