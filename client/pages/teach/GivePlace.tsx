/** Who has a place of a pair from here on: somebody of the class, or nobody. */
import { useId, useState } from 'preact/hooks';
import type { TeacherView } from '../../../shared/protocol/view.ts';
import { t } from '../../i18n/pair.ts';

export interface GivePlaceProps {
  readonly label: string;
  /** What it is called that nobody of the class has it. */
  readonly nobody: string;
  /** Who has it; null: nobody of the class. */
  readonly holds: string | null;
  readonly people: TeacherView['players'];
  readonly busy: boolean;
  readonly onGive: (player: string | null) => void;
}

export function GivePlace({ label, nobody, holds, people, busy, onGive }: GivePlaceProps) {
  const id = useId();
  const [chosen, setChosen] = useState<string | null>(null);
  const held = holds ?? '';
  const wanted = chosen ?? held;
  return (
    <form
      class="row pair-seat"
      onSubmit={(event) => {
        event.preventDefault();
        setChosen(null);
        onGive(wanted === '' ? null : wanted);
      }}
    >
      <label class="small" for={id}>
        {label}
      </label>
      <select
        id={id}
        class="input small"
        value={wanted}
        onChange={(event) => setChosen(event.currentTarget.value)}
      >
        <option value="">{nobody}</option>
        {people.map(({ id: player, name, connected }) => (
          <option key={player} value={player}>
            {connected ? name : t('seat.away', { name })}
          </option>
        ))}
      </select>
      {wanted !== held && (
        <button type="submit" class="btn small primary" disabled={busy}>
          {t('seat.do')}
        </button>
      )}
    </form>
  );
}
