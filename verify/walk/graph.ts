/** The joint states and the ways between them, as a graph to be asked when the walk is over. */
import { enlarged } from './store.ts';

export const WAY_KINDS = ['other', 'arrival', 'abort'] as const;
export type WayKind = (typeof WAY_KINDS)[number];

/** A way's entry holds where it leads and, in its two highest bits, its kind. */
const KIND_SHIFT = 30;
const TARGET = 2 ** KIND_SHIFT - 1;

export interface Graph {
  /** The ways of the next joint state follow; they are numbered from 0. */
  readonly begin: () => void;
  readonly add: (to: number, kind: WayKind) => void;
  readonly ways: () => number;
  /** For every joint state 1 or 0: whether ways of these kinds lead from it to one that `isGoal`. */
  readonly leading: (isGoal: (state: number) => boolean, kinds: readonly WayKind[]) => Uint8Array;
  /** The joint states on circles of ways of this kind, or between two such circles, in order. */
  readonly circles: (kind: WayKind) => readonly number[];
}

export function createGraph(): Graph {
  let entries = new Uint32Array(1 << 16);
  let firsts = new Uint32Array(1 << 16);
  let ways = 0;
  let states = 0;

  /** Whether one of a joint state's ways of these kinds (bits) leads to where `is` holds. */
  const some = (state: number, kinds: number, is: (to: number) => boolean): boolean => {
    const end = state + 1 < states ? (firsts[state + 1] as number) : ways;
    for (let i = firsts[state] as number; i < end; i++) {
      const entry = entries[i] as number;
      if (((kinds >>> (entry >>> KIND_SHIFT)) & 1) === 1 && is(entry & TARGET)) return true;
    }
    return false;
  };

  return {
    begin: () => {
      if (states === firsts.length) firsts = enlarged(firsts);
      firsts[states++] = ways;
    },
    add: (to, kind) => {
      if (ways === entries.length) entries = enlarged(entries);
      entries[ways++] = (to | (WAY_KINDS.indexOf(kind) << KIND_SHIFT)) >>> 0;
    },
    ways: () => ways,
    leading: (isGoal, kinds) => {
      const bits = bitsOf(kinds);
      const leads = new Uint8Array(states);
      const leadsOn = (to: number): boolean => leads[to] === 1;
      spread(leads, (state) => isGoal(state) || some(state, bits, leadsOn));
      return leads;
    },
    circles: (kind) => {
      const bits = bitsOf([kind]);
      // Where all ways come to an end there is no circle; nor is there where none of the others leads to.
      const ends = new Uint8Array(states);
      const goesOn = (to: number): boolean => ends[to] === 0;
      spread(ends, (state) => !some(state, bits, goesOn));
      let left: number[] = [];
      for (let state = 0; state < states; state++) if (goesOn(state)) left.push(state);
      for (let before = -1; left.length !== before; ) {
        before = left.length;
        const ledTo = new Set<number>();
        for (const state of left) {
          some(state, bits, (to) => {
            ledTo.add(to);
            return false;
          });
        }
        left = left.filter((state) => ledTo.has(state));
      }
      return left;
    },
  };
}

const bitsOf = (kinds: readonly WayKind[]): number =>
  kinds.reduce((bits, kind) => bits | (1 << WAY_KINDS.indexOf(kind)), 0);

/** Marks all that can be marked. Most ways lead to states that were met later, so backwards it takes few rounds. */
function spread(marks: Uint8Array, canBeMarked: (state: number) => boolean): void {
  for (let more = true; more; ) {
    more = false;
    for (let state = marks.length - 1; state >= 0; state--) {
      if (marks[state] === 1 || !canBeMarked(state)) continue;
      marks[state] = 1;
      more = true;
    }
  }
}
