/** Something that is so or not, to be ticked. */
export interface CheckProps {
  readonly label: string;
  readonly hint?: string;
  readonly small?: boolean;
  readonly checked: boolean;
  readonly onCheck: (checked: boolean) => void;
}

export function Check({ label, hint, small = false, checked, onCheck }: CheckProps) {
  return (
    <label class={small ? 'check small' : 'check'} title={hint}>
      <input
        type="checkbox"
        checked={checked}
        onChange={(event) => {
          onCheck(event.currentTarget.checked);
        }}
      />
      {label}
    </label>
  );
}
