/** A connection's life, from CLOSED to CLOSED: both ends, a wire that loses nothing, 2 MSL at the end. */

import { canonicalReaction } from '../shared/judge/judge.ts';
import type { Move } from '../shared/judge/move.ts';
import { moveOf } from '../shared/judge/move-of.ts';
import { sentSegments } from '../shared/judge/reaction.ts';
import type { Stimulus } from '../shared/judge/stimulus.ts';
import { RFC_CONSTANTS } from '../shared/tcp/constants.ts';
import type { Call } from '../shared/tcp/event.ts';
import { step } from '../shared/tcp/step.ts';
import { closedTcb, nextTimer, type Tcb } from '../shared/tcp/tcb.ts';

export interface Moment {
  readonly tcb: Tcb;
  readonly stimulus: Stimulus;
  readonly now: number;
  /** The canonical answer. */
  readonly move: Move;
}

const CONSTANTS = { ...RFC_CONSTANTS, acknowledge: 'at once' } as const;
const SCRIPT: readonly (readonly [host: 'A' | 'B', call: Call])[] = [
  ['B', { call: 'OPEN', mode: 'passive', iss: 300 }],
  ['A', { call: 'OPEN', mode: 'active', iss: 100 }],
  ['A', { call: 'SEND', data: 'a question' }],
  ['B', { call: 'SEND', data: 'an answer' }],
  ['A', { call: 'CLOSE' }],
  ['B', { call: 'CLOSE' }],
];

/** Every stimulus of the life, with the TCB that it meets. */
export function lifeOfAConnection(): readonly Moment[] {
  const tcbs = { A: closedTcb(CONSTANTS), B: closedTcb(CONSTANTS) };
  const moments: Moment[] = [];
  let now = 0;
  const meet = (host: 'A' | 'B', stimulus: Stimulus): void => {
    now += 10;
    const tcb = tcbs[host];
    const { result } = canonicalReaction(tcb, stimulus, now);
    const segments = sentSegments(result);
    moments.push({ tcb, stimulus, now, move: moveOf(tcb, result) });
    tcbs[host] = result.tcb;
    for (const segment of segments) meet(host === 'A' ? 'B' : 'A', { type: 'segment', segment });
  };
  for (const [host, call] of SCRIPT) meet(host, { type: 'call', call });
  for (const host of ['A', 'B'] as const) {
    const timer = nextTimer(tcbs[host]);
    if (timer === null) continue;
    now = timer.due;
    meet(host, { type: 'timeout', timer: timer.name });
  }
  if (tcbs.A.state !== 'CLOSED' || tcbs.B.state !== 'CLOSED')
    throw new Error(`the life ended in ${tcbs.A.state} and ${tcbs.B.state}`);
  return moments;
}

/** The rulebook alone, over the same stimuli. */
export function replaySteps(moments: readonly Moment[]): void {
  for (const { tcb, stimulus, now } of moments) {
    if (stimulus.type === 'call') step(tcb, { type: 'call', at: now, call: stimulus.call });
    else if (stimulus.type === 'segment') step(tcb, { type: 'segment', at: now, segment: stimulus.segment });
    else step(tcb, { type: 'timeout', at: now, timer: stimulus.timer });
  }
}
