/** A moment that is answered again, with the judge: as often as one likes, and it counts for nothing. */
import '../../questions/Question.css';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { QuestionView } from '../../../shared/protocol/view.ts';
import { sentenceSpace } from '../../i18n/dictionary.ts';
import { t } from '../../i18n/mine.ts';
import { t as question } from '../../i18n/question.ts';
import { Before } from '../../questions/Before.tsx';
import { Choose } from '../../questions/Options.tsx';
import { Position } from '../../questions/Position.tsx';
import { Why } from '../../questions/Result.tsx';
import { situationOf } from '../../questions/situation.ts';
import type { Exercise, Mine } from './state.ts';

/** What is said of the answer that was tried last. */
function Said({ asked, tried }: { readonly asked: QuestionView; readonly tried: number | null }) {
  const { result } = asked;
  const option = tried === null ? null : result?.options[tried];
  if (!option || result === null) return <p class="muted small">{t('exercise.choose')}</p>;
  if (option.legal) return <Why result={result} own={null} />;
  return (
    <p>
      {option.name && <strong>{question('name', { name: option.name })}</strong>}
      {option.name && sentenceSpace()}
      {option.follows}
      {sentenceSpace()}
      {t('exercise.try')}
    </p>
  );
}

function Moment({
  mine,
  asked,
  tried,
  before,
}: { readonly mine: Mine } & Pick<Exercise, 'tried' | 'before'> & { readonly asked: QuestionView }) {
  const situation = useMemo(() => situationOf(asked), [asked]);
  const shown = { situation, numbering: 'relative', asked } as const;
  const right = tried !== null && asked.result?.options[tried]?.legal === true;
  return (
    <div class="question">
      <Position {...shown} title={asked.title} you>
        <Before {...shown} />
      </Position>
      <div class="question-answers">
        <Choose {...shown} yours={tried} disabled={right} onChoose={mine.choose} />
        <div role="status">
          {tried !== null && (
            <p class="question-verdict" data-own={right ? 'right' : 'wrong'}>
              <strong>{question(right ? 'result.right' : 'result.wrong')}</strong>
              {tried === before && sentenceSpace()}
              {tried === before && <span class="muted small">{t('exercise.then')}</span>}
            </p>
          )}
          <Said asked={asked} tried={tried} />
        </div>
      </div>
    </div>
  );
}

function Answering({ mine, exercise }: { readonly mine: Mine; readonly exercise: Exercise }) {
  const { number, all, asked, loading } = exercise;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [number]);
  return (
    <section class="mine-exercise card" aria-labelledby="mine-exercise">
      <header class="row">
        <h2 id="mine-exercise" ref={heading} tabIndex={-1}>
          {t('exercise.of', { n: number, all })}
        </h2>
        <span class="row">
          {number < all && (
            <button type="button" class="btn small" onClick={() => void mine.next()}>
              {t('exercise.next')}
            </button>
          )}
          <button type="button" class="btn small quiet" onClick={mine.leave}>
            {t('exercise.back')}
          </button>
        </span>
      </header>
      {asked ? (
        <Moment key={number} mine={mine} {...exercise} asked={asked} />
      ) : (
        <p role="status">{loading ? '…' : t('exercise.gone')}</p>
      )}
    </section>
  );
}

export function Again({ mine }: { readonly mine: Mine }) {
  const exercise = mine.exercise.value;
  const mistakes = mine.mistakes.value;
  const phase = mine.phase.value;
  const later = phase.at === 'shown' && phase.results.mistakes.some(({ ended }) => !ended);
  if (exercise) return <Answering mine={mine} exercise={exercise} />;
  return (
    <section class="mine-again" aria-labelledby="mine-again">
      <h2 id="mine-again">{t('again.title')}</h2>
      <p>{t('again.why')}</p>
      <p class="row">
        {mistakes.length > 0 && (
          <button type="button" class="btn primary" onClick={() => void mine.again('mistakes')}>
            {t('again.mistakes', { n: mistakes.length })}
          </button>
        )}
        <button type="button" class="btn" onClick={() => void mine.again('more')}>
          {t('again.more')}
        </button>
      </p>
      {mistakes.length === 0 && <p class="muted small">{t(later ? 'again.later' : 'again.none')}</p>}
    </section>
  );
}
