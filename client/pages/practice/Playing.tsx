/** The board of a match that is practised, and its clock. */
import './Playing.css';
import { useEffect, useLayoutEffect, useMemo } from 'preact/hooks';
import { HOME, pathTo } from '../../base.ts';
import { Board } from '../../board/Board.tsx';
import { KeyHint } from '../../board/KeyHint.tsx';
import { LazyEnding, useEnding } from '../../board/LazyEnding.tsx';
import { NARROW, useMedia, WIDE } from '../../board/media.ts';
import { OwnLadder } from '../../board/OwnLadder.tsx';
import { Status } from '../../board/Status.tsx';
import { useCoach } from '../../coach/lazy-coach.ts';
import { HostGlyph } from '../../figures/segment/HostGlyph.tsx';
import { t } from '../../i18n/practice.ts';
import { frame } from '../../ui/frame.ts';
import { TopBar } from '../../ui/TopBar.tsx';
import { Controls, SkipButton } from './Controls.tsx';
import type { Game } from './game.ts';
import type { Practice } from './state.ts';

export { startGame } from './game.ts';

/** The frame loop is the match's clock. */
function useTicks({ local }: Game): void {
  useEffect(() => {
    let last = frame.peek();
    return frame.subscribe((at) => {
      const elapsed = at - last;
      last = at;
      if (elapsed > 0) local.tick(elapsed);
    });
  }, [local]);
}

function usePageKeys({ local, other }: Game): void {
  // Before anything is seen of the page: a key that is pressed at once must not be lost.
  useLayoutEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      if (document.querySelector('dialog[open]')) return;
      const key = event.key.toLowerCase();
      if (key === 'p') local.setPaused(!local.paused.peek());
      else if (key === 'j') local.skip();
      else if (key === 'x') other();
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, [local, other]);
}

/** Both ends are played: which one is shown, and whether the other has something to do. */
function HostTabs({ game }: { readonly game: Game }) {
  if (game.boards.length < 2) return null;
  return (
    <div class="segmented host-tabs">
      {game.boards.map((board) => {
        const { host } = board.port;
        const n = board.situation.host.value.inbox.length;
        return (
          <button
            key={host}
            type="button"
            class="btn small"
            aria-pressed={game.shown.value === board}
            aria-label={`${t('switch', { host })}${n > 0 ? `, ${t('waiting', { n })}` : ''}`}
            aria-keyshortcuts="X"
            onClick={() => game.show(host)}
          >
            <HostGlyph host={host} />
            {n > 0 && <span class="waits-dot tnum">{n}</span>}
          </button>
        );
      })}
      <KeyHint of="X" />
    </div>
  );
}

export function Playing({ practice, game }: { readonly practice: Practice; readonly game: Game }) {
  useTicks(game);
  usePageKeys(game);
  useEnding();
  const narrow = useMedia(NARROW);
  const wide = useMedia(WIDE);
  const board = game.shown.value;
  const coaching = useCoach(game.coached);
  const coach = useMemo(
    () => (game.coached && coaching ? coaching.coachOf(board) : null),
    [game, coaching, board],
  );
  const scenario = board.port.scenario.value;
  const { title, number } = scenario;
  const controls = <Controls local={game.local} />;
  const leave = (
    <button type="button" class="btn small" onClick={practice.leave}>
      {t(wide ? 'leave' : 'leave.short')}
    </button>
  );
  const keys = [
    { keys: ['P'], what: t('key.pause') },
    { keys: ['J'], what: t('key.skip') },
    ...(game.boards.length > 1 ? [{ keys: ['X'], what: t('key.switch') }] : []),
  ];
  return (
    <div class="game">
      <TopBar
        title={<span>{`${number} · ${title}`}</span>}
        over={<Status port={board.port} link={null} />}
        home={HOME}
      >
        {!narrow && <HostTabs game={game} />}
        {!narrow && controls}
        <button
          type="button"
          class="btn small quiet keys-button"
          onClick={() => board.sheets.show('keys')}
          aria-label={t('keys')}
        >
          <KeyHint of="?" />
        </button>
        {!narrow && leave}
      </TopBar>
      {narrow && (
        <section class="controls-row" aria-label={t('clock')}>
          {controls}
          <HostTabs game={game} />
          {leave}
        </section>
      )}
      <main id="main" tabIndex={-1} class="game-main">
        <Board
          key={board.port.host}
          board={board}
          keys={keys}
          idle={<SkipButton local={game.local} />}
          coach={coach}
          ending={
            coaching && coach && !coach.sentAway.value ? (
              <coaching.CoachEnding
                situation={board.situation}
                ladder={<OwnLadder situation={board.situation} numbering={board.numbering.chosen.value} />}
              >
                <button type="button" class="btn primary" onClick={practice.leave}>
                  {t('scenarios')}
                </button>
                <button type="button" class="btn" onClick={practice.beginCoached}>
                  {t('again')}
                </button>
              </coaching.CoachEnding>
            ) : (
              <LazyEnding
                situation={board.situation}
                board={board}
                scenario={scenario}
                replay={pathTo('/replay/local')}
                outlines={game.local.outlines.value}
                own={null}
                network={null}
              >
                <button type="button" class="btn" onClick={practice.begin}>
                  {t('again')}
                </button>
                <button type="button" class="btn" onClick={practice.leave}>
                  {t('leave')}
                </button>
              </LazyEnding>
            )
          }
        />
      </main>
    </div>
  );
}
