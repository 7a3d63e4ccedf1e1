/** A dialog that asks for one name. */
import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import { t } from '../../i18n/teach.ts';
import { Dialog } from '../../ui/Dialog.tsx';

interface FormProps {
  readonly name: string;
  readonly label: string;
  readonly doing: string;
  readonly longest: number;
  /** No name is one, too. */
  readonly optional?: boolean;
  readonly onClose: () => void;
  /** Told only of another name. */
  readonly onName: (name: string) => void;
}

function Form({ name, label, doing, longest, optional = false, onClose, onName }: FormProps) {
  const [text, setText] = useState(name);
  const field = useId();
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        onClose();
        if (text.trim() !== name) onName(text);
      }}
    >
      <div class="field">
        <label class="label" for={field}>
          {label}
        </label>
        <input
          id={field}
          // The dialog would give the focus to the first of its buttons.
          autofocus
          class="input"
          value={text}
          maxLength={longest}
          autoComplete="off"
          onInput={(event) => setText(event.currentTarget.value)}
          onFocus={(event) => event.currentTarget.select()}
        />
      </div>
      <footer class="row">
        <button type="button" class="btn" onClick={onClose}>
          {t('cancel')}
        </button>
        <button type="submit" class="btn primary" disabled={!optional && text.trim() === ''}>
          {doing}
        </button>
      </footer>
    </form>
  );
}

export interface NameDialogProps extends Omit<FormProps, 'name'> {
  /** Null: closed. */
  readonly named: { readonly key: string; readonly name: string } | null;
  readonly title: ComponentChildren;
}

export function NameDialog({ named, title, ...form }: NameDialogProps) {
  return (
    <Dialog open={named !== null} onClose={form.onClose} title={title}>
      {named && <Form key={named.key} name={named.name} {...form} />}
    </Dialog>
  );
}
