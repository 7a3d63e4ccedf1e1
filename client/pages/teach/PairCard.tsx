/** A pair at one glance: who, in which states, how far, and whether somebody should walk over. */

import type { HostId } from '../../../shared/hosts.ts';
import { pathTo } from '../../base.ts';
import './PairCard.css';
import type { PairView } from '../../../shared/protocol/view.ts';
import { HostGlyph } from '../../figures/segment/HostGlyph.tsx';
import { StateBadge } from '../../figures/states/StateBadge.tsx';
import { t as common } from '../../i18n/common.ts';
import { timeOfDay } from '../../i18n/dictionary.ts';
import { t } from '../../i18n/teach.ts';
import { Check, Flag, Hand, Hourglass, LaptopOff } from './icons.tsx';
import type { Condition, Standing } from './pairs.ts';

const HOSTS = ['A', 'B'] as const satisfies readonly HostId[];

export const nameOf = (pair: PairView, host: HostId): string =>
  pair.players[host].name ?? t('pair.autopilot');

/** A person who is away; an autopilot never is. */
const isGone = (pair: PairView, host: HostId): boolean =>
  pair.players[host].player === 'person' && !pair.players[host].connected;

export function ConditionIcon({ condition }: { readonly condition: Condition }) {
  switch (condition) {
    case 'stuck':
      return <Hand />;
    case 'offline':
      return <LaptopOff />;
    case 'quiet':
      return <Hourglass />;
    case 'reached':
      return <Check />;
    case 'ended':
      return <Flag />;
    case 'playing':
      return null;
  }
}

/** What the condition is about, in words. */
export function conditionWords(pair: PairView, { condition, tries, quiet }: Standing): string {
  switch (condition) {
    case 'stuck': {
      const host = tries.A >= tries.B ? 'A' : 'B';
      return t('pair.tries', { host, n: tries[host] });
    }
    case 'offline': {
      const gone = HOSTS.filter((host) => isGone(pair, host));
      const name = gone.map((host) => nameOf(pair, host)).join(common('list.separator'));
      const since = gone.flatMap((host) => pair.players[host].awaySince ?? []);
      return since.length === 0
        ? t('pair.offline', { name })
        : t('pair.away', { name, time: timeOfDay(Math.min(...since)) });
    }
    case 'quiet':
      return t('pair.quiet', { seconds: Math.floor(quiet / 10_000) * 10 });
    case 'reached':
    case 'ended':
      return pair.outcome === null ? '' : t(`outcome.${pair.outcome}`);
    case 'playing':
      return '';
  }
}

function Goals({ reached, all }: PairView['goals']) {
  return (
    <span class="goals" role="img" aria-label={t('pair.goals', { reached, all })}>
      {Array.from({ length: all }, (_, i) => (
        <span key={i} class={i < reached ? 'goal reached' : 'goal'} />
      ))}
    </span>
  );
}

interface SideProps {
  readonly pair: PairView;
  readonly host: HostId;
  readonly large: boolean;
}

function Side({ pair, host, large }: SideProps) {
  const { player } = pair.players[host];
  return (
    <div class="pair-side">
      <HostGlyph host={host} hollow={isGone(pair, host)} />
      <span class={player === 'person' ? 'pair-name' : 'pair-name autopilot'}>{nameOf(pair, host)}</span>
      <StateBadge
        state={pair.states[host]}
        plain
        {...(large ? { size: 'large' as const, gloss: true } : {})}
      />
    </div>
  );
}

export interface PairCardProps {
  readonly pair: PairView;
  readonly place: number;
  readonly standing: Standing;
  /** Another condition is looked for. */
  readonly dimmed: boolean;
  /** Room for the states in full, with what they mean. */
  readonly large: boolean;
  readonly onOpen: () => void;
}

export function PairCard({ pair, place, standing, dimmed, large, onOpen }: PairCardProps) {
  const { condition } = standing;
  const refused = pair.refused.A + pair.refused.B;
  const words = conditionWords(pair, standing);
  const names = t('pair.open', { a: nameOf(pair, 'A'), b: nameOf(pair, 'B') });
  return (
    <li class={`pair${dimmed ? ' dimmed' : ''}`} data-condition={condition} inert={dimmed}>
      <button type="button" class="pair-open" onClick={onOpen}>
        <span class="visually-hidden">{t('pair.named', { n: place, names })}</span>
      </button>
      <Side pair={pair} host="A" large={large} />
      <Side pair={pair} host="B" large={large} />
      <div class="pair-end">
        <Goals {...pair.goals} />
        {refused > 0 && (
          <span class="pair-refused">
            <svg viewBox="0 0 12 12" width="10" height="10" aria-hidden="true">
              <path d="M2 2l8 8M10 2l-8 8" stroke="currentColor" stroke-width="2" />
            </svg>
            {t('pair.refused', { n: refused })}
          </span>
        )}
        {words !== '' && (
          <span class="pair-condition">
            <ConditionIcon condition={condition} />
            <span>{words}</span>
          </span>
        )}
        {pair.outcome !== null && (
          <a class="pair-replay" href={pathTo(`/replay/${encodeURIComponent(pair.match)}`)}>
            {t('pair.replay')}
          </a>
        )}
      </div>
    </li>
  );
}
