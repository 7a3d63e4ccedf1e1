/** A pair at one glance: who, in which states, how far, and whether somebody should walk over. */

import type { Ref } from 'preact';
import type { HostId } from '../../../shared/hosts.ts';
import { pathTo } from '../../base.ts';
import './PairCard.css';
import type { PairView } from '../../../shared/protocol/view.ts';
import { HostGlyph } from '../../figures/segment/HostGlyph.tsx';
import { StateBadge } from '../../figures/states/StateBadge.tsx';
import { t as common } from '../../i18n/common.ts';
import { timeOfDay } from '../../i18n/dictionary.ts';
import { t } from '../../i18n/teach.ts';
import { clockFace, countdownFace } from '../../ui/clock-face.ts';
import { Check, Flag, Hand, Hourglass, LaptopOff } from './icons.tsx';
import { type Condition, isGone, type Standing } from './pairs.ts';

const HOSTS = ['A', 'B'] as const satisfies readonly HostId[];

export const nameOf = (pair: PairView, host: HostId): string =>
  pair.players[host].name ?? t('pair.autopilot');

export function ConditionIcon({ condition }: { readonly condition: Condition }) {
  switch (condition) {
    case 'stuck':
      return <Hand />;
    case 'away':
      return <LaptopOff />;
    case 'idle':
    case 'waiting':
      return <Hourglass />;
    case 'reached':
      return <Check />;
    case 'ended':
      return <Flag />;
    case 'thinking':
      return null;
  }
}

function restWords({ rests }: PairView, time: number): string {
  if (rests === null) return '';
  switch (rests.on) {
    case 'timer':
      return t('pair.rests.timer', {
        host: rests.host,
        timer: common(`timer.${rests.timer}`),
        time: countdownFace(time),
      });
    case 'nothing':
      return t('pair.rests.nothing', { time: clockFace(time) });
    default:
      return t(`pair.rests.${rests.on}`);
  }
}

function awayWords({ players }: PairView, host: HostId): string {
  const { awaySince } = players[host];
  return awaySince === null ? t('pair.offline') : t('pair.away', { time: timeOfDay(awaySince) });
}

/** Who must move, and how that stands, in words. */
export function conditionWords(
  pair: PairView,
  standing: Standing,
): { readonly who: string; readonly how: string } {
  const { condition, host, time, tries } = standing;
  switch (condition) {
    case 'stuck':
    case 'thinking': {
      const wrong = tries === 0 ? '' : `${t('pair.wrong', { n: tries })}${common('list.separator')}`;
      return { who: host === null ? '' : nameOf(pair, host), how: `${wrong}${clockFace(time)}` };
    }
    case 'away':
      return host === null ? { who: '', how: '' } : { who: nameOf(pair, host), how: awayWords(pair, host) };
    case 'idle':
    case 'waiting':
      return { who: '', how: restWords(pair, time) };
    case 'reached':
    case 'ended':
      return { who: '', how: pair.outcome === null ? '' : t(`outcome.${pair.outcome}`) };
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
  /** The player must move. */
  readonly moves: boolean;
}

function Side({ pair, host, large, moves }: SideProps) {
  const { player } = pair.players[host];
  return (
    <div class="pair-side" data-moves={moves}>
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
  /** Else it says no more than who they are. */
  readonly whole: boolean;
  readonly box: Ref<HTMLLIElement>;
  readonly onOpen: () => void;
}

type InsideProps = Pick<PairCardProps, 'pair' | 'standing' | 'large'>;

/** Both hosts, how far they are, and who must move. */
function Inside({ pair, standing, large }: InsideProps) {
  const { condition } = standing;
  const refused = pair.refused.A + pair.refused.B;
  const { who, how } = conditionWords(pair, standing);
  return (
    <>
      {HOSTS.map((host) => (
        <Side key={host} pair={pair} host={host} large={large} moves={pair.turns[host] !== null} />
      ))}
      <div class="pair-end">
        <Goals {...pair.goals} />
        {pair.network && (
          <span class="pair-network" title={t('pair.network', { name: pair.network.name })}>
            {t('pair.network', { name: pair.network.name })}
          </span>
        )}
        {refused > 0 && (
          <span class="pair-refused">
            <svg viewBox="0 0 12 12" width="10" height="10" aria-hidden="true">
              <path d="M2 2l8 8M10 2l-8 8" stroke="currentColor" stroke-width="2" />
            </svg>
            <span class="pair-refused-words">{t('pair.refused', { n: refused })}</span>
            <span class="pair-refused-n" aria-hidden="true">
              {refused}
            </span>
          </span>
        )}
        {how !== '' && (
          <span class="pair-condition">
            <ConditionIcon condition={condition} />
            {who !== '' && <span class="pair-who">{who}</span>}
            {standing.host !== null && (
              <span class="pair-host" aria-hidden="true">
                {standing.host}
              </span>
            )}{' '}
            <span class="pair-how">{how}</span>
          </span>
        )}
        {pair.outcome !== null && (
          <a class="pair-replay" href={pathTo(`/replay/${encodeURIComponent(pair.match)}`)}>
            {t('pair.replay')}
          </a>
        )}
      </div>
    </>
  );
}

export function PairCard({ pair, place, standing, dimmed, large, whole, box, onOpen }: PairCardProps) {
  const { condition } = standing;
  const names = t('pair.open', { a: nameOf(pair, 'A'), b: nameOf(pair, 'B') });
  return (
    <li ref={box} class={`pair${dimmed ? ' dimmed' : ''}`} data-condition={condition} inert={dimmed}>
      <button type="button" class="pair-open" onClick={onOpen}>
        <span class="visually-hidden">{t('pair.named', { n: place, names })}</span>
      </button>
      {whole && <Inside pair={pair} standing={standing} large={large} />}
    </li>
  );
}
