/** The standing of a pair: what its card says, and whether the teacher should walk over. */
import type { HostId } from '../../../shared/hosts.ts';
import type { PairView } from '../../../shared/protocol/view.ts';

const HOSTS = ['A', 'B'] as const satisfies readonly HostId[];

/** Refusals since the pair last got anywhere, from which on it is stuck. */
export const STUCK_AFTER_REFUSALS = 3;
/** Virtual time without a move, from which on it is worth a look. A retransmission may take as long. */
export const QUIET_AFTER = 60_000;

/** When a pair last got anywhere, on the round's virtual clock, and what it had done by then. */
export interface Progress {
  readonly match: string;
  readonly since: number;
  readonly refused: Readonly<Record<HostId, number>>;
  /** Changes whenever the pair gets anywhere. */
  readonly mark: string;
}

const markOf = ({ states, goals, scores, outcome }: PairView): string =>
  [...HOSTS.flatMap((host) => [states[host], scores[host].answered]), goals.reached, outcome].join(' ');

/** The progress of every pair after the news; a pair that got somewhere begins to count anew. */
export function follow(
  before: ReadonlyMap<string, Progress>,
  pairs: readonly PairView[],
  virtual: number,
): ReadonlyMap<string, Progress> {
  return new Map(
    pairs.map((pair) => {
      const known = before.get(pair.match);
      const mark = markOf(pair);
      if (known?.mark === mark) return [pair.match, known];
      // Of what happened before this page was opened nothing is known but the sum.
      return [pair.match, { match: pair.match, since: virtual, refused: pair.refused, mark }];
    }),
  );
}

export const CONDITIONS = ['stuck', 'offline', 'quiet', 'playing', 'reached', 'ended'] as const;
export type Condition = (typeof CONDITIONS)[number];

export interface Standing {
  readonly condition: Condition;
  /** Refusals since the pair last got anywhere. */
  readonly tries: Readonly<Record<HostId, number>>;
  /** Virtual milliseconds since then. */
  readonly quiet: number;
}

export function standingOf(pair: PairView, progress: Progress | undefined, virtual: number): Standing {
  const tries = {
    A: pair.refused.A - (progress?.refused.A ?? pair.refused.A),
    B: pair.refused.B - (progress?.refused.B ?? pair.refused.B),
  };
  const quiet = Math.max(0, virtual - (progress?.since ?? virtual));
  return { condition: conditionOf(pair, Math.max(tries.A, tries.B), quiet), tries, quiet };
}

function conditionOf({ outcome, players }: PairView, tries: number, quiet: number): Condition {
  if (outcome === 'goals reached') return 'reached';
  if (outcome !== null) return 'ended';
  if (HOSTS.some((host) => players[host].player === 'person' && !players[host].connected)) return 'offline';
  if (tries >= STUCK_AFTER_REFUSALS) return 'stuck';
  return quiet >= QUIET_AFTER ? 'quiet' : 'playing';
}

export type Tally = Readonly<Record<Condition, number>>;

export function tally(standings: Iterable<Standing>): Tally {
  const sums: Record<Condition, number> = {
    stuck: 0,
    offline: 0,
    quiet: 0,
    playing: 0,
    reached: 0,
    ended: 0,
  };
  for (const { condition } of standings) sums[condition] += 1;
  return sums;
}

export const isRunning = (pairs: readonly PairView[]): boolean => pairs.some((pair) => pair.outcome === null);

/** How a class of so many is seated: pairs, and perhaps one who plays with the autopilot. */
export const seating = (players: number): { readonly pairs: number; readonly alone: boolean } => ({
  pairs: Math.floor(players / 2),
  alone: players % 2 === 1,
});
