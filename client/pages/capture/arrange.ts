/** The order of the listed connections, and which of them are looked for. */
import type { ObservedVerdict } from '../../../shared/observer/observer.ts';
import type { Listed } from './listing.ts';

export const ORDERS = ['time', 'duration', 'segments', 'octets', 'verdict'] as const;
export type OrderBy = (typeof ORDERS)[number];

export interface Order {
  readonly by: OrderBy;
  readonly descending: boolean;
}

export interface Sieve {
  /** Part of an address, or a port, or `address:port`; several words must all be there. */
  readonly text: string;
  readonly verdict: ObservedVerdict | null;
}

export const segmentsIn = ({ traffic: { sent } }: Listed): number => sent.a.segments + sent.b.segments;
export const octetsIn = ({ traffic: { sent } }: Listed): number => sent.a.octets + sent.b.octets;
/** In microseconds; a clock that was set back makes none of it negative. */
export const durationOf = ({ traffic: { first, last } }: Listed): number =>
  Math.max(0, last.time - first.time);

const RANK: Readonly<Record<ObservedVerdict, number>> = { illegal: 0, warning: 1, unknown: 2, legal: 3 };

const KEYS: Readonly<Record<OrderBy, (listed: Listed) => number>> = {
  time: ({ traffic }) => traffic.first.time,
  duration: durationOf,
  segments: segmentsIn,
  octets: octetsIn,
  verdict: ({ verdict }) => RANK[verdict],
};

/** A heading that is pressed again turns the order round; most are of interest from the largest on. */
export function orderAfter({ by, descending }: Order, pressed: OrderBy): Order {
  if (by === pressed) return { by, descending: !descending };
  return { by: pressed, descending: pressed !== 'time' && pressed !== 'verdict' };
}

export function arranged(
  connections: readonly Listed[],
  { by, descending }: Order,
  { text, verdict }: Sieve,
): readonly Listed[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const key = KEYS[by];
  const found = connections.filter((one) => {
    if (verdict !== null && one.verdict !== verdict) return false;
    const ends = [one.a, one.b].map(({ ip, port }) => `${ip}:${port}`);
    return words.every((word) => ends.some((end) => end.includes(word)));
  });
  return found.sort((x, y) => (descending ? key(y) - key(x) : key(x) - key(y)) || x.id - y.id);
}
