/**
 * The player's board: who I am, what happened and what I do, what was. Three regions side by side on a laptop; on a
 * phone the middle one, with the others one tap away.
 */
import './Board.css';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../i18n/board.ts';
import { pick } from '../i18n/index.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { watchFrames } from '../ui/frame.ts';
import { Answered } from './Answered.tsx';
import type { Board as BoardState } from './board-state.ts';
import { Composer } from './Composer.tsx';
import { ControlsPanel, focusControls } from './ControlsPanel.tsx';
import { Figure } from './Figure.tsx';
import { Task } from './Goals.tsx';
import { History, Telling, toggleTelling } from './History.tsx';
import { Inbox } from './Inbox.tsx';
import { KeysDialog } from './KeysDialog.tsx';
import type { KeyRow } from './KeyTable.tsx';
import { NARROW, ROOMY, useMedia, WIDE } from './media.ts';
import { SystemPanel } from './SystemPanel.tsx';
import { happeningTitle, stimulusTitle } from './sentences.ts';
import { Tcb } from './Tcb.tsx';
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
}

/** Says what arrives to those who do not see it. */
function Announcer({ board }: { readonly board: BoardState }) {
  const first = board.stimulus.value;
  const copy = board.turn.value?.arrived?.copy ?? false;
  const befallen = board.befallen.value;
  return (
    <p class="visually-hidden" role="status">
      {first ? stimulusTitle(first.stimulus, copy) : befallen ? happeningTitle(befallen) : ''}
    </p>
  );
}

/** When an answer has been accepted and its form is gone, the focus goes on to what comes next. */
function useFocusAfterAnswer(board: BoardState): void {
  const version = board.answered.value?.answer?.version ?? 0;
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

interface SheetsProps {
  readonly board: BoardState;
  readonly keys: readonly KeyRow[];
  readonly narrow: boolean;
}

function Sheets({ board, keys, narrow }: SheetsProps) {
  const close = (): void => board.show(null);
  const sheet = board.sheet.value;
  return (
    <>
      <Dialog open={sheet === 'diagram'} onClose={close} title={t('tab.diagram')} wide>
        <div class="sheet-diagram">
          <figure class="figure">
            <Figure board={board} compact={narrow} onChosen={close} />
          </figure>
          <div class="stack">
            <Cast board={board} />
            <Tcb board={board} />
          </div>
        </div>
      </Dialog>
      <Dialog open={sheet === 'log'} onClose={close} title={t('log.title')} wide>
        <div class="sheet-log">
          <Telling board={board} />
        </div>
      </Dialog>
      <Dialog open={sheet === 'task'} onClose={close} title={pick(board.port.scenario.value.title)}>
        <Task board={board} />
      </Dialog>
      <Dialog open={sheet === 'controls'} onClose={close} title={t('controls.title')}>
        <ControlsPanel board={board} />
      </Dialog>
      <KeysDialog open={sheet === 'keys'} onClose={close} rows={keys} />
    </>
  );
}

export function Board({ board, ending, idle, keys = [] }: BoardProps) {
  const narrow = useMedia(NARROW);
  const wide = useMedia(WIDE);
  const roomy = useMedia(ROOMY);
  useKeys(board, {
    log: () => (wide ? toggleTelling() : board.show('log')),
    controls: () => (wide ? focusControls() : board.press({ type: 'controls' })),
  });
  useFocusAfterAnswer(board);
  useEffect(watchFrames, []);
  const { outcome, crowd } = board.port.view.value;
  const over = outcome !== null;
  // Nothing to answer, and the others have begun: they are what there is to see.
  const watches = crowd !== null && crowd.begunAt !== null && !board.composing.value;
  const frozen = board.port.paused.value;
  return (
    <div
      class="board"
      data-host={board.port.host}
      data-frozen={frozen}
      data-over={over}
      data-watches={watches}
    >
      <h1 class="visually-hidden">{pick(board.port.scenario.value.title)}</h1>
      <Announcer board={board} />
      {narrow ? <WhoIAmBriefly board={board} /> : <WhoIAm board={board} compact={!roomy} doors={!wide} />}
      <section class="region act" aria-label={t('region.act')}>
        {over ? (
          ending
        ) : (
          <>
            {!watches && <Answered board={board} />}
            <SystemPanel board={board} as={watches ? 'panel' : 'strip'} />
            <Inbox board={board} brief={watches}>
              {idle}
            </Inbox>
            {board.composing.value && <Composer board={board} />}
          </>
        )}
      </section>
      {wide && <History board={board} both={roomy} />}
      <Sheets board={board} keys={keys} narrow={narrow} />
    </div>
  );
}
