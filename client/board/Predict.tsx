/** A question about what is going to happen: one tap an option, then the answer beside what happened. */
import './Predict.css';
import { Predicted, type PredictedProps } from '../figures/Predicted.tsx';
import { t } from '../i18n/predict.ts';
import { Cross } from '../ui/Cross.tsx';
import { Sign } from '../ui/Notice.tsx';
import { KeyHint } from './KeyHint.tsx';
import {
  optionText,
  type Prediction,
  type PredictionOptions,
  type PredictionState,
  predictionsOf,
} from './prediction-state.ts';

export interface PredictProps {
  readonly board: PredictionOptions;
  /** What comes while something is at hand stands below it: it must push nothing away under the finger. */
  readonly place: 'above' | 'below';
  /** Something else is to be done: one line, that opens at a tap. */
  readonly brief: boolean;
}

interface Shown {
  readonly prediction: Prediction;
  readonly predictions: PredictionState;
}

const TITLE = 'predict-title';

function Question({ prediction, predictions, frozen }: Shown & { readonly frozen: boolean }) {
  const { id, question, options } = prediction;
  return (
    <>
      <header class="predict-head">
        <h2 id={TITLE}>{question}</h2>
        <button
          type="button"
          class="btn small quiet"
          title={t('fold.why')}
          onClick={() => predictions.fold(true)}
        >
          {t('fold')}
        </button>
      </header>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset's legend would say the heading twice. */}
      <div class="predict-options" role="group" aria-labelledby={TITLE}>
        {options.map(({ id: option, text }) => (
          <button
            key={option}
            type="button"
            class="btn"
            disabled={frozen}
            onClick={() => predictions.predict(id, option)}
          >
            {text}
          </button>
        ))}
      </div>
      <p class="muted small">
        {t('until')} <KeyHint of="Q" />
      </p>
    </>
  );
}

function Happened({ prediction, predictions }: Shown) {
  const { id, question, answer, right, because } = prediction;
  const came = answer === right;
  return (
    <div class="predict-told">
      <Sign kind={came ? 'good' : 'info'} />
      <p>
        <strong id={TITLE}>{question}</strong>
        <br />
        {came
          ? t('came', { answer: optionText(prediction, answer) ?? '' })
          : t('otherwise', {
              answer: optionText(prediction, answer) ?? '',
              right: optionText(prediction, right) ?? '',
            })}
        {because && ` ${because}`}
      </p>
      <button
        type="button"
        class="btn small quiet icon"
        aria-label={t('read')}
        title={t('read')}
        onClick={() => predictions.dismiss(id)}
      >
        <Cross />
      </button>
    </div>
  );
}

/** What is asked or was said, or what came of it. */
function Face({
  brief,
  frozen,
  ...shown
}: Shown & Pick<PredictProps, 'brief'> & { readonly frozen: boolean }) {
  const { prediction, predictions } = shown;
  const { open, answer, right, question } = prediction;
  if (open && predictions.folded.value) {
    return (
      <button type="button" class="btn small quiet" id={TITLE} onClick={() => predictions.fold(false)}>
        {t('folded')}
      </button>
    );
  }
  if (open && brief) {
    return (
      <details>
        <summary>{question}</summary>
        <Question {...shown} frozen={frozen} />
      </details>
    );
  }
  if (open) return <Question {...shown} frozen={frozen} />;
  if (right !== null) return <Happened {...shown} />;
  return (
    <p class="predict-pending small" id={TITLE}>
      {question} {t('said', { answer: optionText(prediction, answer) ?? '' })}
    </p>
  );
}

function Predict({ board, place, brief }: PredictProps) {
  const predictions = predictionsOf(board);
  const prediction = predictions.shown.value;
  if (prediction === null || predictions.below.value !== (place === 'below')) return null;
  return (
    <section class="predict" aria-labelledby={TITLE} data-open={prediction.open}>
      <Face
        prediction={prediction}
        predictions={predictions}
        brief={brief}
        frozen={board.situation.frozen.value}
      />
    </section>
  );
}

/** Said to those who do not see it: the question, and then what happened. */
function PredictionStatus({ board }: Pick<PredictProps, 'board'>) {
  const predictions = predictionsOf(board);
  const prediction = predictions.shown.value;
  const { open = false, right = null, question = '', because = null } = prediction ?? {};
  const happened = prediction && !open && right !== null ? optionText(prediction, right) : null;
  return (
    <p class="visually-hidden" role="status">
      {open && !predictions.folded.value && t('asked', { question })}
      {happened !== null && `${t('happened', { right: happened })} ${because ?? ''}`}
    </p>
  );
}

/** The key of the question: its first option, or what unfolds it. */
function focusPrediction(): void {
  const details = document.querySelector<HTMLDetailsElement>('.predict details');
  if (details) details.open = true;
  const first = document.querySelector<HTMLElement>('.predict-options .btn, .predict > .btn');
  first?.scrollIntoView({ block: 'nearest' });
  first?.focus();
}

/** At the end: all that was asked, what was said, and what happened. */
function OwnPredictions({ board, replay }: Pick<PredictProps, 'board'> & Pick<PredictedProps, 'replay'>) {
  const { all } = predictionsOf(board);
  const { host } = board.situation.host.value;
  return (
    <Predicted
      replay={replay}
      rows={all.value.map((one) => ({
        id: one.id,
        question: one.question,
        answers: [{ host, text: optionText(one, one.answer) }],
        happened: optionText(one, one.right),
        because: one.because,
        moment: one.right === null ? null : { at: one.since, version: one.version },
      }))}
    />
  );
}

export const PREDICTION_FACES = { Predict, PredictionStatus, focusPrediction, OwnPredictions };
