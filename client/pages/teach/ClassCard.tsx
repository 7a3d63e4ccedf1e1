/** The card of eleven states and all arrows, for the whole class and for each player. */
import { HOSTS } from '../../../shared/hosts.ts';
import './ClassCard.css';
import type { PairView, TeacherView } from '../../../shared/protocol/view.ts';
import { ARROWS, arrowName, STATES } from '../../../shared/tcp/state.ts';
import { HostGlyph } from '../../figures/segment/HostGlyph.tsx';
import { StateDiagram } from '../../figures/states/StateDiagram.tsx';
import { t } from '../../i18n/teach.ts';

interface Row {
  readonly key: string;
  readonly name: string;
  readonly host: (typeof HOSTS)[number];
  readonly states: number;
  readonly arrows: number;
}

/** Who has come furthest stands first. */
function rowsOf(pairs: readonly PairView[]): readonly Row[] {
  const rows = pairs.flatMap(({ match, players, cards }) =>
    HOSTS.flatMap((host) => {
      const { name, player } = players[host];
      return player === 'person' && name !== null
        ? [{ key: `${match} ${host}`, name, host, ...cards[host] }]
        : [];
    }),
  );
  return rows.sort((x, y) => y.states - x.states || y.arrows - x.arrows);
}

/** With more left the diagram shows it better. */
const FEW = 12;

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
      <section aria-labelledby="card-players">
        <h2 id="card-players">{t('card.players')}</h2>
        <ol class="card-players">
          {rowsOf(pairs).map(({ key, name, host, states, arrows }) => (
            <li key={key}>
              <span class="card-name">
                <HostGlyph host={host} bare /> {name}
              </span>
              <span class="tnum">{t('card.states', { n: states, all: STATES.length })}</span>
              {share(states, STATES.length)}
              <span class="tnum">{t('card.arrows', { n: arrows, all: ARROWS.length })}</span>
              {share(arrows, ARROWS.length)}
            </li>
          ))}
        </ol>
      </section>
    </div>
  );
}
