/** The class's map of misconceptions: rule by rule, who got it wrong at the first try. */
import { pathTo } from '../../base.ts';
import './RuleMap.css';
import type { PairView } from '../../../shared/protocol/view.ts';
import { RULES } from '../../../shared/tcp/rules.ts';
import { HostGlyph } from '../../figures/segment/HostGlyph.tsx';
import { t as rules } from '../../i18n/rules.ts';
import { t } from '../../i18n/teach.ts';
import { misconceptions } from './misconceptions.ts';

export function RuleMap({ pairs }: { readonly pairs: readonly PairView[] }) {
  const found = misconceptions(pairs);
  const ended = new Set(pairs.filter(({ outcome }) => outcome !== null).map(({ match }) => match));
  return (
    <div class="rule-map">
      <h2>{t('map.title')}</h2>
      <p class="muted">{found.length === 0 ? t('map.none') : t('map.explain')}</p>
      <ol class="stack">
        {found.map(({ rule, right, wrong, players }) => (
          <li key={rule} class="card missed">
            <div class="missed-count">
              <strong>{t('map.count', { wrong, all: right + wrong })}</strong>
              <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
                <rect width="100" height="6" fill="var(--good-soft)" />
                <rect width={(100 * wrong) / (right + wrong)} height="6" fill="var(--bad)" />
              </svg>
            </div>
            <div class="missed-rule">
              <p>{rules(rule)}</p>
              <p class="small muted">
                {rule} · {RULES[rule].rfc}
              </p>
              <ul class="row">
                {players.map(({ name, host, match }) => (
                  <li key={`${match}${host}`} class="chip">
                    <HostGlyph host={host} bare />
                    {ended.has(match) ? (
                      <a href={pathTo(`/replay/${encodeURIComponent(match)}`)}>{name}</a>
                    ) : (
                      name
                    )}
                  </li>
                ))}
              </ul>
            </div>
          </li>
        ))}
      </ol>
    </div>
  );
}
