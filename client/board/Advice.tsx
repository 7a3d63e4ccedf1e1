/** Advice: the canonical reaction, which may be asked for after a while, at a cost. */

import { t } from '../i18n/board.ts';
import type { Actions } from './actions.ts';
import { MoveFace } from './Choices.tsx';
import type { DraftState } from './draft-state.ts';
import { KeyHint } from './KeyHint.tsx';
import type { Numbering } from './numbers.ts';
import type { Situation } from './situation.ts';

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

export interface AdviceProps {
  readonly situation: Situation;
  readonly draft: DraftState;
  readonly numbering: Numbering;
}

export function Advice({ situation, draft, numbering }: AdviceProps) {
  const advice = situation.turn.value?.advice;
  if (!advice) return null;
  return (
    <div class="advice" role="status">
      <p class="row spread">
        <strong>{t('advice.title')}</strong>
        <button
          type="button"
          class="btn small"
          onClick={(event) => {
            draft.follow(advice.move);
            // Enter means "send" again, not this button.
            event.currentTarget.closest<HTMLElement>('.composer')?.focus({ preventScroll: true });
          }}
        >
          {t('advice.take')}
        </button>
      </p>
      <MoveFace situation={situation} numbering={numbering} move={advice.move} />
      <p class="small">
        <code>{advice.rule}</code> {advice.message}
      </p>
    </div>
  );
}
