/** Letting people in, and choosing what is played. */
import './Lobby.css';
import { useState } from 'preact/hooks';
import { t } from '../../i18n/teach.ts';
import { Chooser } from './Chooser.tsx';
import { copyJoinLink, JoinSign, joinUrl } from './JoinSign.tsx';
import { Players, type PlayersProps } from './Players.tsx';
import type { Teach } from './state.ts';

/** This page knows itself only as localhost: the teacher says what the class is to open. */
function Address({ teach }: { readonly teach: Teach }) {
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState(false);
  const known = teach.origin.value;
  return (
    <form
      class="lobby-address"
      onSubmit={(event) => {
        event.preventDefault();
        const right = teach.setOrigin(text);
        setWrong(!right);
        if (right) setText('');
      }}
    >
      <label class="field">
        <span class="label">{t('join.only-here')}</span>
        <span class="hint">{t('join.only-here.hint')}</span>
        <span class="row">
          <input
            class="input mono"
            value={text}
            placeholder={known}
            aria-invalid={wrong}
            autoCapitalize="off"
            spellcheck={false}
            onInput={(event) => setText(event.currentTarget.value)}
          />
          <button type="submit" class="btn" disabled={text.trim() === ''}>
            {t('join.only-here.set')}
          </button>
        </span>
        {wrong && (
          <span class="error" role="alert">
            {t('join.only-here.wrong')}
          </span>
        )}
      </label>
    </form>
  );
}

export interface LobbyProps {
  readonly teach: Teach;
  readonly code: string;
  readonly onLarge: () => void;
  readonly onStart: () => void;
  readonly onOwn: () => void;
  readonly onRemove: PlayersProps['onRemove'];
}

export function Lobby({ teach, code, onLarge, onStart, onOwn, onRemove }: LobbyProps) {
  return (
    <div class="lobby">
      <div class="lobby-in">
        <section class="card lobby-join">
          <JoinSign origin={teach.origin.value} code={code} />
          {teach.onlyHere.value && <Address teach={teach} />}
          <div class="row">
            <button type="button" class="btn small" onClick={onLarge}>
              {t('join.large')}
            </button>
            <button
              type="button"
              class="btn small"
              onClick={() => void copyJoinLink(joinUrl(teach.origin.value, code))}
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
      <Chooser teach={teach} onStart={onStart} onOwn={onOwn} />
    </div>
  );
}
