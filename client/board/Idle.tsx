/** The inbox while it is empty: what is waited for, what fires when, and what may be done unasked. */

import words from 'virtual:words/board-later';
import type { ComponentChildren } from 'preact';
import type { ScenarioView } from '../../shared/protocol/view.ts';
import { useCrowdFaces } from '../crowd/lazy.ts';
import { t } from '../i18n/board.ts';
import { lazily } from '../ui/lazily.ts';
import type { Board } from './board-state.ts';
import { isReached } from './Goals.tsx';
import { KeyHint } from './KeyHint.tsx';
import type { Happening } from './log.ts';
import { PowerSign } from './PowerSign.tsx';
import { happeningReason, happeningTitle, waitSentence } from './sentences.ts';
import { TimerSentences } from './Timers.tsx';

export interface IdleProps extends Pick<Board, 'situation' | 'draft' | 'actions'> {
  readonly scenario: ScenarioView;
  readonly paused: boolean;
  /** What the page offers to one who waits. */
  readonly children?: ComponentChildren;
  /** Something else is there to be watched: one line suffices. */
  readonly brief?: boolean;
}

function Crashed({ happening }: { readonly happening: Happening }) {
  return (
    <div class="event-card" data-type="crash">
      <PowerSign size={44} />
      <p>{happeningReason(happening)}</p>
    </div>
  );
}

/** Few scenarios leave the calls to the player. */
const useFreeCalls = lazily(
  () => import('./FreeCalls.tsx'),
  ({ FreeCalls }) => FreeCalls,
  words,
);

function Unasked({ situation, draft, actions }: Pick<IdleProps, 'situation' | 'draft' | 'actions'>) {
  const FreeCalls = useFreeCalls(situation.host.value.freeCalls.length > 0);
  return (
    <>
      {FreeCalls && <FreeCalls situation={situation} actions={actions} />}
      {situation.mayUnasked.value && (
        <button
          type="button"
          class="btn"
          title={t('idle.unasked.why')}
          disabled={situation.frozen.value}
          onClick={() => draft.setUnasked(true)}
        >
          {t('idle.unasked')} <KeyHint of="U" />
        </button>
      )}
    </>
  );
}

/** What the inbox is headed with. */
export function idleTitle({ situation, paused, brief = false }: IdleProps): string {
  const befallen = situation.befallen.value;
  if (brief) return t('idle.hand');
  if (befallen?.type === 'crashed') return happeningTitle(befallen);
  return t(paused ? 'idle.paused' : situation.host.value.freeCalls.length > 0 ? 'idle.free' : 'idle.title');
}

/** The connection in hand rests, while the others are watched: what the goals ask for is what there is to do. */
function IdleLine({ situation, draft, actions, scenario, children }: Omit<IdleProps, 'paused' | 'brief'>) {
  const faces = useCrowdFaces();
  const match = situation.match.value;
  return (
    <>
      <div class="next-task">
        <p>{waitSentence(situation)}</p>
        {faces && (
          <faces.NextTask
            host={situation.me}
            open={scenario.goals.filter((goal) => !isReached(match, goal))}
          />
        )}
      </div>
      <div class="row">
        {children}
        <Unasked situation={situation} draft={draft} actions={actions} />
      </div>
    </>
  );
}

export function Idle({ brief = false, paused, ...props }: IdleProps) {
  const { situation, draft, actions, children } = props;
  const { freeCalls } = situation.host.value;
  const maySend = situation.mayUnasked.value;
  const befallen = situation.befallen.value;
  if (brief) return <IdleLine {...props} />;
  return (
    <>
      {befallen?.type === 'crashed' && <Crashed happening={befallen} />}
      <p class="waits">{waitSentence(situation)}</p>
      <TimerSentences situation={situation} />
      {children}
      {(freeCalls.length > 0 || maySend) && !draft.unasked.value && (
        <div class="unasked-calls">
          <p class="muted">{t('idle.may')}</p>
          <div class="row">
            <Unasked situation={situation} draft={draft} actions={actions} />
          </div>
        </div>
      )}
    </>
  );
}
