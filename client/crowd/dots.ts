/** SYNs as dots: the fate of those that arrived since the last tick, few enough to be looked at. */
import type { SystemView } from '../../shared/protocol/view.ts';

/** Into the queue; off it; off the firewall; answered with a cookie and forgotten. */
export type DotKind = 'in' | 'off' | 'wall' | 'cookie';

export interface Dot {
  readonly kind: DotKind;
  /** Where it flies, 0 to 1 from the top. */
  readonly lane: number;
  /** A share of the tick, 0 to 1, by which it starts later. */
  readonly wait: number;
}

export interface Tally {
  readonly syns: number;
  readonly off: number;
  readonly wall: number;
  readonly cookie: number;
}

export function tallyOf({ syns, counters, listener }: SystemView): Tally {
  return {
    syns: syns?.total ?? 0,
    off: counters.TcpExtListenDrops ?? 0,
    wall: listener?.firewall.dropped ?? 0,
    cookie: counters.TcpExtSyncookiesSent ?? 0,
  };
}

const MOST = 12;

/** As many dots of each kind as tell its share; one at least of what happened at all. */
export function dotsOf(before: Tally, now: Tally): readonly Dot[] {
  const syns = now.syns - before.syns;
  if (syns <= 0) return [];
  const all = Math.min(MOST, syns);
  const share = (n: number): number => (n <= 0 ? 0 : Math.max(1, Math.round((n / syns) * all)));
  const off = share(now.off - before.off);
  const wall = share(now.wall - before.wall);
  const cookie = share(now.cookie - before.cookie);
  const queued = syns - (now.off - before.off) - (now.wall - before.wall) - (now.cookie - before.cookie);
  const kinds: readonly (readonly [DotKind, number])[] = [
    ['in', share(queued)],
    ['off', off],
    ['wall', wall],
    ['cookie', cookie],
  ];
  const dots = kinds.flatMap(([kind, n]) => Array.from({ length: n }, () => kind));
  // Spread evenly and always alike: what chance drew is on the server.
  return dots.map((kind, i) => ({
    kind,
    lane: ((i * 7) % dots.length) / dots.length,
    wait: i / dots.length,
  }));
}
