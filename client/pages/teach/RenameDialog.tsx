/** Another name for a player, who reads it at once; and who they really are, which nobody else does. */
import { useState } from 'preact/hooks';
import { t } from '../../i18n/teach.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { NameField } from './NameField.tsx';
import { LONGEST_REAL_NAME, type RealNames } from './real-names.ts';

interface Renamed {
  readonly id: string;
  readonly name: string;
}

export interface RenameDialogProps {
  /** Null: closed. */
  readonly player: Renamed | null;
  readonly realNames: RealNames;
  readonly onClose: () => void;
  readonly onRename: (id: string, name: string) => void;
}

const LONGEST = 60;

function Form({ player, realNames, onClose, onRename }: RenameDialogProps & { readonly player: Renamed }) {
  const { id, name } = player;
  const [called, setCalled] = useState(name);
  const [real, setReal] = useState(realNames.of(id) ?? '');
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        onClose();
        realNames.set(id, real);
        if (called.trim() !== name) onRename(id, called);
      }}
    >
      <NameField label={t('rename.name')} value={called} longest={LONGEST} first onValue={setCalled} />
      <NameField
        label={t('rename.real')}
        value={real}
        longest={LONGEST_REAL_NAME}
        why={t('rename.real.why')}
        onValue={setReal}
      />
      <footer class="row">
        <button type="button" class="btn" onClick={onClose}>
          {t('cancel')}
        </button>
        <button type="submit" class="btn primary" disabled={called.trim() === ''}>
          {t('rename.do')}
        </button>
      </footer>
    </form>
  );
}

export function RenameDialog({ player, ...props }: RenameDialogProps) {
  return (
    <Dialog
      open={player !== null}
      onClose={props.onClose}
      title={player && t('rename.title', { name: player.name })}
    >
      {player && <Form key={player.id} player={player} {...props} />}
    </Dialog>
  );
}
