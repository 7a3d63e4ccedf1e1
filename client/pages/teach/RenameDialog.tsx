/** Another name for a player, who reads it at once; and who they really are, which nobody else does. */
import { useId, useState } from 'preact/hooks';
import { t } from '../../i18n/teach.ts';
import { Dialog } from '../../ui/Dialog.tsx';
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
  const fields = useId();
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
      <div class="field">
        <label class="label" for={`${fields}-called`}>
          {t('rename.name')}
        </label>
        <input
          id={`${fields}-called`}
          // The dialog would give the focus to the first of its buttons.
          autofocus
          class="input"
          value={called}
          maxLength={LONGEST}
          autoComplete="off"
          onInput={(event) => setCalled(event.currentTarget.value)}
          onFocus={(event) => event.currentTarget.select()}
        />
      </div>
      <div class="field">
        <label class="label" for={`${fields}-real`}>
          {t('rename.real')}
        </label>
        <input
          id={`${fields}-real`}
          class="input"
          value={real}
          maxLength={LONGEST_REAL_NAME}
          autoComplete="off"
          aria-describedby={`${fields}-why`}
          onInput={(event) => setReal(event.currentTarget.value)}
        />
        <p id={`${fields}-why`} class="small muted">
          {t('rename.real.why')}
        </p>
      </div>
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
