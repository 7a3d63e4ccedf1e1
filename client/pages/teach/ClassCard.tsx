/** The card of eleven states and all arrows, for the whole class: where it has been, and where it is. */
import { HOSTS } from '../../../shared/hosts.ts';
import './ClassCard.css';
import type { PairView, TeacherView } from '../../../shared/protocol/view.ts';
import { ARROWS, arrowName, STATES } from '../../../shared/tcp/state.ts';
import { StateBadge } from '../../figures/states/StateBadge.tsx';
import { StateDiagram } from '../../figures/states/StateDiagram.tsx';
import { number } from '../../i18n/dictionary.ts';
import { t } from '../../i18n/teach.ts';

/** With more left the diagram shows it better. */
const FEW = 12;

/** How many hosts are in each state just now. */
function Now({ pairs }: { readonly pairs: readonly PairView[] }) {
  const here = pairs.flatMap(({ states }) => HOSTS.map((host) => states[host]));
  const counts = STATES.map((state) => ({ state, n: here.filter((one) => one === state).length }));
  return (
    <section aria-labelledby="card-now">
      <h2 id="card-now">{t('card.now')}</h2>
      <ul class="card-now">
        {counts
          .filter(({ n }) => n > 0)
          .map(({ state, n }) => (
            <li key={state}>
              <StateBadge state={state} />
              <span class="tnum">{number(n)}</span>
              {share(n, here.length)}
            </li>
          ))}
      </ul>
    </section>
  );
}

const share = (n: number, of: number) => (
  <svg class="card-share" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
    <rect width="100" height="6" fill="var(--surface-2)" />
    <rect width={(100 * n) / of} height="6" fill="var(--good)" />
  </svg>
);

export function ClassCard({ round }: { readonly round: NonNullable<TeacherView['round']> }) {
  const { card, pairs } = round;
  const gone = ARROWS.map(({ from, to }) => arrowName(from, to)).filter(
    (arrow) => (card.arrows[arrow] ?? 0) > 0,
  );
  const missing = ARROWS.filter(({ from, to }) => (card.arrows[arrowName(from, to)] ?? 0) === 0);
  const visited = STATES.filter((state) => card.states[state] > 0);
  return (
    <div class="class-card">
      <section aria-labelledby="card-title">
        <h2 id="card-title">
          {t('card.title', { states: visited.length, arrows: gone.length, all: ARROWS.length })}
        </h2>
        <StateDiagram way={gone} visited={visited} counts={card.states} />
        {missing.length > 0 && missing.length <= FEW && (
          <>
            <h3>{t('card.missing')}</h3>
            <ul class="row card-missing">
              {missing.map(({ from, to, event }) => (
                <li key={arrowName(from, to)} class="chip">
                  {from} → {to} <span class="muted">{event}</span>
                </li>
              ))}
            </ul>
          </>
        )}
      </section>
      <Now pairs={pairs} />
    </div>
  );
}
