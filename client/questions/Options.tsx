/** The answers to choose from, and later how often each was chosen. */
import { useId } from 'preact/hooks';
import type { QuestionView } from '../../shared/protocol/view.ts';
import { MoveFace } from '../board/Choices.tsx';
import type { Numbering } from '../board/numbers.ts';
import { choiceSentence } from '../board/sentences.ts';
import type { Situation } from '../board/situation.ts';
import { t } from '../i18n/question.ts';
import { share } from './standing.ts';

interface Shown {
  readonly situation: Situation;
  readonly numbering: Numbering;
  readonly asked: QuestionView;
}

export interface ChooseProps extends Shown {
  readonly yours: number | null;
  readonly disabled: boolean;
  readonly onChoose: (option: number) => void;
}

export function Choose({ situation, numbering, asked, yours, disabled, onChoose }: ChooseProps) {
  const group = useId();
  const choices = asked.view.hosts[0]?.choices ?? [];
  return (
    <fieldset class="choices" disabled={disabled}>
      <legend class="visually-hidden">{t('options')}</legend>
      {choices.map((move, i) => (
        <label key={JSON.stringify(move)} class="choice">
          <input
            type="radio"
            name={group}
            checked={yours === i}
            aria-label={choiceSentence(move)}
            onChange={() => onChoose(i)}
          />
          <span class="choice-face" aria-hidden="true">
            <MoveFace situation={situation} numbering={numbering} move={move} />
          </span>
        </label>
      ))}
    </fieldset>
  );
}

export interface DistributionProps extends Shown {
  /** How often each was chosen; null where that is not told yet. */
  readonly chosen: readonly number[] | null;
  readonly yours: number | null;
}

/** How often each was chosen; which are right, and what lies behind the others, once it is told. */
export function Distribution({ situation, numbering, asked, chosen, yours }: DistributionProps) {
  const choices = asked.view.hosts[0]?.choices ?? [];
  const answered = chosen?.reduce((sum, n) => sum + n, 0) ?? 0;
  return (
    <ol class="question-bars" aria-label={t('options')}>
      {choices.map((move, i) => {
        const n = chosen?.[i] ?? 0;
        const { legal = null, name = null } = asked.result?.options[i] ?? {};
        return (
          <li key={JSON.stringify(move)} class="choice" data-legal={legal} data-yours={yours === i}>
            <span class="visually-hidden">
              {choiceSentence(move)} {chosen && t('count.label', { n })}
            </span>
            <span class="choice-face" aria-hidden="true">
              <MoveFace situation={situation} numbering={numbering} move={move} />
            </span>
            {chosen && (
              <span class="question-count" aria-hidden="true">
                <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
                  <rect width="100" height="6" class="all" />
                  <rect width={share(n, answered)} height="6" class="chosen" />
                </svg>
                <span class="tnum">{n}</span>
              </span>
            )}
            <span class="question-signs">
              {legal && <strong class="chip good">✓ {t('right')}</strong>}
              {yours === i && <span class="chip">{t('yours')}</span>}
              {name && <span class="small">{name}</span>}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
