/** Tests of the match in which a player warms up: on the wire, in memory, and gone when a round begins. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ClassView } from '../shared/protocol/view.ts';
import { memoryStore } from './store/memory-store.ts';
import type { Store } from './store/store.ts';
import type { Reply, TestClient } from './testing/client.ts';
import { Harness } from './testing/harness.ts';

let harness: Harness;
let store: Store;
let code: string;
let ada: TestClient;
let token: string;

beforeEach(async () => {
  harness = await Harness.start({
    limits: { messages: null },
    openStore: (options) => {
      store = memoryStore(options);
      return Promise.resolve(store);
    },
  });
  code = await harness.openClass();
  token = await harness.join(code, 'Ada');
  ada = await harness.player(token);
});
afterEach(() => harness.close());

const warmUp = (client: TestClient, begin = true): Promise<Reply> => {
  const id = client.nextId();
  client.send({ type: 'warm-up', id, begin });
  return client.reply(id);
};
const seen = (client: TestClient): ClassView | undefined =>
  client.messages.findLast((message) => message.type === 'class')?.view;
const untilSeen = (client: TestClient, holds: (view: ClassView) => boolean): Promise<void> =>
  client.until(() => {
    const view = seen(client);
    return view !== undefined && holds(view);
  });
const begin = async (client = ada): Promise<void> => {
  expect(await warmUp(client)).toMatchObject({ type: 'answer', verdict: null });
  await client.until(() => client.view !== null && client.match === seen(client)?.warmUp?.match);
};

/** To the application's OPEN. */
const untilCalled = async (client = ada): Promise<void> => {
  harness.clock.advance(2_500);
  await client.untilStimulus();
};

describe('a player who waits for the round', () => {
  it('plays a handshake against the autopilot, to its end, and is told what it came to', async () => {
    await begin();
    expect(seen(ada)?.warmUp).toMatchObject({
      host: 'A',
      scenario: { id: 'three-way-handshake', debrief: null },
    });
    expect(seen(ada)?.seat).toBeNull();
    await untilCalled();
    expect((await ada.answer()).at(-1)).toMatchObject({ verdict: { legal: true } });
    expect(ada.state).toBe('SYN-SENT');
    harness.clock.advance(6_000);
    await ada.untilStimulus();
    await ada.answer();
    harness.clock.advance(4_000);
    await ada.until(() => ada.view?.outcome === 'goals reached');
    expect(seen(ada)?.warmUp?.scenario.debrief).not.toBeNull();
  });

  it('costs the journal nothing, and no other page a message', async () => {
    const bob = await harness.player(await harness.join(code, 'Bob'));
    const teacher = await harness.watch(code);
    // That he came has been told when this is answered.
    harness.clock.advance(1_000);
    await warmUp(bob, false);
    await teacher.last('teacher');
    const told = () =>
      [bob, teacher].map(({ messages }) => messages.filter(({ type }) => type !== 'answer').length);
    const before = told();
    const append = vi.spyOn(store, 'append');
    await begin();
    await untilCalled();
    await ada.answer();
    await warmUp(bob, false);
    expect(append).not.toHaveBeenCalled();
    expect(told()).toEqual(before);
  });

  it('has one at a time, and none after leaving it', async () => {
    await begin();
    const first = ada.match;
    await begin();
    expect(ada.match).not.toBe(first);
    await warmUp(ada, false);
    await untilSeen(ada, ({ warmUp }) => warmUp === null);
    expect(await ada.move({ kind: 'discard' }, null)).toMatchObject({ code: 'no-such-match' });
    // Leaving none is no mistake: it may just have ended.
    expect(await warmUp(ada, false)).toMatchObject({ type: 'answer' });
  });

  it('is not let into the warm-up of another', async () => {
    const bob = await harness.player(await harness.join(code, 'Bob'));
    await begin();
    await begin(bob);
    const id = bob.nextId();
    bob.send({ type: 'advice', id, match: ada.match ?? '' });
    expect(await bob.reply(id)).toMatchObject({ code: 'no-such-match' });
  });

  it('finds it again after a lost connection, without what was seen before', async () => {
    await begin();
    await untilCalled();
    const again = harness.client().knows(ada);
    await again.hello(token, { resume: true });
    await again.until(() => seen(again)?.warmUp?.match === again.match);
    const { since } = await again.last('match');
    expect(since).toBe(ada.view?.version);
  });

  it('loses it when it is over and nobody looks on', async () => {
    const teacher = await harness.watch(code);
    await begin();
    ada.close();
    await vi.waitFor(async () => {
      harness.clock.advance(1_000);
      expect((await teacher.last('teacher')).view.players).toMatchObject([{ connected: false }]);
    });
    harness.clock.advance(10 * 60_000);
    const again = await harness.player(token);
    expect((await again.last('class')).view.warmUp).toBeNull();
  });

  it('loses it to the round, whose match takes its place', async () => {
    await begin();
    await harness.startRound(code);
    await ada.until(() => ada.match !== null && ada.match === seen(ada)?.seat?.match);
    expect(seen(ada)?.warmUp).toBeNull();
    expect(await warmUp(ada)).toMatchObject({ code: 'round-running' });
    // What the warm-up was about to do wakes nobody.
    harness.clock.advance(10_000);
    expect(ada.match).toBe(seen(ada)?.seat?.match);
  });

  it('may warm up again when the round has ended, and then sees that, not the old match', async () => {
    await harness.startRound(code);
    await ada.until(() => ada.match !== null);
    const played = ada.match;
    await harness.http('POST', `/api/teach/classes/${code}/rounds/end`, {});
    await ada.until(() => ada.view?.outcome !== null);
    await begin();
    expect(ada.match).not.toBe(played);
    await warmUp(ada, false);
    await ada.until(() => ada.match === played);
  });

  it('stands still when the teacher pauses the class', async () => {
    await begin();
    await untilCalled();
    await harness.http('POST', `/api/teach/classes/${code}/clock`, { paused: true });
    await ada.until(() => ada.messages.some((message) => message.type === 'clock' && message.clock.paused));
    expect(await ada.move({ kind: 'discard' })).toMatchObject({ code: 'clock-paused' });
  });

  it('who errs without end is stopped: it takes so much memory and no more', async () => {
    await begin();
    await untilCalled();
    let reply: Reply;
    do reply = await ada.move({ kind: 'discard' });
    while (reply.type === 'answer');
    expect(reply.code).toBe('match-ended');
    expect(ada.events.length).toBeLessThanOrEqual(500);
    await untilSeen(ada, (view) => view.warmUp === null);
  });

  it('is told that it is gone when the class was made anew from its journal', async () => {
    await begin();
    const append = vi.spyOn(store, 'append').mockRejectedValueOnce(new Error('the disk is full'));
    await harness.http('POST', '/api/join', { code, name: 'Bob' }, null);
    expect(append).toHaveBeenCalled();
    await untilSeen(ada, (view) => view.warmUp === null);
  });
});
