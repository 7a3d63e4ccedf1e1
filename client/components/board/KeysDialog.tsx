/** All keys. */
import type { ComponentChildren } from 'preact';
import { t } from '../../i18n/board.ts';
import { Dialog } from '../Dialog.tsx';
import { Kbd } from '../Kbd.tsx';

export interface KeyRow {
  readonly keys: readonly string[];
  readonly what: ComponentChildren;
}

export function KeyTable({ rows = [] }: { readonly rows?: readonly KeyRow[] }) {
  const own: readonly KeyRow[] = [
    { keys: ['S', 'A', 'F', 'R'], what: t('keys.flags') },
    { keys: [t('keys.states.range')], what: t('keys.states') },
    { keys: ['.'], what: t('keys.stay') },
    { keys: ['⏎'], what: t('keys.send') },
    { keys: ['N'], what: t('keys.nothing') },
    { keys: ['D'], what: t('keys.discard') },
    { keys: ['+'], what: t('keys.add') },
    { keys: ['⌫'], what: t('keys.remove') },
    { keys: ['1 … 4'], what: t('keys.choices') },
    { keys: ['U'], what: t('keys.unasked') },
    { keys: ['H'], what: t('keys.advice') },
    { keys: ['M'], what: t('keys.numbering') },
    { keys: ['G'], what: t('keys.diagram') },
    { keys: ['L'], what: t('keys.log') },
    { keys: ['T'], what: t('keys.task') },
    { keys: ['C'], what: t('keys.controls') },
    ...rows,
    { keys: ['?'], what: t('keys.keys') },
  ];
  return (
    <dl class="key-table">
      {own.map(({ keys, what }) => (
        <div key={keys.join()}>
          <dt>
            {keys.map((key) => (
              <Kbd key={key}>{key}</Kbd>
            ))}
          </dt>
          <dd>{what}</dd>
        </div>
      ))}
    </dl>
  );
}

export interface KeysDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly rows?: readonly KeyRow[];
}

export function KeysDialog({ open, onClose, rows = [] }: KeysDialogProps) {
  return (
    <Dialog open={open} onClose={onClose} title={t('keys.title')}>
      <KeyTable rows={rows} />
      <p class="muted small">{t('keys.note')}</p>
    </Dialog>
  );
}
