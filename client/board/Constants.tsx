/** The constants of a scenario, and of its crowd, beside those of the real world. */
import type { ScenarioView } from '../../shared/protocol/view.ts';
import { duration } from '../figures/duration.ts';
import { t } from '../i18n/constants.ts';

const orDash = (value: number | null): string => (value === null ? '–' : duration(value));

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
            <td class="number">{orDash(here)}</td>
            {crowded && <td class="number">{orDash(crowd)}</td>}
            <td class="number">{orDash(rfc)}</td>
            <td class="number">{orDash(linux)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
