/** The standing of a pair: who must move, why nobody does, and whether the teacher should walk over. */
import type { HostId } from '../../../shared/hosts.ts';
import type { PairView } from '../../../shared/protocol/view.ts';

const HOSTS = ['A', 'B'] as const satisfies readonly HostId[];

/** Refusals of one answer from which on its player is stuck. */
export const STUCK_AFTER_REFUSALS = 3;
/** Virtual time before one question from which on its player is stuck. */
export const STUCK_AFTER = 60_000;
/** Virtual time in which nothing has happened, and nothing is due, from which on a pair is idle. */
export const IDLE_AFTER = 30_000;

/** Who needs help stands first. */
export const CONDITIONS = ['stuck', 'away', 'idle', 'thinking', 'waiting', 'reached', 'ended'] as const;
export type Condition = (typeof CONDITIONS)[number];

export interface Standing {
  readonly condition: Condition;
  /** Whose player it is about; null for both, or nobody. */
  readonly host: HostId | null;
  /** How long that has been so, in virtual milliseconds; for a timer, how long it still takes. */
  readonly time: number;
  /** How often what that player must answer has been answered wrongly. */
  readonly tries: number;
}

/** A person who is away; an autopilot never is. */
export const isGone = (pair: PairView, host: HostId): boolean =>
  pair.players[host].player === 'person' && !pair.players[host].connected;

/** @param virtual what the round's clock says */
export function standingOf(pair: PairView, virtual: number): Standing {
  const { outcome, rests } = pair;
  if (outcome !== null) {
    const condition = outcome === 'goals reached' ? 'reached' : 'ended';
    return { condition, host: null, time: 0, tries: 0 };
  }
  const [longest] = turnsOf(pair, virtual).filter(({ host }) => !isGone(pair, host));
  if (longest && isStuck(longest)) return { condition: 'stuck', ...longest };
  const [gone] = goneOf(pair, virtual);
  if (gone) return { condition: 'away', ...gone };
  if (longest) return { condition: 'thinking', ...longest };
  if (rests?.on === 'nothing') {
    const time = Math.max(0, virtual - rests.since);
    return { condition: time >= IDLE_AFTER ? 'idle' : 'waiting', host: null, time, tries: 0 };
  }
  if (rests?.on === 'timer')
    return { condition: 'waiting', host: rests.host, time: Math.max(0, rests.until - virtual), tries: 0 };
  return { condition: 'waiting', host: null, time: 0, tries: 0 };
}

interface Turn {
  readonly host: HostId;
  readonly time: number;
  readonly tries: number;
}

const isStuck = ({ time, tries }: Turn): boolean => tries >= STUCK_AFTER_REFUSALS || time >= STUCK_AFTER;

/** Of those who must answer; who is stuck comes first, then who has had longest. */
function turnsOf({ turns }: PairView, virtual: number): readonly Turn[] {
  return HOSTS.flatMap((host): Turn[] => {
    const turn = turns[host];
    return turn === null ? [] : [{ host, time: Math.max(0, virtual - turn.since), tries: turn.tries }];
  }).sort((one, other) => Number(isStuck(other)) - Number(isStuck(one)) || other.time - one.time);
}

/** Of those who are away; who must answer comes first. */
function goneOf(pair: PairView, virtual: number): readonly Turn[] {
  const turns = turnsOf(pair, virtual).filter(({ host }) => isGone(pair, host));
  const others = HOSTS.filter((host) => isGone(pair, host) && pair.turns[host] === null);
  return [...turns, ...others.map((host) => ({ host, time: 0, tries: 0 }))];
}

/** Those whom a teacher would go to, in that order. Of the others none is before another: their cards stay where they are. */
const URGENT: readonly Condition[] = ['stuck', 'away', 'idle'];

/** Whoever needs help first, the longest first. */
export function byNeed<T extends { readonly standing: Standing }>(pairs: readonly T[]): readonly T[] {
  const rank = ({ standing: { condition } }: T): number => {
    const urgent = URGENT.indexOf(condition);
    if (urgent !== -1) return urgent;
    return condition === 'reached' || condition === 'ended' ? URGENT.length + 1 : URGENT.length;
  };
  // Time goes on alike for all: who was before another stays there.
  const time = ({ standing }: T): number => (URGENT.includes(standing.condition) ? standing.time : 0);
  return [...pairs].sort((one, other) => rank(one) - rank(other) || time(other) - time(one));
}

/** A match that all have left for another one is over, and there is nobody to go to. */
export const hasPlayers = ({ players, team, outcome }: PairView): boolean =>
  outcome === null || team !== null || HOSTS.some((host) => players[host].id !== null);

export type Tally = Readonly<Record<Condition, number>>;

export function tally(standings: Iterable<Standing>): Tally {
  const sums = Object.fromEntries(CONDITIONS.map((condition) => [condition, 0])) as Record<Condition, number>;
  for (const { condition } of standings) sums[condition] += 1;
  return sums;
}

export const isRunning = (pairs: readonly PairView[]): boolean => pairs.some((pair) => pair.outcome === null);

/** How a class of so many is seated: pairs, and perhaps one who plays with the autopilot. */
export const seating = (players: number): { readonly pairs: number; readonly alone: boolean } => ({
  pairs: Math.floor(players / 2),
  alone: players % 2 === 1,
});
