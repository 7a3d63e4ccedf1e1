/**
 * "Your partner's laptop is offline": the game's connection, not the wire's. It looks like no segment, no state and no
 * timer of TCP: a hatched band with a laptop, and a bar instead of a ring.
 */
import './PeerOffline.css';
import type { ReadonlySignal } from '@preact/signals';
import { t } from '../i18n/common.ts';
import { HostGlyph } from './HostGlyph.tsx';
import type { HostId } from './phase.ts';

export interface PeerOfflineProps {
  readonly host: HostId;
  /** When the absence began and when the seat is given up, on the clock of `now` (real milliseconds, not virtual). */
  readonly since: number;
  readonly until: number;
  readonly now: ReadonlySignal<number>;
}

export function PeerOffline({ host, since, until, now }: PeerOfflineProps) {
  const left = Math.max(0, until - now.value);
  const n = Math.ceil(left / 1000);
  return (
    <div class="peer-offline" data-host={host}>
      <svg class="laptop" viewBox="0 0 32 24" width="40" height="30" aria-hidden="true">
        <path d="M6 4.5h20v13H6ZM2 20.5h28" />
        <path class="cut" d="M12 8l8 6.5M20 8l-8 6.5" />
      </svg>
      <div class="peer-offline-text">
        <strong role="alert">
          <HostGlyph host={host} hollow /> {t('peer.offline')}
        </strong>
        <span>{t('peer.offline.explain')}</span>
        <span class="tnum" role="timer">
          {n > 0 ? t('peer.offline.left', { n }) : t('peer.offline.over')}
        </span>
        <progress max={until - since} value={left} aria-hidden="true" />
      </div>
    </div>
  );
}
