/** A test of what may be sent unasked. */
import { expect, test } from 'vitest';
import { HUMANE_CONSTANTS } from '../scenarios/catalogue/defaults.ts';
import type { Event } from '../tcp/event.ts';
import { SYN } from '../tcp/segment.ts';
import { step } from '../tcp/step.ts';
import { closedTcb } from '../tcp/tcb.ts';
import { judge } from './judge.ts';
import type { Move } from './move.ts';

const open: Event = { type: 'call', at: 0, call: { call: 'OPEN', mode: 'active', iss: 100 } };
const again: Move = { kind: 'send', segments: [{ flags: SYN }], next: 'SYN-SENT' };
const giveUp: Move = { kind: 'nothing', next: 'CLOSED' };

test('a player may send again before the timer runs out, but not give up before it does', () => {
  const first = step(closedTcb({ ...HUMANE_CONSTANTS, r2Syn: 1 }), open).tcb;
  expect(judge(first, null, giveUp, 1_000).verdict.legal).toBe(false);
  const sentAgain = judge(first, null, again, 1_000).result?.tcb ?? first;
  expect(sentAgain.retransmissionQueue[0]?.transmissions).toBe(2);
  expect(judge(sentAgain, null, giveUp, 2_000).verdict.legal).toBe(false);
  expect(judge(sentAgain, { type: 'timeout', timer: 'retransmission' }, giveUp, 90_000).verdict.legal).toBe(
    true,
  );
});
