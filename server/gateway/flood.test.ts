/** Tests of the brake on players who send too fast. */
import { afterEach, describe, expect, it } from 'vitest';
import { CLOSE_CODES } from '../../shared/protocol/socket.ts';
import { Harness } from '../testing/harness.ts';
import { manualClock } from '../testing/manual-clock.ts';
import { FloodGate } from './flood.ts';

describe('the gate', () => {
  const limits = { messages: { points: 20, seconds: 4 }, strikes: { points: 60, seconds: 60 } };
  const open = () => {
    const clock = manualClock();
    return { clock, gate: new FloodGate(limits, clock.now) };
  };
  const rush = (gate: FloodGate, key = 'Ada', messages = 21): readonly string[] =>
    Array.from({ length: messages }, () => gate.admit(key));

  it('lets bursts of twenty pass, and five a second in the long run', () => {
    const { clock, gate } = open();
    expect(new Set(rush(gate, 'Ada', 20))).toEqual(new Set(['admitted']));
    clock.advance(4_000);
    for (let i = 0; i < 100; i++) {
      expect(gate.admit('Ada')).toBe('admitted');
      clock.advance(200);
    }
  });

  it('makes each pause twice as long as the one before, up to half a minute', () => {
    const { clock, gate } = open();
    for (const pause of [1, 2, 4, 8, 16, 30]) {
      expect(rush(gate).at(-1)).toBe('too-fast');
      clock.advance(pause * 1_000 - 1);
      expect(gate.admit('Ada')).toBe('too-fast');
      clock.advance(1);
    }
    expect(gate.admit('Ada')).toBe('admitted');
  });

  it('calls a flood what does not stop, and counts each player alone', () => {
    const { gate } = open();
    const admissions = rush(gate, 'Ada', 100);
    expect(admissions.filter((a) => a === 'too-fast')).toHaveLength(60);
    expect(admissions.at(-1)).toBe('flood');
    expect(gate.admit('Bob')).toBe('admitted');
  });
});

describe('a flood', () => {
  let harness: Harness;
  afterEach(() => harness.close());

  it('is refused with a reason, then disconnected, also after it has come back; nobody else notices', async () => {
    harness = await Harness.start();
    const { A, B, tokens } = await harness.pair();
    for (let id = 1; id <= 300; id++) A.send({ type: 'advice', id, match: A.match ?? '' });
    expect((await A.end()).code).toBe(CLOSE_CODES.policy);
    const refused = A.messages.filter((m) => m.type === 'error' && m.code === 'too-fast');
    expect(refused.length).toBeGreaterThan(50);
    expect(refused.length).toBeLessThan(70);
    // Every refusal but the last names the message, so that no question waits for an answer.
    expect(refused.every((m) => m.type === 'error' && m.id !== null)).toBe(true);
    const back = harness.client();
    await back.hello(tokens[0]);
    expect((await back.end()).code).toBe(CLOSE_CODES.policy);
    expect(await B.move({ kind: 'discard' })).toMatchObject({ type: 'answer' });
  });
});
