/** The players who have joined. */
import './Players.css';
import type { TeacherView } from '../../../shared/protocol/view.ts';
import { timeOfDay } from '../../i18n/dictionary.ts';
import { t } from '../../i18n/teach.ts';
import { Cross } from '../../ui/Cross.tsx';
import { LaptopOff } from './icons.tsx';

export interface PlayersProps extends Pick<TeacherView, 'players' | 'capacity'> {
  readonly onRemove: (player: { readonly id: string; readonly name: string }) => void;
}

/** Who has not been here yet is merely offline. */
export const awayWords = (since: number | null): string =>
  since === null ? t('players.offline') : t('players.away', { time: timeOfDay(since) });

export function Players({ players, capacity, onRemove }: PlayersProps) {
  return (
    <section class="players card" aria-labelledby="players-title">
      <h2 id="players-title" class="row spread">
        {t('players.title')}
        <span class="players-count">{t('players.count', { n: players.length, capacity })}</span>
      </h2>
      {players.length === 0 && <p class="muted">{t('players.nobody')}</p>}
      <ul class="player-list" aria-live="polite" aria-relevant="additions">
        {players.map((player) => (
          <li key={player.id} class={player.connected ? 'player' : 'player offline'}>
            <span class="player-name">{player.name}</span>
            {!player.connected && (
              <span class="player-offline">
                <LaptopOff /> {awayWords(player.awaySince)}
              </span>
            )}
            <button
              type="button"
              class="player-remove"
              aria-label={t('players.remove', { name: player.name })}
              title={t('players.remove', { name: player.name })}
              onClick={() => onRemove(player)}
            >
              <Cross size={14} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
