/** What a scenario says of its crowd, and the bounds of every crowd. */

import type { Text } from '../text.ts';
import type { Milliseconds } from '../units.ts';
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

/** What is wrong with a crowd that an author wrote, in words for the author; empty when nothing is. */
export function crowdProblems({ every, patience, slow, acceptQueue }: CrowdConfig): readonly Text[] {
  const problems: Text[] = [];
  const check = (ok: boolean, en: string, zh: string): void => {
    if (!ok) problems.push({ en, zh });
  };
  check(
    within(every, STEP, 60_000),
    `“every” is ${every / 1_000} s: a crowd asks at most once in ${STEP / 1_000} s, and at least once a minute.`,
    `“every” 是 ${every / 1_000} 秒：请求间隔最短 ${STEP / 1_000} 秒，最长一分钟。`,
  );
  check(
    within(patience, 1_000, 300_000),
    `“patience” is ${patience / 1_000} s: it must be between 1 s and 5 min.`,
    `“patience” 是 ${patience / 1_000} 秒：必须在 1 秒到 5 分钟之间。`,
  );
  check(
    slow === undefined || (within(slow.nth, 1, 250) && within(slow.delay, STEP, 10_000)),
    `“slow” must name every 1st to 250th client and a delay between ${STEP / 1_000} s and 10 s.`,
    `“slow” 的 nth 必须在 1 到 250 之间，delay 在 ${STEP / 1_000} 秒到 10 秒之间。`,
  );
  check(
    within(acceptQueue, 1, BOUNDS.connections),
    `“acceptQueue” is ${acceptQueue}: it must be between 1 and ${BOUNDS.connections}.`,
    `“acceptQueue” 是 ${acceptQueue}：必须在 1 到 ${BOUNDS.connections} 之间。`,
  );
  // Requests that all fail wait for as long as the patience lasts.
  check(
    patience / every <= BOUNDS.connections / 2,
    `With one request in ${every / 1_000} s and a patience of ${patience / 1_000} s too many connections would be open at once.`,
    `每 ${every / 1_000} 秒一个请求、等待 ${patience / 1_000} 秒，同时打开的连接会太多。`,
  );
  return problems;
}
