/** What a scenario says of its crowd, and the bounds of every crowd. */
import type { Milliseconds } from '../units.ts';
import type { Params, Translate } from '../words/format.ts';
import type { English } from '../words/words.ts';
import type { Settings } from './controls.ts';

/** Time of a crowd goes in steps; a segment takes at least one of them. */
export const STEP: Milliseconds = 250;
/** What happened is told, and players' acts take effect, once a tick. */
export const TICK: Milliseconds = 2 * STEP;

/** No crowd is larger, whatever its scenario or its players ask for. */
export const BOUNDS = {
  /** Connections of one host. */
  connections: 1_024,
  /** Segments on their way. */
  inFlight: 4_096,
  /** SYNs that a flood may send a second. */
  synsPerSecond: 2_000,
} as const;

export interface CrowdConfig {
  /** Who asks the server: many clients out in the world, a connection each, or host A alone. */
  readonly from: 'world' | 'A';
  /** Time from one request to the next; it varies by a quarter either way. */
  readonly every: Milliseconds;
  /** Whoever has no answer by then goes away. */
  readonly patience: Milliseconds;
  /** Every nth client of the world is on a line that takes so long one way. */
  readonly slow?: { readonly nth: number; readonly delay: Milliseconds };
  /** The backlog of listen(), until the control `syn-backlog` takes its place: see {@link backlogOf}. */
  readonly acceptQueue: number;
}

const within = (n: number, least: number, most: number): boolean =>
  Number.isInteger(n) && n >= least && n <= most;

/**
 * How many connections may wait in each of a listener's queues, half-open and for accept(). Linux bounds both by the backlog
 * of listen(): tcp_max_syn_backlog can only make the first shorter, and without SYN cookies alone.
 */
export const backlogOf = ({ acceptQueue }: CrowdConfig, settings: Settings): number =>
  settings['syn-backlog'] ?? acceptQueue;

type Sentences = English['crowds'];
/** One of the sentences of `words.crowds`, and what fills its places. */
export type CrowdProblem = {
  readonly [Id in keyof Sentences]: { readonly id: Id } & Params<Sentences[Id]>;
}[keyof Sentences];

const NONE = { every: '', patience: '', least: '', length: '', most: '' };

export const crowdProblemText = (say: Translate<Sentences>, { id, ...places }: CrowdProblem): string =>
  say(id, { ...NONE, ...places });

const seconds = (time: Milliseconds): string => `${time / 1_000}`;

/** What is wrong with a crowd that an author wrote; empty when nothing is. */
export function crowdProblems({ every, patience, slow, acceptQueue }: CrowdConfig): readonly CrowdProblem[] {
  const problems: CrowdProblem[] = [];
  const check = (ok: boolean, problem: CrowdProblem): void => {
    if (!ok) problems.push(problem);
  };
  const least = seconds(STEP);
  check(within(every, STEP, 60_000), { id: 'every', every: seconds(every), least });
  check(within(patience, 1_000, 300_000), { id: 'patience', patience: seconds(patience) });
  check(slow === undefined || (within(slow.nth, 1, 250) && within(slow.delay, STEP, 10_000)), {
    id: 'slow',
    least,
  });
  check(within(acceptQueue, 1, BOUNDS.connections), {
    id: 'accept-queue',
    length: `${acceptQueue}`,
    most: `${BOUNDS.connections}`,
  });
  // Requests that all fail wait for as long as the patience lasts.
  check(patience / every <= BOUNDS.connections / 2, {
    id: 'too-many',
    every: seconds(every),
    patience: seconds(patience),
  });
  return problems;
}
