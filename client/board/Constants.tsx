/** The constants of a scenario, and of its crowd, beside those of the real world. */
import type { ScenarioView } from '../../shared/protocol/view.ts';
import { t as common } from '../i18n/common.ts';
import { t } from '../i18n/constants.ts';

const MINUTE = 60_000;

function duration(value: number | null): string {
  if (value === null) return '–';
  return value < 2 * MINUTE
    ? common('time.seconds', { seconds: value / 1000 })
    : common('time.minutes', { minutes: Math.round((value / MINUTE) * 10) / 10 });
}

export function Constants({ scenario: { constants } }: { readonly scenario: ScenarioView }) {
  const crowded = constants.some(({ crowd }) => crowd !== null);
  const columns = crowded
    ? (['hand', 'others', 'rfc', 'linux'] as const)
    : (['here', 'rfc', 'linux'] as const);
  return (
    <table class="table constants">
      <caption class="eyebrow">{t('title')}</caption>
      <thead>
        <tr>
          <td />
          {columns.map((column) => (
            <th key={column} scope="col" class="number">
              {t(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {constants.map(({ name, here, crowd, rfc, linux }) => (
          <tr key={name}>
            <th scope="row">{t(name)}</th>
            <td class="number">{duration(here)}</td>
            {crowded && <td class="number">{duration(crowd)}</td>}
            <td class="number">{duration(rfc)}</td>
            <td class="number">{duration(linux)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
