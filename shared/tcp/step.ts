/**
 * The state machine of RFC 9293 §3.10: `step(tcb, event) → { tcb, effects }`.
 * Pure: no clock, no random source; the event brings the time. Never throws on any segment.
 */
import { arrives } from './arrives.ts';
import { call } from './calls.ts';
import type { Event, StepResult } from './event.ts';
import { keepIdleTimer } from './keep-alive.ts';
import { settle } from './output.ts';
import type { Tcb } from './tcb.ts';
import { timeout } from './timeouts.ts';
import { type Working, working } from './working-tcb.ts';

export function step(tcb: Tcb, event: Event): StepResult {
  const w = working(tcb, event.at);
  dispatch(w, event);
  settle(w);
  keepIdleTimer(w);
  const last = w.rules[w.rules.length - 1] ?? 'R44';
  return {
    tcb: w.tcb,
    effects: w.effects,
    rules: w.rules,
    because: {
      reply: w.replyRule ?? w.quietRule ?? w.stateRule ?? last,
      state: w.stateRule ?? w.replyRule ?? w.quietRule ?? last,
    },
    discarded: w.discarded,
  };
}

function dispatch(w: Working, event: Event): void {
  switch (event.type) {
    case 'call':
      return call(w, event.call);
    case 'segment':
      return arrives(w, event.segment);
    case 'timeout':
      return timeout(w, event.timer);
  }
}
