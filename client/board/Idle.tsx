/** Nothing to do, shown as such: what is waited for, what fires when, and what may be done unasked. */

import type { ComponentChildren } from 'preact';
import { useCrowdFaces } from '../crowd/lazy.ts';
import { t } from '../i18n/board.ts';
import type { Board } from './board-state.ts';
import { FreeCalls } from './FreeCalls.tsx';
import { isReached } from './Goals.tsx';
import { KeyHint } from './KeyHint.tsx';
import type { Happening } from './log.ts';
import { PowerSign } from './PowerSign.tsx';
import { happeningReason, happeningTitle, waitSentence } from './sentences.ts';
import { TimerSentences } from './Timers.tsx';

export interface IdleProps {
  readonly board: Board;
  /** What the page offers to one who waits. */
  readonly children?: ComponentChildren;
  /** Something else is there to be watched: one line suffices. */
  readonly brief?: boolean;
}

function Crashed({ happening }: { readonly happening: Happening }) {
  return (
    <div class="event-card" data-type="crash">
      <PowerSign size={44} />
      <div class="event-text">
        <h2 id="inbox-title" tabIndex={-1}>
          {happeningTitle(happening)}
        </h2>
        <p>{happeningReason(happening)}</p>
      </div>
    </div>
  );
}

function Unasked({ board }: Pick<IdleProps, 'board'>) {
  return (
    <>
      <FreeCalls board={board} />
      {board.mayUnasked.value && (
        <button
          type="button"
          class="btn"
          title={t('idle.unasked.why')}
          disabled={board.frozen.value}
          onClick={() => board.setUnasked(true)}
        >
          {t('idle.unasked')} <KeyHint of="U" />
        </button>
      )}
    </>
  );
}

/** The connection in hand rests, while the others are watched: what the goals ask for is what there is to do. */
function IdleLine({ board, children }: IdleProps) {
  const faces = useCrowdFaces();
  const { host, scenario } = board.port;
  return (
    <section class="inbox idle brief" aria-labelledby="inbox-title">
      <div class="next-task">
        {faces && (
          <faces.NextTask host={host} open={scenario.value.goals.filter((goal) => !isReached(board, goal))} />
        )}
        <p>
          <strong id="inbox-title" tabIndex={-1}>
            {t('idle.hand')}
          </strong>{' '}
          {waitSentence(board.host.value)}
        </p>
      </div>
      <div class="row">
        {children}
        <Unasked board={board} />
      </div>
    </section>
  );
}

export function Idle({ board, children, brief = false }: IdleProps) {
  const { freeCalls } = board.host.value;
  const maySend = board.mayUnasked.value;
  if (brief) return <IdleLine board={board}>{children}</IdleLine>;
  return (
    <section class="inbox idle" aria-labelledby="inbox-title">
      {board.befallen.value?.type === 'crashed' ? (
        <Crashed happening={board.befallen.value} />
      ) : (
        <header class="inbox-title">
          <h2 id="inbox-title" tabIndex={-1}>
            {t(board.port.paused.value ? 'idle.paused' : freeCalls.length > 0 ? 'idle.free' : 'idle.title')}
          </h2>
        </header>
      )}
      <p class="waits">{waitSentence(board.host.value)}</p>
      <TimerSentences board={board} />
      {children}
      {(freeCalls.length > 0 || maySend) && !board.unasked.value && (
        <div class="unasked-calls">
          <p class="muted">{t('idle.may')}</p>
          <div class="row">
            <Unasked board={board} />
          </div>
        </div>
      )}
    </section>
  );
}
