/** Nobody is ever stuck: after a while the canonical reaction may be asked for, at a cost. */

import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { RuleId } from '../../shared/tcp/rules.ts';
import type { Text } from '../../shared/text.ts';
import { t } from '../i18n/board.ts';
import { pick } from '../i18n/index.ts';
import type { Board } from './board-state.ts';
import { MoveFace } from './Choices.tsx';
import { KeyHint } from './KeyHint.tsx';

/** The rulebook's sentence; the rulebook is only fetched when somebody asks. */
export function RuleSentence({ rule }: { readonly rule: RuleId }) {
  const found = useSignal<(Text & { readonly rfc: string }) | null>(null);
  useEffect(() => {
    import('../../shared/tcp/rules.ts').then(
      ({ RULES }) => {
        found.value = RULES[rule];
      },
      () => {
        // The number stands there all the same.
      },
    );
  }, [rule, found]);
  return found.value && <>{pick(found.value)}</>;
}

export function AskAdvice({ board }: { readonly board: Board }) {
  if (board.stimulus.value === null || board.turn.value?.advice) return null;
  if (!board.advisable.value) return <AdviceIn board={board} />;
  return (
    <button
      type="button"
      class="btn quiet small"
      title={t('advice.ask.why')}
      disabled={board.frozen.value || board.pending.value}
      onClick={board.askAdvice}
    >
      {t('advice.ask')} <KeyHint of="H" />
    </button>
  );
}

function AdviceIn({ board }: { readonly board: Board }) {
  const at = board.host.value.mayAskAdviceAt;
  if (at === null) return null;
  const seconds = Math.max(0, Math.ceil((at - board.port.now.value) / 1000));
  return <span class="muted small tnum">{t('advice.in', { seconds })}</span>;
}

export function Advice({ board }: { readonly board: Board }) {
  const advice = board.turn.value?.advice;
  if (!advice) return null;
  return (
    <div class="advice" role="status">
      <p class="row spread">
        <strong>{t('advice.title')}</strong>
        <button
          type="button"
          class="btn small"
          onClick={(event) => {
            board.follow(advice.move);
            // Enter means "send" again, not this button.
            event.currentTarget.closest<HTMLElement>('.composer')?.focus({ preventScroll: true });
          }}
        >
          {t('advice.take')}
        </button>
      </p>
      <MoveFace board={board} move={advice.move} />
      <p class="small">
        <code>{advice.rule}</code> <RuleSentence rule={advice.rule} />
      </p>
    </div>
  );
}
