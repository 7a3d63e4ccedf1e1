/** The play page: the lobby, the board of the match at hand, or why there is neither. */
import { pathTo } from '../../base.ts';
import './Page.css';
import ladderWords from 'virtual:words/ladder';
import networkWords from 'virtual:words/network';
import words from 'virtual:words/play-later';
import questionWords from 'virtual:words/question';
import { useMemo } from 'preact/hooks';
import { Board } from '../../board/Board.tsx';
import { KeyHint } from '../../board/KeyHint.tsx';
import { LazyEnding, useEnding } from '../../board/LazyEnding.tsx';
import { Lost } from '../../board/Lost.tsx';
import { OwnLadder } from '../../board/OwnLadder.tsx';
import { Status } from '../../board/Status.tsx';
import { t } from '../../i18n/play.ts';
import { clockFace, countdownFace } from '../../ui/clock-face.ts';
import { lazily } from '../../ui/lazily.ts';
import { Toasts } from '../../ui/Notice.tsx';
import { TopBar } from '../../ui/TopBar.tsx';
import type { OverProps } from './Over.tsx';
import type { Play, Table } from './state.ts';

function Clock({ play }: { readonly play: Play }) {
  const now = play.clock.now.value;
  const { pace, paused } = play.clock.last.value;
  const ends = play.class.value?.warmUp ? null : (play.class.value?.round?.ends ?? null);
  const left = ends === null ? null : Math.max(0, (ends - now) / pace);
  return (
    <span class="play-clock mono" role="timer" aria-label={t('clock')} data-paused={paused}>
      {clockFace(now)}
      {pace !== 1 && <small>×{pace}</small>}
      {left !== null && <small class="play-left">{t('clock.left', { time: countdownFace(left) })}</small>}
    </span>
  );
}

/** Who comes back to a match sees none of it. */
const useWaiting = lazily(
  () => import('./waiting.ts'),
  (waiting) => waiting,
  words,
);

/** Who is sent away has the server's word for it: the rest can be had from there, too. */
const useOver = lazily(
  () => import('./Over.tsx'),
  ({ Over }) => Over,
  words,
);

const useWaits = lazily(
  () => import('./Waits.tsx'),
  (waits) => waits,
  words,
);

const useQuestion = lazily(
  () => import('../../questions/Question.tsx'),
  ({ Question }) => Question,
  questionWords,
);

/** At most one of a class. */
const useNetwork = lazily(
  () => import('../../network/Network.tsx'),
  ({ Network }) => Network,
  networkWords,
  ladderWords,
);

/** Most have one device. */
const useElsewhere = lazily(
  () => import('./Elsewhere.tsx'),
  (elsewhere) => elsewhere,
  words,
);

function Match({ play, table }: { readonly play: Play; readonly table: Table }) {
  const { board, match, warmUp } = table;
  const coaching = useWaiting(warmUp);
  const waits = useWaits();
  const elsewhere = useElsewhere();
  const coach = useMemo(
    () => (warmUp && coaching ? coaching.coachOf(board) : null),
    [warmUp, coaching, board],
  );
  const scenario = board.port.scenario.value;
  const { level, outcome } = board.port.view.value;
  useEnding();
  return (
    <div class="match">
      <TopBar
        title={t('title.match', { number: scenario.number, title: scenario.title })}
        over={<Status port={board.port} link={play.link} />}
      >
        {warmUp && coaching && <coaching.WarmUpButtons onWarmUp={play.warmUp} />}
        <span class="chip level">{t(`level.${level}`)}</span>
        {outcome === null && <Clock play={play} />}
        {elsewhere && <elsewhere.ElsewhereButton />}
        <button
          type="button"
          class="btn small quiet keys-button"
          aria-label={t('keys')}
          onClick={() => board.sheets.show('keys')}
        >
          <KeyHint of="?" />
        </button>
      </TopBar>
      <main id="main" tabIndex={-1} class="match-main">
        <Board
          board={board}
          idle={waits && <waits.Waits play={play} table={table} />}
          coach={coach}
          ending={
            warmUp ? (
              coaching && (
                <coaching.CoachEnding
                  situation={board.situation}
                  ladder={<OwnLadder situation={board.situation} numbering={board.numbering.chosen.value} />}
                >
                  <coaching.WarmUpButtons over onWarmUp={play.warmUp} />
                </coaching.CoachEnding>
              )
            ) : (
              <LazyEnding
                situation={board.situation}
                board={board}
                scenario={scenario}
                replay={pathTo(`/replay/${match}?class`)}
                outlines={table.outlines.value}
                own={play.class.value?.seat?.own ?? null}
                network={play.class.value?.seat?.network ?? null}
              >
                {waits && <waits.OwnResults />}
                <span class="muted">{t('end.next')}</span>
              </LazyEnding>
            )
          }
        />
      </main>
    </div>
  );
}

function Connecting({ play }: { readonly play: Play }) {
  const { status, refusal, reconnect } = play.link;
  const slow = status.value === 'lost';
  return (
    <main id="main" tabIndex={-1} class="page narrow stack">
      <div role="status">
        <p>{t('connecting')}</p>
        {slow && <p class="muted">{refusal.value ?? t('connecting.slow')}</p>}
      </div>
      {slow && (
        <p class="row">
          <button type="button" class="btn" onClick={reconnect}>
            {t('connecting.now')}
          </button>
        </p>
      )}
    </main>
  );
}

export function Page({ play, onJoinAgain }: { readonly play: Play } & Pick<OverProps, 'onJoinAgain'>) {
  const status = play.link.status.value;
  const view = play.class.value;
  const table = play.table.value;
  const wire = play.wire.value;
  const Lobby = useWaiting(table === null && wire === null)?.Lobby;
  const Network = useNetwork(view?.network != null);
  const Over = useOver(status === 'over');
  const question = view?.question ?? null;
  const Question = useQuestion(question !== null);
  const elsewhere = useElsewhere(view !== null);
  if (status === 'over') return Over && <Over link={play.link} onJoinAgain={onJoinAgain} />;
  return (
    <>
      {question && Question ? (
        <Question
          {...question}
          you={{ endsAt: play.here(question.asked.ends), online: play.link.status.value === 'online' }}
          onChoose={(option) => play.choose(question.asked.number, option)}
          over={<Lost link={play.link} why={t('connecting.slow')} />}
        />
      ) : table ? (
        <Match key={table.match} play={play} table={table} />
      ) : wire && view?.network && Network ? (
        <>
          <TopBar
            title={view.round && t('title.match', view.round.scenario)}
            over={<Lost link={play.link} why={t('connecting.slow')} />}
          >
            {wire.view.outcome === null && <Clock play={play} />}
            {elsewhere && <elsewhere.ElsewhereButton />}
          </TopBar>
          <Network
            key={wire.id}
            wire={wire}
            players={view.network.players}
            now={play.clock.now}
            paused={play.clock.last.value.paused}
            online={status === 'online'}
            onOrder={play.interfere}
          />
        </>
      ) : (
        <>
          <TopBar
            title={view ? t('lobby.class', { code: view.code }) : t('title')}
            over={view && <Lost link={play.link} why={t('connecting.slow')} />}
          >
            {elsewhere && <elsewhere.ElsewhereButton />}
          </TopBar>
          {view && Lobby ? <Lobby play={play} view={view} /> : <Connecting play={play} />}
        </>
      )}
      {elsewhere && <elsewhere.ElsewhereDialog />}
      <Toasts />
    </>
  );
}
