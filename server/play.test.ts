/** Tests of a match over the real server, move by move, from CLOSED to CLOSED. */
import { afterEach, describe, expect, it } from 'vitest';
import type { Scenario } from '../shared/scenarios/scenario.ts';
import type { TestClient } from './testing/client.ts';
import { Harness, type HarnessOptions } from './testing/harness.ts';
import { DELAY, FIRST_CALL, testLife } from './testing/scenario.ts';

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
      A.messages.some((m) => m.type === 'class' && m.view.round?.scenario.debrief !== null),
    );
    const record = await harness.http('GET', `/api/records/${A.match}`, undefined, null);
    expect(record.status).toBe(200);
    expect(record.body.names).toEqual({ A: 'Ada', B: 'Bob' });
    expect(code).toMatch(/^\w{6}$/);
  });
});

describe('a goal that would give its answer away', () => {
  const ANSWER = 'B waits in LISTEN.';
  const veiled: Scenario = {
    ...testLife,
    own: { ...testLife.own, 'goal.waits': ANSWER, 'goal.waits.veiled': 'B waits.' },
    // While A has something to answer, no leap is offered: nothing else changes for the seats.
    script: [
      { host: 'A', call: { call: 'OPEN', mode: 'active' }, when: {}, delay: 0 },
      { host: 'B', call: { call: 'OPEN', mode: 'passive' }, when: {}, delay: 0 },
    ],
    goals: [...testLife.goals, { id: 'waits', reached: ({ B }) => B.visited.includes('LISTEN') }],
  };
  const isReached = ({ view }: Pick<TestClient, 'view'>): boolean =>
    view?.goals.some(({ id, reached }) => id === 'waits' && reached) ?? false;

  it('is told just before the match in which it is reached, and no sooner', async () => {
    await begin({ catalogue: [veiled] });
    const { A, B } = await harness.pair('standard');
    await B.move({ kind: 'nothing', next: 'ESTABLISHED' });
    await B.move({ kind: 'nothing', next: 'LISTEN' });
    for (const client of [A, B]) {
      await client.until(() => isReached(client));
      const { messages } = client;
      expect(JSON.stringify(messages)).toContain('B waits.');
      const told = messages.findIndex((message) => JSON.stringify(message).includes(ANSWER));
      const reached = messages.findIndex((message) => message.type === 'match' && isReached(message));
      expect(messages[told]?.type).toBe('class');
      expect(reached).toBe(told + 1);
    }
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
