/** The settings that were tried, and each one's worth in requests served. */
import './Trials.css';
import type { CrowdView, SystemView } from '../../shared/protocol/view.ts';
import { t } from '../i18n/crowd.ts';
import { number } from '../i18n/dictionary.ts';
import { forceWords } from './force-words.ts';

type What = keyof SystemView['trials'];

interface TrialsProps extends Pick<SystemView, 'trials'> {
  readonly crowd: Pick<CrowdView, 'served'>;
}

export function Trials({ trials, crowd }: TrialsProps) {
  const rows = (Object.keys(trials) as What[]).flatMap((what) => {
    const trial = trials[what];
    return trial && trial.served + trial.turnedAway > 0 ? [{ what, ...trial }] : [];
  });
  if (rows.length === 0) return <p class="muted small">{t('trials.none')}</p>;
  const most = Math.max(...rows.map(({ served, turnedAway }) => served + turnedAway));
  // Served before anything went wrong: that says nothing for what was in force.
  const before = crowd.served - rows.reduce((sum, { served }) => sum + served, 0);
  return (
    <>
      <table class="crowd-trials">
        <caption class="visually-hidden">{t('trials.label')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('trials.what')}</th>
            <th scope="col" class="number">
              {t('trials.served')}
            </th>
            <th scope="col" class="number">
              {t('trials.away')}
            </th>
            <td />
          </tr>
        </thead>
        <tbody>
          {rows.map(({ what, served, turnedAway }) => (
            <tr key={what}>
              <th scope="row">{forceWords(what)}</th>
              <td class="number good">{number(served)}</td>
              <td class="number bad">{number(turnedAway)}</td>
              <td class="shares" aria-hidden="true">
                <i class="good" style={{ width: `${(served / most) * 100}%` }} />
                <i class="bad" style={{ width: `${(turnedAway / most) * 100}%` }} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {before > 0 && <p class="muted small">{t('trials.before', { n: before })}</p>}
    </>
  );
}
