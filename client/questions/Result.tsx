/** What TCP does and why, and what the commonest wrong answer would have come to. */
import type { QuestionView } from '../../shared/protocol/view.ts';
import { sentenceSpace } from '../i18n/dictionary.ts';
import { t } from '../i18n/question.ts';
import { ownOf, standingOf } from './standing.ts';

interface ResultProps {
  readonly result: NonNullable<QuestionView['result']>;
  /** Null where nobody in particular looks. */
  readonly own: { readonly yours: number | null } | null;
}

/** How it went, in a line. */
export function Verdict({ result, own }: ResultProps) {
  const { answered, right } = standingOf(result);
  const mine = own && ownOf(result, own.yours);
  return (
    <p class="question-verdict" role="status" data-own={mine}>
      {mine && <strong>{t(`result.${mine}`)}</strong>}
      {mine && sentenceSpace()}
      {answered === 0 ? t('result.nobody') : t('result.class', { right, answered })}
    </p>
  );
}

export function Why({ result, own }: ResultProps) {
  const { commonest } = standingOf(result);
  const { options, because, rule, rfc } = result;
  // Their own mistake is nearer to a reader than that of the others.
  const mine = own?.yours ?? null;
  const at = mine !== null && options[mine]?.legal === false ? mine : commonest;
  const wrong = at === null ? null : options[at];
  return (
    <section class="question-why card">
      <h2>{t('why')}</h2>
      <p>{because}</p>
      <p class="muted small">
        {rfc} · {rule}
      </p>
      {wrong?.follows && (
        <>
          <h3>{t(at === mine ? 'yours' : 'commonest')}</h3>
          <p>
            {wrong.name && <strong>{t('name', { name: wrong.name })}</strong>}
            {wrong.name && sentenceSpace()}
            {wrong.follows}
          </p>
        </>
      )}
    </section>
  );
}
