/** A field for a name, in a dialog. */
import { useId } from 'preact/hooks';

export interface NameFieldProps {
  readonly label: string;
  readonly value: string;
  readonly longest: number;
  /** What it is for, where that is not plain. */
  readonly why?: string;
  /** The dialog is about it: it has the focus, and what stands there can be typed over. */
  readonly first?: boolean;
  readonly onValue: (value: string) => void;
}

export function NameField({ label, value, longest, why, first = false, onValue }: NameFieldProps) {
  const id = useId();
  return (
    <div class="field">
      <label class="label" for={id}>
        {label}
      </label>
      <input
        id={id}
        // The dialog would give the focus to the first of its buttons.
        autofocus={first}
        class="input"
        value={value}
        maxLength={longest}
        autoComplete="off"
        aria-describedby={why === undefined ? undefined : `${id}-why`}
        onInput={(event) => onValue(event.currentTarget.value)}
        onFocus={(event) => first && event.currentTarget.select()}
      />
      {why !== undefined && (
        <p id={`${id}-why`} class="small muted">
          {why}
        </p>
      )}
    </div>
  );
}
