/** The score of the clients, in two large numbers, and over time. */
import './Score.css';
import type { CrowdView, SystemView } from '../../shared/protocol/view.ts';
import { t } from '../i18n/crowd.ts';
import { number } from '../i18n/dictionary.ts';
import { Sign } from '../ui/Notice.tsx';
import { beginsWords } from './begins-words.ts';
import { Chart } from './Chart.tsx';

export interface ScoreProps {
  readonly crowd: CrowdView;
  readonly reigns: SystemView['reigns'];
}

export function Score({ crowd, reigns }: ScoreProps) {
  const { from, served, turnedAway, underFire, begunAt, begins } = crowd;
  return (
    <section class="crowd-score" aria-label={t(`score.title.${from}`)}>
      <p class="eyebrow">
        {t(`score.title.${from}`)} {underFire && <span class="chip bad">{t('score.fire')}</span>}
      </p>
      <dl>
        <div class="good">
          <dt>
            <Sign kind="good" /> {t('score.served')}
          </dt>
          <dd>{number(served)}</dd>
        </div>
        <div class="bad">
          <dt>
            <Sign kind="bad" /> {t('score.away')}
          </dt>
          <dd>{number(turnedAway)}</dd>
        </div>
      </dl>
      {begunAt === null ? (
        <p class="muted small">{beginsWords(begins)}</p>
      ) : (
        <Chart crowd={crowd} reigns={reigns} />
      )}
    </section>
  );
}
