/** A dialog that asks for one name. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../../i18n/teach.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { NameField } from './NameField.tsx';

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
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        onClose();
        if (text.trim() !== name) onName(text);
      }}
    >
      <NameField label={label} value={text} longest={longest} first onValue={setText} />
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
