/** Advice: the canonical reaction, which may be asked for after a while, at a cost. */

import type { ComponentChildren } from 'preact';
import type { Move } from '../../shared/protocol/view.ts';
import { t } from '../i18n/board.ts';
import { sentenceSpace } from '../i18n/dictionary.ts';
import type { Actions } from './actions.ts';
import { MoveFace } from './Choices.tsx';
import type { DraftState } from './draft-state.ts';
import { KeyHint } from './KeyHint.tsx';
import type { Turn } from './log.ts';
import type { NumberingState } from './numbering-state.ts';
import type { Situation } from './situation.ts';
import { thenCompose } from './then-compose.ts';

export interface AskAdviceProps {
  readonly situation: Situation;
  readonly actions: Actions;
}

export function AskAdvice({ situation, actions }: AskAdviceProps) {
  if (situation.stimulus.value === null || situation.turn.value?.advice) return null;
  if (!situation.advisable.value) return <AdviceIn situation={situation} />;
  return (
    <button
      type="button"
      class="btn quiet small"
      title={t('advice.ask.why')}
      disabled={situation.frozen.value || actions.pending.value}
      onClick={actions.askAdvice}
    >
      {t('advice.ask')} <KeyHint of="H" />
    </button>
  );
}

function AdviceIn({ situation }: { readonly situation: Situation }) {
  const at = situation.host.value.mayAskAdviceAt;
  if (at === null) return null;
  const seconds = Math.max(0, Math.ceil((at - situation.now.value) / 1000));
  return <span class="muted small tnum">{t('advice.in', { seconds })}</span>;
}

export interface GivenMoveProps {
  readonly situation: Situation;
  readonly draft: DraftState;
  readonly numbering: NumberingState;
  readonly move: Move;
  /** What it is. */
  readonly children: ComponentChildren;
}

/** A move that was given away, to be taken over. */
export function GivenMove({ situation, draft, numbering, move, children }: GivenMoveProps) {
  return (
    <div class="given-move">
      <p class="row spread">
        <strong>{children}</strong>
        <button
          type="button"
          class="btn small"
          onClick={(event) => thenCompose(event.currentTarget, () => draft.follow(move))}
        >
          {t('advice.take')}
        </button>
      </p>
      <MoveFace situation={situation} numbering={numbering.now.value} move={move} />
    </div>
  );
}

/** What the teacher has told of it. */
export function TeachersHint({ hint }: { readonly hint: NonNullable<Turn['hint']> }) {
  return (
    <p class="hint-text">
      <strong>{t('hint.teacher')}</strong>
      {sentenceSpace() + hint.message} <span class="source">{t('verdict.source', hint)}</span>
    </p>
  );
}

export interface AdviceProps extends Omit<GivenMoveProps, 'move' | 'children'> {
  readonly advice: NonNullable<Turn['advice']>;
}

export function Advice({ advice, ...parts }: AdviceProps) {
  return (
    <>
      <GivenMove {...parts} move={advice.move}>
        {t(advice.by === 'teacher' ? 'advice.teacher' : 'advice.title')}
      </GivenMove>
      <p class="small">
        <code>{advice.rule}</code> {advice.message}
      </p>
    </>
  );
}
