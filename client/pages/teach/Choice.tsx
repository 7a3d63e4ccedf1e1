/** One of a list, or none of them where that may be. */
export interface ChoiceProps<One extends string | number> {
  readonly label: string;
  readonly hint?: string;
  readonly value: One | null;
  readonly options: readonly One[];
  readonly words: (one: One) => string;
  readonly onChoose: (one: One | null) => void;
  /** What it is called to choose none of them; left out where one must be chosen. */
  readonly none?: string;
}

export function Choice<One extends string | number>({ label, hint, ...choice }: ChoiceProps<One>) {
  const { value, options, words, onChoose, none } = choice;
  return (
    <label class="field" title={hint}>
      <span class="label">{label}</span>
      <select
        class="input"
        value={value ?? ''}
        onChange={(event) => {
          const { value: chosen } = event.currentTarget;
          onChoose(options.find((one) => String(one) === chosen) ?? null);
        }}
      >
        {none !== undefined && <option value="">{none}</option>}
        {options.map((one) => (
          <option key={one} value={one}>
            {words(one)}
          </option>
        ))}
      </select>
    </label>
  );
}
