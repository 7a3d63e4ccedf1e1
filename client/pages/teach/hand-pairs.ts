/** Pairs that the teacher makes by hand for the next round: whoever is left is paired by the rule. */
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { HOSTS, type HostId, peerOf } from '../../../shared/hosts.ts';

export type Seats = Readonly<Record<HostId, string | null>> & {
  /** Who is the network between them; left out for nobody. */
  readonly network?: string;
};

/** The seats of a pair: its hosts, and the network between them. */
export const SEATS = [...HOSTS, 'network'] as const;
export type SeatName = (typeof SEATS)[number];

/** Where somebody is put: a seat of a pair, of the next new one, or none. */
export type Place = { readonly pair: number; readonly host: SeatName } | null;

export interface HandPairs {
  /** Each has somebody; one alone plays with the autopilot. */
  readonly pairs: ReadonlySignal<readonly Seats[]>;
  /** Whoever is picked up, to be put somewhere. */
  readonly picked: ReadonlySignal<string | null>;
  /** Null for who has no seat. */
  readonly placeOf: (player: string) => Place;
  /** Picks somebody up, or puts them down again where they were. */
  readonly pick: (player: string) => void;
  /** Puts a player there; whoever sits there goes where that one came from. */
  readonly put: (player: string, place: Place) => void;
  readonly swap: (pair: number) => void;
  readonly clear: () => void;
  /** Of those who are in the class; the others are forgotten. */
  readonly of: (players: ReadonlySet<string>) => readonly Seats[];
}

const EMPTY: Seats = { A: null, B: null };
const isTaken = ({ A, B, network }: Seats): boolean => A !== null || B !== null || network !== undefined;
/** A network without a host is none. */
const isPlayed = ({ A, B }: Seats): boolean => A !== null || B !== null;

function placeOf(pairs: readonly Seats[], player: string): Place {
  for (const [pair, seats] of pairs.entries())
    for (const host of SEATS) if (seats[host] === player) return { pair, host };
  return null;
}

const withSeat = (pairs: readonly Seats[], place: Place, player: string | null): readonly Seats[] =>
  place === null
    ? pairs
    : pairs.map((seats, i) => (i === place.pair ? seatedAt(seats, place.host, player) : seats));

function seatedAt({ network, ...hosts }: Seats, seat: SeatName, player: string | null): Seats {
  if (seat === 'network') return player === null ? hosts : { ...hosts, network: player };
  return { ...hosts, [seat]: player, ...(network === undefined ? {} : { network }) };
}

export function createHandPairs(): HandPairs {
  const pairs = signal<readonly Seats[]>([]);
  const picked = signal<string | null>(null);
  return {
    pairs: computed(() => pairs.value),
    picked: computed(() => picked.value),
    placeOf: (player) => placeOf(pairs.value, player),
    pick: (player) => {
      picked.value = picked.value === player ? null : player;
    },
    put: (player, place) => {
      const known = [...pairs.value, EMPTY];
      const from = placeOf(known, player);
      const there = place === null ? null : (known[place.pair]?.[place.host] ?? null);
      pairs.value = withSeat(withSeat(known, from, there), place, player).filter(isTaken);
      picked.value = null;
    },
    swap: (pair) => {
      pairs.value = pairs.value.map((seats, i) =>
        i === pair ? { ...seats, A: seats[peerOf('A')], B: seats[peerOf('B')] } : seats,
      );
    },
    clear: () => {
      pairs.value = [];
      picked.value = null;
    },
    of: (players) => {
      const here = (player: string | null): string | null =>
        player !== null && players.has(player) ? player : null;
      return pairs.value
        .map(({ A, B, network = null }): Seats => {
          const between = here(network);
          return { A: here(A), B: here(B), ...(between === null ? {} : { network: between }) };
        })
        .filter(isPlayed);
    },
  };
}
