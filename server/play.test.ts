import { afterEach, describe, expect, it } from 'vitest';
import { Harness, type HarnessOptions } from './testing/harness.ts';
import { DELAY, FIRST_CALL } from './testing/scenario.ts';

let harness: Harness;
const begin = async (options?: HarnessOptions): Promise<Harness> => {
  harness = await Harness.start(options);
  return harness;
};
afterEach(() => harness.close());

describe('two players', () => {
  it('play a connection from CLOSED to CLOSED, and then may read the debrief and the record', async () => {
    await begin({ limits: { messages: null } });
    const { A, B, code } = await harness.pair();
    for (let i = 0; i < 200 && A.view?.outcome === null; i++) {
      for (const client of [A, B]) if (client.stimulus !== null) await client.answer();
      harness.clock.advance(1_000);
      // A message behind all that this second brought.
      for (const client of [A, B]) await client.move({ kind: 'discard' }, -1);
    }
    expect(A.view?.outcome).toBe('goals reached');
    expect(B.view?.hosts[0]?.delivered).toBe('hello');
    await A.until(() =>
      A.messages.some((m) => m.type === 'class' && m.class.round?.scenario.debrief !== null),
    );
    const record = await harness.http('GET', `/api/records/${A.match}`, undefined, null);
    expect(record.status).toBe(200);
    expect(record.body.names).toEqual({ A: 'Ada', B: 'Bob' });
    expect(code).toMatch(/^\w{6}$/);
  });
});

describe('a move', () => {
  it('is answered by the judge, and the next stimulus comes when virtual time has come to it', async () => {
    await begin();
    const { A, B } = await harness.pair('standard');
    expect(B.stimulus).not.toBeNull();
    expect(await B.move({ kind: 'nothing', next: 'ESTABLISHED' })).toMatchObject({
      type: 'answer',
      verdict: { legal: false, code: 'wrong-state' },
    });
    expect(await B.move({ kind: 'nothing', next: 'LISTEN' })).toMatchObject({ verdict: { legal: true } });
    expect(A.stimulus).toBeNull();
    harness.clock.advance(FIRST_CALL);
    await A.untilStimulus();
    await A.move({ kind: 'send', segments: [{ flags: 2 }], next: 'SYN-SENT' });
    harness.clock.advance(DELAY);
    await B.untilStimulus();
    expect(B.events.at(-1)).toMatchObject({ type: 'stimulus', at: FIRST_CALL + DELAY });
  });
});
