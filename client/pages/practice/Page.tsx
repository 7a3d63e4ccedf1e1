/** The practice page: what to practise, or the board of the match that is played. */
import words from 'virtual:words/practice-later';
import { useEffect } from 'preact/hooks';
import { HOME } from '../../base.ts';
import { Invitation } from '../../coach/Invitation.tsx';
import { t } from '../../i18n/practice.ts';
import { Kept } from '../../offline/Kept.tsx';
import { lazily } from '../../ui/lazily.ts';
import { Toasts } from '../../ui/Notice.tsx';
import { TopBar } from '../../ui/TopBar.tsx';
import { Chooser } from './Chooser.tsx';
import './Page.css';
import type { Practice } from './state.ts';

/** Two thirds of the page: fetched while somebody chooses. */
const usePlaying = lazily(
  () => import('./Playing.tsx'),
  (playing) => playing,
  words,
);

export function Page({ practice }: { readonly practice: Practice }) {
  const game = practice.game.value;
  const playing = usePlaying();
  useEffect(() => {
    if (playing) practice.startWith(playing.startGame);
  }, [practice, playing]);
  return (
    <>
      {game && playing ? (
        <playing.Playing key={game.local.setup.seed} practice={practice} game={game} />
      ) : (
        <>
          <TopBar title={t('title')} home={HOME} />
          <main id="main" tabIndex={-1} class="page">
            <header class="stack practice-head">
              <h1>{t('title')}</h1>
              <p>{t('lead')}</p>
            </header>
            <Invitation onAccept={practice.beginCoached} />
            <Chooser practice={practice} />
            <Kept />
          </main>
        </>
      )}
      <Toasts />
    </>
  );
}
