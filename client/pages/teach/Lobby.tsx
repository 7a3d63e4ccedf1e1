/** The lobby of a class: letting people in, and choosing what is played. */
import './Lobby.css';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { TeacherView } from '../../../shared/protocol/view.ts';
import { t } from '../../i18n/teach.ts';
import { copyJoinLink, JoinSign, joinUrl } from './JoinSign.tsx';
import type { JoinAddress } from './join-address.ts';
import { Players, type PlayersProps } from './Players.tsx';

/** This page knows itself only as localhost: the teacher says what the class is to open. */
function AddressForm({ address }: { readonly address: JoinAddress }) {
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState(false);
  const known = address.origin.value;
  return (
    <form
      class="lobby-address"
      onSubmit={(event) => {
        event.preventDefault();
        const right = address.say(text);
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
  readonly address: JoinAddress;
  readonly shown: TeacherView;
  readonly onLarge: () => void;
  readonly onLeave: () => void;
  readonly onRemove: PlayersProps['onRemove'];
  /** Choosing what is played. */
  readonly children: ComponentChildren;
}

export function Lobby({ address, shown, onLarge, onLeave, onRemove, children }: LobbyProps) {
  const { code, players, capacity } = shown;
  const origin = address.origin.value;
  return (
    <div class="lobby">
      <div class="lobby-in">
        <section class="card lobby-join">
          <JoinSign origin={origin} code={code} />
          {address.onlyHere.value && <AddressForm address={address} />}
          <div class="row">
            <button type="button" class="btn small" onClick={onLarge}>
              {t('join.large')}
            </button>
            <button type="button" class="btn small" onClick={() => void copyJoinLink(joinUrl(origin, code))}>
              {t('join.copy')}
            </button>
            <button type="button" class="btn small quiet lobby-leave" onClick={onLeave}>
              {t('classes.all')}
            </button>
          </div>
        </section>
        <Players players={players} capacity={capacity} onRemove={onRemove} />
      </div>
      {children}
    </div>
  );
}
