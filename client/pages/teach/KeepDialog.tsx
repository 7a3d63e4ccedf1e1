/** How long a class is kept: a few choices, and what the server says by itself. */
import { useState } from 'preact/hooks';
import type { ClassListing } from '../../../shared/protocol/http.ts';
import { t } from '../../i18n/account.ts';
import { Dialog } from '../../ui/Dialog.tsx';

const CHOICES = [7, 30, 90, 180, 366] as const;

interface FormProps {
  readonly row: ClassListing;
  /** What the server says; null: never. */
  readonly server: number | null;
  readonly onKeep: (days: number | null) => void;
}

function Form({ row, server, onKeep }: FormProps) {
  const [days, setDays] = useState<number | null>(row.keptFor);
  // What was set elsewhere stands among them.
  const choices = [...new Set([...CHOICES, ...(row.keptFor === null ? [] : [row.keptFor])])].sort(
    (one, other) => one - other,
  );
  const choice = (value: number | null, words: string) => (
    <label key={value}>
      <input type="radio" name="keep" checked={days === value} onChange={() => setDays(value)} />
      {words}
    </label>
  );
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        onKeep(days);
      }}
    >
      <p class="muted">{t('keep.why')}</p>
      <fieldset class="keep-choices">
        {choice(null, server === null ? t('keep.server.never') : t('keep.server', { n: server }))}
        {choices.map((n) => choice(n, t('keep.for', { n })))}
      </fieldset>
      {row.closedAt !== null && <p class="muted small">{t('keep.reopen')}</p>}
      <footer class="row">
        <button type="submit" class="btn primary">
          {t('keep.save')}
        </button>
      </footer>
    </form>
  );
}

export interface KeepDialogProps extends Omit<FormProps, 'row'> {
  /** Null: closed. */
  readonly row: ClassListing | null;
  readonly onClose: () => void;
}

export function KeepDialog({ row, onClose, ...form }: KeepDialogProps) {
  return (
    <Dialog
      open={row !== null}
      onClose={onClose}
      title={row === null ? '' : t('keep.title', { name: row.name ?? row.code })}
    >
      {row && <Form key={row.code} row={row} {...form} />}
    </Dialog>
  );
}
