/** The notice that the game's connection has ended for good: why, and what now. */

import { HOME } from '../../base.ts';
import type { Link } from '../../connection/socket.ts';
import { t } from '../../i18n/over.ts';
import { Toasts } from '../../ui/Notice.tsx';
import { TopBar } from '../../ui/TopBar.tsx';
import { keptResults } from './OwnResults.tsx';

export interface OverProps {
  readonly link: Link;
  readonly onJoinAgain: () => void;
}

export function Over({ link, onJoinAgain }: OverProps) {
  const ending = link.ending.value;
  const taken = ending?.code === 'seat-taken-over';
  const removed = ending?.code === 'removed';
  const lost = removed || ending?.code === 'no-such-token' || ending?.code === 'seat-given';
  const deleted = ending?.code === 'class-deleted';
  const out = lost || deleted || ending?.code === 'class-closed';
  const results = taken || deleted ? null : keptResults();
  return (
    <>
      <TopBar home={HOME} />
      <main id="main" tabIndex={-1} class="page narrow over stack">
        <h1>{t(taken ? 'title.taken' : out ? 'title.out' : 'title')}</h1>
        <p role="alert">{ending?.message ?? t('unknown')}</p>
        {removed && <p>{t('removed')}</p>}
        {results !== null && (
          <p>
            <a class="btn" href={results}>
              {t('results')}
            </a>
          </p>
        )}
        <p class="row">
          {taken && (
            <button type="button" class="btn primary large" onClick={link.reconnect}>
              {t('taken')}
            </button>
          )}
          {lost && (
            <button type="button" class="btn primary large" onClick={onJoinAgain}>
              {t('join')}
            </button>
          )}
          {deleted && (
            <a class="btn primary large" href={HOME}>
              {t('home')}
            </a>
          )}
          {!taken && !lost && !deleted && (
            <button type="button" class="btn primary large" onClick={() => location.reload()}>
              {t('reload')}
            </button>
          )}
        </p>
      </main>
      <Toasts />
    </>
  );
}
