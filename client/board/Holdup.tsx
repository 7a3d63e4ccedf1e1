/** What holds up the game beside the connection: a pause, a partner who is away. */
import { useEffect, useRef } from 'preact/hooks';
import { sentenceSpace } from '../i18n/dictionary.ts';
import { t } from '../i18n/holdup.ts';
import { frame, watchFrames } from '../ui/frame.ts';
import type { BoardPort, Partner } from './port.ts';
import { Laptop, Strip } from './Strip.tsx';

export interface HoldupProps {
  readonly port: BoardPort;
}

function Away({ since }: { readonly since: number }) {
  useEffect(watchFrames, []);
  const seconds = Math.max(0, Math.floor((frame.value - since) / 1000));
  return (
    // Its seconds are seen: told each time they change, they would drown everything else.
    <span class="tnum" aria-hidden="true">
      {t('away', { seconds })}
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
  if (stoodInFor) return <>{t('stand-in', { name })}</>;
  if (standInAt === null) return null;
  const seconds = Math.max(0, Math.ceil((standInAt - frame.value) / 1000));
  return (
    <span class="tnum" aria-hidden="true">
      {t('stand-in.due', { name, seconds })}
    </span>
  );
}

/** That the clock runs again is heard, too: what is gone says nothing. */
function Resumed({ paused }: Pick<BoardPort, 'paused'>) {
  const was = useRef(false);
  if (paused.value) was.current = true;
  return (
    <p class="visually-hidden" role="status">
      {was.current && !paused.value ? t('resumed') : ''}
    </p>
  );
}

function Now({ port }: HoldupProps) {
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
        title={t(stalled?.value ? 'stalled' : resume ? 'paused.you' : 'paused')}
        action={
          resume && (
            <button type="button" class="btn small" onClick={resume}>
              {t('resume')}
            </button>
          )
        }
      >
        {t(stalled?.value ? 'stalled.why' : 'paused.why')}
      </Strip>
    );
  }
  const { name, connected, awaySince, standInAt, stoodInFor } = partner.value;
  if (connected || name === null) return null;
  return (
    <Strip kind="away" icon={<Laptop connected={false} />} title={t('partner', { name })}>
      {awaySince !== null && <Away since={awaySince} />}
      {sentenceSpace()}
      {standInAt === null && !stoodInFor ? (
        <span class="usual">{t('partner.why')}</span>
      ) : (
        <StandIn name={name} standInAt={standInAt} stoodInFor={stoodInFor} />
      )}
    </Strip>
  );
}

export function Holdup({ port }: HoldupProps) {
  return (
    <>
      <Resumed paused={port.paused} />
      <Now port={port} />
    </>
  );
}
