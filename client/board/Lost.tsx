/** The own connection to the game: since when it is gone, that it is back, or that it goes over HTTP. */
import { useRef } from 'preact/hooks';
import type { Link } from '../connection/socket.ts';
import { t } from '../i18n/board.ts';
import { timeOfDay } from '../i18n/dictionary.ts';
import { Laptop, Strip } from './Strip.tsx';

export type Connection = Pick<Link, 'status' | 'lostSince' | 'trying' | 'refusal' | 'overHttp' | 'reconnect'>;

/** The own connection to the game: since when it is gone, why if that is known, and that it is back. */
export function Lost({ link, why }: { readonly link: Connection; readonly why: string }) {
  const { status, lostSince, trying, refusal, overHttp, reconnect } = link;
  const was = useRef(false);
  const since = lostSince.value;
  const lost = status.value !== 'online';
  if (since !== null) was.current = true;
  return (
    <>
      <p class="visually-hidden" role="status">
        {was.current && !lost ? t('status.back') : ''}
      </p>
      {!lost && overHttp.value && (
        <p class="over-http" role="status">
          {overHttp.value}
        </p>
      )}
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
