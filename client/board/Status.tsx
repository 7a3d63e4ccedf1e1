/**
 * What holds up the game, as opposed to the wire: a lost connection, a pause, a partner who is away.
 * It lies over the page's title, so that nothing below it moves, and looks like no segment, state or timer.
 */
import './Status.css';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Link } from '../connection/socket.ts';
import { t } from '../i18n/board.ts';
import { timeOfDay } from '../i18n/dictionary.ts';
import { frame, watchFrames } from '../ui/frame.ts';
import type { BoardPort, Partner } from './port.ts';

export function Laptop({ connected }: { readonly connected: boolean }) {
  return (
    <svg
      class="laptop"
      data-connected={connected}
      viewBox="0 0 32 24"
      width="24"
      height="18"
      aria-hidden="true"
    >
      <path d="M6 4.5h20v13H6ZM2 20.5h28" />
      {!connected && <path class="cut" d="M12 8l8 6.5M20 8l-8 6.5" />}
    </svg>
  );
}

interface StripProps {
  readonly kind: 'lost' | 'paused' | 'away';
  readonly icon: ComponentChildren;
  readonly title: ComponentChildren;
  readonly children?: ComponentChildren;
  readonly action?: ComponentChildren;
  /** What is said below the title goes without saying, where there is no room. */
  readonly usual?: boolean;
}

function Strip({ kind, icon, title, children, action, usual = false }: StripProps) {
  return (
    <div class="status-strip" data-kind={kind}>
      {icon}
      <p role="status">
        <strong>{title}</strong> <span class={usual ? 'why usual' : 'why'}>{children}</span>
      </p>
      {action}
    </div>
  );
}

function Away({ since }: { readonly since: number }) {
  useEffect(watchFrames, []);
  const seconds = Math.max(0, Math.floor((frame.value - since) / 1000));
  return (
    // Its seconds are seen: told each time they change, they would drown everything else.
    <span class="tnum" aria-hidden="true">
      {t('status.away', { seconds })}
    </span>
  );
}

/** Who plays for them, or when that begins. */
function StandIn({
  name,
  standInAt,
  stoodInFor,
}: Pick<Partner, 'standInAt' | 'stoodInFor'> & { readonly name: string }) {
  useEffect(watchFrames, []);
  if (stoodInFor) return <>{t('status.stand-in', { name })}</>;
  if (standInAt === null) return null;
  const seconds = Math.max(0, Math.ceil((standInAt - frame.value) / 1000));
  return (
    <span class="tnum" aria-hidden="true">
      {t('status.stand-in.due', { name, seconds })}
    </span>
  );
}

export type Connection = Pick<Link, 'status' | 'lostSince' | 'trying' | 'refusal' | 'reconnect'>;

/** The own connection to the game: since when it is gone, why if that is known, and that it is back. */
export function Lost({ link, why }: { readonly link: Connection; readonly why: string }) {
  const { status, lostSince, trying, refusal, reconnect } = link;
  const was = useRef(false);
  const since = lostSince.value;
  const lost = status.value !== 'online';
  if (since !== null) was.current = true;
  return (
    <>
      <p class="visually-hidden" role="status">
        {was.current && !lost ? t('status.back') : ''}
      </p>
      {lost && (
        <Strip
          kind="lost"
          usual={refusal.value === null}
          icon={<Laptop connected={false} />}
          title={since === null ? t('status.lost') : t('status.lost.since', { time: timeOfDay(since) })}
          action={
            <button type="button" class="btn small" aria-disabled={trying.value} onClick={reconnect}>
              {t(trying.value ? 'status.lost.trying' : 'status.lost.now')}
            </button>
          }
        >
          {refusal.value ?? why}
        </Strip>
      )}
    </>
  );
}

/** That the clock runs again is heard, too: what is gone says nothing. */
function Resumed({ paused }: Pick<BoardPort, 'paused'>) {
  const was = useRef(false);
  if (paused.value) was.current = true;
  return (
    <p class="visually-hidden" role="status">
      {was.current && !paused.value ? t('status.resumed') : ''}
    </p>
  );
}

export interface StatusProps {
  readonly port: BoardPort;
  /** Null where nothing is asked of a server. */
  readonly link: Connection | null;
}

export function Status({ port, link }: StatusProps) {
  return (
    <>
      {link && <Lost link={link} why={t('status.lost.why')} />}
      <Resumed paused={port.paused} />
      <Holdup port={port} />
    </>
  );
}

function Holdup({ port }: Pick<StatusProps, 'port'>) {
  const { online, paused, stalled, partner, resume, view } = port;
  if (view.value.outcome !== null || !online.value) return null;
  if (paused.value) {
    const sign = (
      <svg class="pause-sign" viewBox="0 0 16 16" width="18" height="18" aria-hidden="true">
        <path d="M3.5 2h3v12h-3ZM9.5 2h3v12h-3Z" />
      </svg>
    );
    return (
      <Strip
        kind="paused"
        icon={sign}
        title={t(stalled?.value ? 'status.stalled' : resume ? 'status.paused.you' : 'status.paused')}
        action={
          resume && (
            <button type="button" class="btn small" onClick={resume}>
              {t('status.resume')}
            </button>
          )
        }
      >
        {t(stalled?.value ? 'status.stalled.why' : 'status.paused.why')}
      </Strip>
    );
  }
  const { name, connected, awaySince, standInAt, stoodInFor } = partner.value;
  if (connected || name === null) return null;
  return (
    <Strip kind="away" icon={<Laptop connected={false} />} title={t('status.partner', { name })}>
      {awaySince !== null && <Away since={awaySince} />}{' '}
      {standInAt === null && !stoodInFor ? (
        t('status.partner.why')
      ) : (
        <StandIn name={name} standInAt={standInAt} stoodInFor={stoodInFor} />
      )}
    </Strip>
  );
}
