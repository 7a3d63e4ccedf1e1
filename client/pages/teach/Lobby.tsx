/** The lobby of a class: letting people in, and choosing what is played. */
import './Lobby.css';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { TeacherView } from '../../../shared/protocol/view.ts';
import { JoinSign } from '../../figures/sign/JoinSign.tsx';
import { joinUrl } from '../../figures/sign/join-link.ts';
import { t } from '../../i18n/teach.ts';
import { AddressPicker } from './AddressPicker.tsx';
import { copyJoinLink } from './copy-link.ts';
import type { JoinAddress } from './join-address.ts';
import { Players, type PlayersProps } from './Players.tsx';
import { Rehearse } from './Rehearse.tsx';
import type { Rehearsal } from './rehearsal.ts';

export interface LobbyProps {
  readonly address: JoinAddress;
  readonly shown: TeacherView;
  readonly onLarge: () => void;
  readonly onSecond: () => void;
  readonly onLeave: () => void;
  readonly actions: PlayersProps['actions'];
  readonly realNames: PlayersProps['realNames'];
  readonly onRename: PlayersProps['onRename'];
  readonly onRemove: PlayersProps['onRemove'];
  readonly onReal: PlayersProps['onReal'];
  readonly rehearsal: Rehearsal;
  readonly busy: boolean;
  /** Choosing what is played. */
  readonly children: ComponentChildren;
}

export function Lobby({
  address,
  shown,
  onLarge,
  onSecond,
  onLeave,
  children,
  rehearsal,
  busy,
  ...players
}: LobbyProps) {
  const { code } = shown;
  const server = address.url.value;
  const [picking, setPicking] = useState(false);
  return (
    <div class="lobby">
      <div class="lobby-in">
        <section class="card lobby-join">
          <JoinSign server={server} code={code} />
          {(picking || address.onlyHere.value) && <AddressPicker address={address} />}
          <div class="row">
            <button type="button" class="btn small" onClick={onLarge}>
              {t('join.large')}
            </button>
            <button type="button" class="btn small" onClick={() => void copyJoinLink(joinUrl(server, code))}>
              {t('join.copy')}
            </button>
            <button
              type="button"
              class="btn small"
              aria-expanded={picking}
              onClick={() => setPicking(!picking)}
            >
              {t('address.other')}
            </button>
            <button type="button" class="btn small" onClick={onSecond}>
              {t('second.open')}
            </button>
            <button type="button" class="btn small quiet lobby-leave" onClick={onLeave}>
              {t('classes.all')}
            </button>
          </div>
        </section>
        <Players {...shown} {...players} />
        <Rehearse rehearsal={rehearsal} busy={busy} />
      </div>
      {children}
    </div>
  );
}
