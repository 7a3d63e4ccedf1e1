/** A host's way through the states, as far as its segments tell. */
import type { State } from '../tcp/state.ts';

/** Shared between hypotheses, so a list that grows at its end and is never changed. */
export interface Way {
  readonly state: State;
  readonly before: Way | null;
  readonly length: number;
}

export const startOf = (state: State): Way => ({ state, before: null, length: 1 });

/** Ports that are used again and again would make it endless. */
const LONGEST = 200;

export function goOn(way: Way, state: State): Way {
  if (way.state === state) return way;
  return way.length < LONGEST ? { state, before: way, length: way.length + 1 } : { ...way, state };
}

export function statesOf(way: Way): readonly State[] {
  const states: State[] = [];
  for (let at: Way | null = way; at !== null; at = at.before) states.push(at.state);
  return states.reverse();
}
