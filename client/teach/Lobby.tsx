/** Letting people in, and choosing what is played. */
import './Lobby.css';
import { Notice } from '../components/Notice.tsx';
import { t } from '../i18n/teach.ts';
import { Chooser } from './Chooser.tsx';
import { copyJoinLink, isOnlyHere, JoinSign, joinUrl } from './JoinSign.tsx';
import { Players, type PlayersProps } from './Players.tsx';
import type { Teach } from './state.ts';

export interface LobbyProps {
  readonly teach: Teach;
  readonly code: string;
  readonly onLarge: () => void;
  readonly onStart: () => void;
  readonly onRemove: PlayersProps['onRemove'];
}

export function Lobby({ teach, code, onLarge, onStart, onRemove }: LobbyProps) {
  return (
    <div class="lobby">
      <div class="lobby-in">
        <section class="card lobby-join">
          <JoinSign code={code} />
          {isOnlyHere(location.hostname) && <Notice kind="warn">{t('join.only-here')}</Notice>}
          <div class="row">
            <button type="button" class="btn small" onClick={onLarge}>
              {t('join.large')}
            </button>
            <button
              type="button"
              class="btn small"
              onClick={() => void copyJoinLink(joinUrl(location.origin, code))}
            >
              {t('join.copy')}
            </button>
            <button type="button" class="btn small quiet lobby-leave" onClick={() => void teach.leaveClass()}>
              {t('classes.all')}
            </button>
          </div>
        </section>
        <Players teach={teach} onRemove={onRemove} />
      </div>
      <Chooser teach={teach} onStart={onStart} />
    </div>
  );
}
