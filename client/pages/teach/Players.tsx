/** The players who have joined. */
import './Players.css';
import type { Ref } from 'preact';
import { useRef } from 'preact/hooks';
import type { TeacherView } from '../../../shared/protocol/view.ts';
import { timeOfDay } from '../../i18n/dictionary.ts';
import { t } from '../../i18n/teach.ts';
import { Cross } from '../../ui/Cross.tsx';
import { useGrowing } from '../../ui/use-growing.ts';
import { useTurn, WHOLE } from '../../ui/use-turn.ts';
import type { ClassActions } from './class-actions.ts';
import { LaptopOff, Lock, Pencil } from './icons.tsx';
import type { RealNames } from './real-names.ts';

export type OnPlayer = (player: { readonly id: string; readonly name: string }) => void;

export interface PlayersProps extends Pick<TeacherView, 'players' | 'capacity' | 'locked'> {
  readonly actions: Pick<ClassActions, 'toggleLock'>;
  readonly realNames: RealNames;
  readonly onRename: OnPlayer;
  readonly onRemove: OnPlayer;
  readonly onReal: () => void;
}

/** Who has not been here yet is merely offline. */
const awayWords = (since: number | null): string =>
  since === null ? t('players.offline') : t('players.away', { time: timeOfDay(since) });

interface RowProps extends Pick<PlayersProps, 'onRename' | 'onRemove'> {
  /** Null for none that the teacher keeps. */
  readonly real: string | null;
  readonly player: TeacherView['players'][number];
  readonly box: Ref<HTMLLIElement>;
  /** Else the name alone. */
  readonly whole: boolean;
}

function Player({ player, real, box, whole, onRename, onRemove }: RowProps) {
  return (
    <li ref={box} class={player.connected ? 'player' : 'player offline'}>
      <span class="player-name">
        {player.name}
        {real !== null && <small class="muted"> {real}</small>}
      </span>
      {whole && (
        <>
          {' '}
          {!player.connected && (
            <span class="player-offline">
              <LaptopOff /> {awayWords(player.awaySince)}
            </span>
          )}
          <button
            type="button"
            class="player-tool"
            aria-label={t('players.rename', { name: player.name })}
            title={t('players.rename', { name: player.name })}
            onClick={() => onRename(player)}
          >
            <Pencil size={14} />
          </button>
          <button
            type="button"
            class="player-tool player-remove"
            aria-label={t('players.remove', { name: player.name })}
            title={t('players.remove', { name: player.name })}
            onClick={() => onRemove(player)}
          >
            <Cross size={14} />
          </button>
        </>
      )}
    </li>
  );
}

/** Drawn anew when something is new of this player: hundreds arrive at once. */
function Row({ many, ...row }: Omit<RowProps, 'box' | 'whole'> & { readonly many: boolean }) {
  const { player, real, onRename, onRemove } = row;
  const box = useRef<HTMLLIElement>(null);
  const drawn = useTurn({
    box,
    many,
    draw: (whole) => <Player {...row} box={box} whole={whole} />,
    of: [player, real, onRename, onRemove],
    briefOf: [player.name, real],
  });
  return <>{drawn}</>;
}

export function Players({
  players,
  capacity,
  locked,
  actions,
  realNames,
  onRename,
  onRemove,
  onReal,
}: PlayersProps) {
  const many = players.length > WHOLE;
  const grown = useGrowing(players.length);
  return (
    <section class="players card" aria-labelledby="players-title">
      <div class="row spread">
        <h2 id="players-title" class="row">
          {t('players.title')}
          <span class="players-count">{t('players.count', { n: players.length, capacity })}</span>
        </h2>
        <span class="row">
          {players.length > 0 && (
            <button type="button" class="btn small quiet" onClick={onReal}>
              {t('real.open')}
            </button>
          )}
          <button
            type="button"
            class="btn small"
            aria-pressed={locked}
            onClick={() => void actions.toggleLock()}
          >
            <Lock /> {t('lock')}
          </button>
        </span>
      </div>
      {locked && <p class="small">{t('lock.on')}</p>}
      {players.length === 0 && <p class="muted">{t('players.nobody')}</p>}
      <ul class="player-list" data-many={many} aria-live={many ? 'off' : 'polite'} aria-relevant="additions">
        {players.slice(0, grown).map((player) => (
          <Row
            key={player.id}
            many={many}
            player={player}
            real={realNames.of(player.id)}
            onRename={onRename}
            onRemove={onRemove}
          />
        ))}
      </ul>
    </section>
  );
}
