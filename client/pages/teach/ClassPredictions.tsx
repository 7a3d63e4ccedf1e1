/**
 * What the class predicts, as it answers.
 * Closed until the teacher opens it, for the projector would answer for those who think.
 */
import './ClassPredictions.css';
import type { ClassPrediction } from '../../../shared/protocol/view.ts';
import { HostGlyph } from '../../figures/segment/HostGlyph.tsx';
import { t } from '../../i18n/teach.ts';

function Distribution({ prediction }: { readonly prediction: ClassPrediction }) {
  const { question, host, asked, deciding, options, right, because } = prediction;
  const answered = options.reduce((sum, { chosen }) => sum + chosen, 0);
  return (
    <li>
      <h3>
        {host && <HostGlyph host={host} />} {question}
      </h3>
      <p class="small muted">{t('predict.count', { answered, asked, deciding })}</p>
      <ul class="predict-bars">
        {options.map(({ id, text, chosen }) => (
          <li key={id} data-right={id === right}>
            <span>
              {text}
              {id === right && <strong> {t('predict.right')}</strong>}
            </span>
            <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
              <rect width="100" height="6" class="all" />
              <rect width={answered === 0 ? 0 : (100 * chosen) / answered} height="6" class="chosen" />
            </svg>
            <span class="tnum">{chosen}</span>
          </li>
        ))}
      </ul>
      {because && <p class="small">{because}</p>}
    </li>
  );
}

export function ClassPredictions({ predictions }: { readonly predictions: readonly ClassPrediction[] }) {
  if (predictions.length === 0) return null;
  const asked = predictions.reduce((sum, one) => sum + one.asked, 0);
  const answered = predictions.flatMap(({ options }) => options).reduce((sum, { chosen }) => sum + chosen, 0);
  return (
    <details class="class-predictions card">
      <summary>
        {t('predict.title')} <span class="muted">{t('predict.answered', { answered, asked })}</span>
      </summary>
      <ol>
        {predictions.map((prediction) => (
          <Distribution key={prediction.id} prediction={prediction} />
        ))}
      </ol>
    </details>
  );
}
