/**
 * The player's board: the player's own host, what happens and what is done, and the past.
 * Three regions side by side on a laptop; on a phone the middle one, with the others one tap away.
 */
import './Board.css';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../i18n/board.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { watchFrames } from '../ui/frame.ts';
import { Answered } from './Answered.tsx';
import type { Board as BoardState } from './board-state.ts';
import { Composer } from './Composer.tsx';
import type { BoardCoach } from './coach.ts';
import { Figure } from './Figure.tsx';
import { Task } from './Goals.tsx';
import { History, showsLadder, Telling, toggleTelling } from './History.tsx';
import { Inbox } from './Inbox.tsx';
import { KeysDialog } from './KeysDialog.tsx';
import type { KeyRow } from './KeyTable.tsx';
import { useDiagram } from './lazy-diagram.ts';
import { usePredictions } from './lazy-predictions.ts';
import { useTcb } from './lazy-tcb.ts';
import { NARROW, ROOMY, useMedia, WIDE } from './media.ts';
import { focusControls, OwnControls } from './OwnControls.tsx';
import { OwnLadder } from './OwnLadder.tsx';
import { Feedback } from './Problem.tsx';
import { SystemPanel } from './SystemPanel.tsx';
import { happeningTitle, stimulusAnnounced } from './sentences.ts';
import { goOn } from './then-compose.ts';
import { useKeys } from './use-keys.ts';
import { Cast, WhoIAm, WhoIAmBriefly } from './WhoIAm.tsx';

export interface BoardProps {
  readonly board: BoardState;
  /** Shown instead of inbox and composer when the match has ended. */
  readonly ending: ComponentChildren;
  /** What the page offers while nothing is to be done. */
  readonly idle?: ComponentChildren;
  /** The page's own keys. */
  readonly keys?: readonly KeyRow[];
  /** Leads through a first match. */
  readonly coach?: BoardCoach | null;
}

/** Says what arrives to those who do not see it. */
function Announcer({ situation, numbering }: Pick<BoardState, 'situation' | 'numbering'>) {
  const befallen = situation.befallen.value;
  const arrived = stimulusAnnounced(situation, numbering.now.value);
  return (
    <p class="visually-hidden announcer" role="status">
      {arrived || (befallen ? happeningTitle(befallen) : '')}
    </p>
  );
}

/** When an answer has been accepted and its form is gone, the focus goes on to what comes next. */
function useFocusAfterAnswer(version: number): void {
  const last = useRef(version);
  useEffect(() => {
    if (last.current === version) return;
    last.current = version;
    const focused = document.activeElement;
    if (focused === null || focused === document.body || focused.closest('.composer, .inbox')) {
      document.getElementById('inbox-title')?.focus({ preventScroll: true });
    }
  }, [version]);
}

/** Waiting is not empty: the own segment on its way, and on a phone the way to the diagram. */
function IdleFigures({ board, ladder, diagram }: IdleFiguresProps) {
  const { situation, numbering, sheets } = board;
  return (
    <>
      {diagram && (
        <p>
          <button type="button" class="btn" onClick={() => sheets.show('diagram')}>
            {t('tab.diagram')}
          </button>
        </p>
      )}
      {ladder && situation.log.value.turns.length > 0 && (
        <div class="idle-ladder">
          <OwnLadder situation={situation} numbering={numbering.chosen.value} />
        </div>
      )}
    </>
  );
}
interface IdleFiguresProps {
  readonly board: BoardState;
  readonly ladder: boolean;
  readonly diagram: boolean;
}

interface SheetsProps {
  readonly board: BoardState;
  readonly keys: readonly KeyRow[];
  readonly narrow: boolean;
}

function Sheets({ board, keys, narrow }: SheetsProps) {
  const { port, situation, draft, numbering, actions, sheets } = board;
  const { close } = sheets;
  const sheet = sheets.shown.value;
  const Tcb = useTcb(sheet === 'diagram');
  const scenario = port.scenario.value;
  return (
    <>
      <Dialog open={sheet === 'diagram'} onClose={close} title={t('tab.diagram')} wide>
        <div class="sheet-diagram">
          <figure class="figure">
            <Figure situation={situation} draft={draft} compact={narrow} onChosen={close} />
          </figure>
          <div class="stack">
            <Cast {...port} />
            {Tcb && <Tcb situation={situation} numbering={numbering} />}
          </div>
        </div>
      </Dialog>
      <Dialog open={sheet === 'log'} onClose={close} title={t('log.title')} wide>
        <div class="sheet-log">
          <Telling situation={situation} numbering={numbering.chosen.value} />
        </div>
      </Dialog>
      <Dialog open={sheet === 'task'} onClose={close} title={scenario.title}>
        <Task scenario={scenario} match={situation.match.value} />
      </Dialog>
      <Dialog open={sheet === 'controls'} onClose={close} title={t('controls.title')}>
        <OwnControls
          host={situation.host.value}
          frozen={situation.frozen.value}
          onControl={actions.setControl}
        />
      </Dialog>
      <KeysDialog open={sheet === 'keys'} onClose={close} rows={keys} />
    </>
  );
}

export function Board({ board, ending, idle, keys = [], coach: given = null }: BoardProps) {
  const narrow = useMedia(NARROW);
  const wide = useMedia(WIDE);
  const roomy = useMedia(ROOMY);
  const { port, situation, numbering, problems, draft, actions, sheets } = board;
  const Predictions = usePredictions(situation.host.value.predictions.length > 0);
  useKeys(board, {
    log: () => (wide ? toggleTelling() : sheets.show('log')),
    predict: () => Predictions?.focusPrediction(),
    controls: () => (wide ? focusControls() : board.press({ type: 'controls' })),
  });
  useFocusAfterAnswer(situation.answered.value?.answer?.version ?? 0);
  useEffect(watchFrames, []);
  // Whoever asks for it has not to wait.
  useDiagram();
  const coach = given?.mark.value == null ? null : given;
  const scenario = port.scenario.value;
  const { crowd } = situation.match.value;
  const over = situation.over.value;
  const composing = draft.composing.value;
  // Nothing to answer, and the others have begun: they are what there is to see.
  const watches = crowd !== null && crowd.begunAt !== null && !composing;
  const paused = port.paused.value;
  const brief = composing && !roomy;
  return (
    <div
      class="board"
      data-host={situation.me}
      data-frozen={paused}
      data-over={over}
      data-watches={watches}
      data-mark={coach?.mark.value}
    >
      <h1 class="visually-hidden">{scenario.title}</h1>
      <Announcer situation={situation} numbering={numbering} />
      {Predictions && <Predictions.PredictionStatus board={board} />}
      {narrow ? (
        <WhoIAmBriefly situation={situation} sheets={sheets} />
      ) : (
        <WhoIAm
          situation={situation}
          draft={draft}
          numbering={numbering}
          sheets={sheets}
          cast={port}
          compact={!roomy}
          buttons={!wide}
        />
      )}
      <section class="region act" aria-label={t('region.act')}>
        {over ? (
          ending
        ) : (
          <>
            {coach ? (
              <coach.Says goOn={goOn} />
            ) : (
              !watches && <Answered situation={situation} introduction={scenario.introduction} />
            )}
            {!composing && (
              <SystemPanel situation={situation} act={port.crowd} as={watches ? 'panel' : 'strip'} />
            )}
            {Predictions && <Predictions.Predict board={board} place="above" brief={brief} />}
            <div class="before-answer">
              <Inbox
                situation={situation}
                draft={draft}
                actions={actions}
                numbering={numbering.now.value}
                scenario={scenario}
                paused={paused}
                brief={watches}
              >
                {idle}
                {!watches && (
                  <IdleFigures board={board} ladder={!roomy && !(wide && showsLadder())} diagram={narrow} />
                )}
              </Inbox>
              {composing && (
                <Feedback situation={situation} draft={draft} problems={problems} numbering={numbering}>
                  {coach && <coach.Encourages />}
                </Feedback>
              )}
            </div>
            {composing && (
              <Composer
                situation={situation}
                draft={draft}
                problems={problems}
                actions={actions}
                numbering={numbering}
                sheets={sheets}
                online={port.online.value}
              />
            )}
            {/* What is to be answered, and all the answers, come first: they have to be seen at once. */}
            {composing && crowd && (
              <div class="behind-answer">
                <SystemPanel situation={situation} act={port.crowd} as="strip" />
              </div>
            )}
            {Predictions && <Predictions.Predict board={board} place="below" brief={brief} />}
          </>
        )}
      </section>
      {wide && (
        <History
          situation={situation}
          numbering={numbering}
          actions={actions}
          sheets={sheets}
          scenario={scenario}
          both={roomy}
        />
      )}
      <Sheets board={board} keys={keys} narrow={narrow} />
    </div>
  );
}
