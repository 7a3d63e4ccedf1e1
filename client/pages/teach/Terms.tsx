/** How a round is played, folded behind a line that says what is chosen. */
import { ODD, PAIRINGS } from '../../../shared/protocol/http.ts';
import { t } from '../../i18n/teach.ts';
import { Check } from './Check.tsx';
import { Choice } from './Choice.tsx';
import type { NextRound } from './next-round.ts';
import { PACES } from './pace.ts';

/** What is chosen, in a line; what only changes something where it is set is said only there. */
function said({ minutes, pace, pairing, odd, hand, predictions, together }: NextRound): string {
  const one = (label: string, value: string): string => t('next.terms.one', { label, value });
  const byHand = hand.pairs.value.length;
  const pairs = byHand === 0 ? t(`next.pairing.${pairing.value}`) : t('next.terms.hand', { n: byHand });
  const limit = minutes.value === null ? t('next.limit.none') : t('next.minutes', { n: minutes.value });
  return [
    one(t('next.limit'), limit),
    ...(pace.value === null ? [] : [one(t('round.pace'), t('round.pace.value', { pace: pace.value }))]),
    ...(together.value
      ? []
      : [
          one(t('next.pairing'), pairs),
          ...(odd.value === 'autopilot' ? [] : [one(t('next.odd'), t(`next.odd.${odd.value}`))]),
          t(predictions.value ? 'next.terms.predictions' : 'next.terms.predictions.none'),
        ]),
  ].join(' · ');
}

/** Each of them once, and no nulls: what is chosen stands there, too. */
const choicesOf = (...all: readonly (number | null)[]): readonly number[] =>
  [...new Set(all)].filter((one) => one !== null).sort((a, b) => a - b);

interface TermsProps {
  readonly nextRound: NextRound;
  /** Minutes that the scenario takes. */
  readonly expected: number | null;
}

export function Terms({ nextRound, expected }: TermsProps) {
  const { minutes, pace, pairing, odd, predictions, together } = nextRound;
  return (
    <details class="terms">
      <summary>
        <span class="label">{t('next.terms')}</span> {said(nextRound)}
      </summary>
      <div class="terms-fields">
        <Choice
          label={t('next.limit')}
          none={t('next.limit.none')}
          value={minutes.value}
          options={choicesOf(minutes.value, expected, 5, 10, 15, 20, 30)}
          words={(n) => t('next.minutes', { n })}
          onChoose={(one) => {
            minutes.value = one;
          }}
        />
        <Choice
          label={t('round.pace')}
          none={t('next.pace.same')}
          value={pace.value}
          options={choicesOf(pace.value, ...PACES)}
          words={(one) => t('round.pace.value', { pace: one })}
          onChoose={(one) => {
            pace.value = one;
          }}
        />
        {!together.value && (
          <>
            <Choice
              label={t('next.pairing')}
              value={pairing.value}
              options={PAIRINGS}
              words={(one) => t(`next.pairing.${one}`)}
              onChoose={(one) => {
                pairing.value = one ?? 'rotate';
              }}
            />
            <Choice
              label={t('next.odd')}
              hint={t('next.odd.hint')}
              value={odd.value}
              options={ODD}
              words={(one) => t(`next.odd.${one}`)}
              onChoose={(one) => {
                odd.value = one ?? 'autopilot';
              }}
            />
            <Check
              label={t('next.predictions')}
              hint={t('next.predictions.hint')}
              small
              checked={predictions.value}
              onCheck={(checked) => {
                predictions.value = checked;
              }}
            />
          </>
        )}
      </div>
    </details>
  );
}
