/** A stimulus: what a host must process. Null stands for a move that nothing asked for. */

import type { Call, Event } from '../tcp/event.ts';
import type { Segment } from '../tcp/segment.ts';
import type { TimerName } from '../tcp/tcb.ts';
import type { Milliseconds } from '../units.ts';

export type Stimulus =
  | { readonly type: 'call'; readonly call: Call }
  | { readonly type: 'segment'; readonly segment: Segment }
  | { readonly type: 'timeout'; readonly timer: TimerName };

export function eventOf(stimulus: Stimulus, at: Milliseconds): Event {
  switch (stimulus.type) {
    case 'call':
      return { type: 'call', at, call: stimulus.call };
    case 'segment':
      return { type: 'segment', at, segment: stimulus.segment };
    case 'timeout':
      return { type: 'timeout', at, timer: stimulus.timer };
  }
}
