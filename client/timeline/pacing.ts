/** The pacing of a timeline: how time goes by while it plays, and how it is spread along the scrubber. */

export interface Pacing {
  /** How long it takes to play to a time, at speed 1. */
  readonly toPlay: (at: number) => number;
  /** The time that has come after playing for so long. */
  readonly toTime: (played: number) => number;
}

/** A match is played as it was: a second takes a second. */
export const IN_REAL_TIME: Pacing = {
  toPlay: (at) => at,
  toTime: (played) => played,
};

const SHORTEST = 300;
const LONGEST = 1_500;
/** A gap of so many milliseconds is played in the shortest time; tenfold gaps take so much more each. */
const SMALLEST_GAP = 0.01;
const EACH_DECADE = 240;

function stepOf(gap: number): number {
  const longer = SHORTEST + EACH_DECADE * Math.log10(gap / SMALLEST_GAP);
  return Math.min(LONGEST, Math.max(SHORTEST, longer));
}

/**
 * From event to event: microseconds and minutes lie side by side in a capture, and in real time nobody could watch either.
 * @param times of the events, in order.
 */
export function byEvents(times: readonly number[]): Pacing {
  const points: { at: number; played: number }[] = [];
  for (const at of times) {
    const before = points.at(-1);
    if (before === undefined) points.push({ at, played: 0 });
    else if (at > before.at) points.push({ at, played: before.played + stepOf(at - before.at) });
  }
  type Axis = 'at' | 'played';
  const map = (value: number, from: Axis, to: Axis): number => {
    const next = points.findIndex((point) => point[from] >= value);
    const [p, q] = [points[next - 1], points[next]];
    if (q === undefined) return points.at(-1)?.[to] ?? 0;
    if (p === undefined) return q[to];
    return p[to] + ((value - p[from]) / (q[from] - p[from])) * (q[to] - p[to]);
  };
  return {
    toPlay: (at) => map(at, 'at', 'played'),
    toTime: (played) => map(played, 'played', 'at'),
  };
}
