/** Another name for a player, who reads it at once. */
import { useId, useState } from 'preact/hooks';
import { t } from '../../i18n/teach.ts';
import { Dialog } from '../../ui/Dialog.tsx';

interface Named {
  readonly id: string;
  readonly name: string;
}

interface FormProps {
  readonly player: Named;
  readonly onClose: () => void;
  readonly onRename: (id: string, name: string) => void;
}

function Form({ player: { id, name }, onClose, onRename }: FormProps) {
  const [text, setText] = useState(name);
  const field = useId();
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        onClose();
        if (text.trim() !== name) onRename(id, text);
      }}
    >
      <div class="field">
        <label class="label" for={field}>
          {t('rename.name')}
        </label>
        <input
          id={field}
          // The dialog would give the focus to the first of its buttons.
          autofocus
          class="input"
          value={text}
          maxLength={60}
          autoComplete="off"
          onInput={(event) => setText(event.currentTarget.value)}
          onFocus={(event) => event.currentTarget.select()}
        />
      </div>
      <footer class="row">
        <button type="button" class="btn" onClick={onClose}>
          {t('cancel')}
        </button>
        <button type="submit" class="btn primary" disabled={text.trim() === ''}>
          {t('rename.do')}
        </button>
      </footer>
    </form>
  );
}

export interface RenameDialogProps extends Omit<FormProps, 'player'> {
  /** Null: closed. */
  readonly player: Named | null;
}

export function RenameDialog({ player, onClose, onRename }: RenameDialogProps) {
  return (
    <Dialog
      open={player !== null}
      onClose={onClose}
      title={player && t('rename.title', { name: player.name })}
    >
      {player && <Form key={player.id} player={player} onClose={onClose} onRename={onRename} />}
    </Dialog>
  );
}
