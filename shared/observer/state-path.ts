/** A host's way through the states, as far as its segments tell. */
import type { State } from '../tcp/state.ts';

/** Shared between hypotheses, so a list that grows at its end and is never changed. */
export interface StatePath {
  readonly state: State;
  readonly before: StatePath | null;
  readonly length: number;
}

export const startOf = (state: State): StatePath => ({ state, before: null, length: 1 });

/** Ports that are used again and again would make it endless. */
const LONGEST = 200;

export function extendPath(way: StatePath, state: State): StatePath {
  if (way.state === state) return way;
  return way.length < LONGEST ? { state, before: way, length: way.length + 1 } : { ...way, state };
}

export function statesOf(way: StatePath): readonly State[] {
  const states: State[] = [];
  for (let at: StatePath | null = way; at !== null; at = at.before) states.push(at.state);
  return states.reverse();
}
