/** Tests of the door and of sessions: origins, hellos, seats, messages out of turn, too many of them. */
import { request } from 'node:http';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { CLOSE_CODES, SOCKET_PATH } from '../../shared/protocol/socket.ts';
import { MAX_MESSAGE_OCTETS, PROTOCOL_VERSION } from '../../shared/protocol/version.ts';
import { wordsOf } from '../../shared/words/every-language.ts';
import { createLog } from '../operations/log.ts';
import type { TestClient } from '../testing/client.ts';
import { type Answer, Harness, type HarnessOptions, METRICS } from '../testing/harness.ts';

let harness: Harness;
const begin = async (options?: HarnessOptions): Promise<Harness> => {
  harness = await Harness.start(options);
  return harness;
};
afterEach(() => harness.close());

const HELLO = { type: 'hello', protocol: PROTOCOL_VERSION, class: null, seen: null } as const;

describe('the origin of a page', () => {
  /** Asks for a WebSocket by hand, to read the answer to one that is refused. */
  const upgrade = (
    path: string,
    origin: string,
    language = 'en',
  ): Promise<{ status: number; body: string }> =>
    new Promise((resolve, reject) => {
      const asked = request(`${harness.origin}${path}`, {
        headers: {
          connection: 'Upgrade',
          upgrade: 'websocket',
          'sec-websocket-version': '13',
          'sec-websocket-key': 'AAAAAAAAAAAAAAAAAAAAAA==',
          origin,
          'accept-language': language,
        },
      });
      asked.on('response', (response) => {
        let body = '';
        response.on('data', (chunk) => {
          body += chunk;
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
      });
      asked.on('upgrade', (_response, socket) => {
        socket.destroy();
        resolve({ status: 101, body: '' });
      });
      asked.on('error', reject);
      asked.end();
    });

  it('is checked before a WebSocket opens', async () => {
    await begin();
    const refused = await upgrade('/ws', 'http://evil.example');
    expect(refused.status).toBe(403);
    expect(JSON.parse(refused.body).error.code).toBe('wrong-origin');
    for (const language of ['en', 'zh'] as const) {
      const { body } = await upgrade('/ws', 'http://evil.example', language);
      expect(JSON.parse(body).error.message).toBe(wordsOf(language).errors('wrong-origin'));
    }
    expect((await upgrade('/ws', harness.origin)).status).toBe(101);
    expect((await upgrade('/elsewhere', harness.origin)).status).toBe(404);
  });

  it('is right, but no WebSocket opens: that is told to the operator, once, and counted', async () => {
    const log = createLog('silent');
    const told = vi.spyOn(log, 'warn');
    await begin({ log });
    for (let i = 0; i < 3; i++) expect(await harness.http('GET', '/ws')).toMatchObject({ status: 426 });
    expect(told.mock.calls).toEqual([
      [{ remedy: expect.stringContaining('Upgrade') }, expect.stringContaining('no WebSocket')],
    ]);
    const { body } = await harness.http('GET', '/metrics', undefined, METRICS);
    expect(String(body)).toContain('twomsl_refusals_total{code="websocket-only"} 3');
  });

  it('is told by HTTP to a page that asks why no WebSocket opens', async () => {
    await begin();
    const asked = async (origin: string): Promise<string> =>
      (await harness.http('GET', `/ws?origin=${encodeURIComponent(origin)}`)).body.error.code;
    expect(await asked('https://school.example')).toBe('wrong-origin');
    expect(await asked(harness.origin)).toBe('websocket-only');
  });

  it.each(['/ws', '/2msl/ws'])(
    'may be that of PUBLIC_URL, whose path a proxy passes on or not: %s',
    async (path) => {
      await begin({ publicUrl: new URL('https://school.example/2msl/') });
      expect((await upgrade(path, 'https://school.example')).status).toBe(101);
      expect((await upgrade(path, 'https://other.example')).status).toBe(403);
    },
  );
});

describe('hello', () => {
  it('is answered with a welcome and the class', async () => {
    await begin();
    const code = await harness.openClass();
    const player = await harness.player(await harness.join(code, 'Ada'));
    expect(await player.last('welcome')).toEqual({
      type: 'welcome',
      protocol: PROTOCOL_VERSION,
      role: 'player',
      heartbeat: 24 * 60 * 60_000,
      now: harness.clock.epoch(),
    });
    expect((await player.last('class')).view).toMatchObject({
      code,
      you: { name: 'Ada' },
      round: null,
      seat: null,
    });
    const teacher = await harness.watch(code);
    expect(await teacher.last('welcome')).toMatchObject({ role: 'teacher' });
    expect((await teacher.last('teacher')).view).toMatchObject({ code, capacity: 60 });
  });

  it('with a forged token is refused, and the connection closed', async () => {
    await begin();
    const client = harness.client();
    await client.hello('x'.repeat(24));
    expect((await client.error()).code).toBe('no-such-token');
    expect((await client.end()).code).toBe(CLOSE_CODES['no-such-token']);
  });

  it('is told that the class is deleted, not that it may be opened again', async () => {
    await begin();
    const code = await harness.openClass();
    const token = await harness.join(code, 'Ada');
    const there = await harness.player(token);
    await harness.http('DELETE', `/api/teach/classes/${code}`);
    expect((await there.error()).code).toBe('class-deleted');
    expect((await there.end()).code).toBe(CLOSE_CODES['no-such-token']);
    const back = harness.client();
    await back.hello(token);
    expect((await back.error()).code).toBe('no-such-token');
  });

  it('with the token of a class that was closed is told so, and comes in when it is opened again', async () => {
    await begin();
    const code = await harness.openClass();
    const token = await harness.join(code, 'Ada');
    const there = await harness.player(token);
    await harness.http('POST', `/api/teach/classes/${code}/close`);
    expect((await there.error()).code).toBe('class-closed');
    expect((await there.end()).code).toBe(CLOSE_CODES['no-such-token']);
    const back = harness.client();
    await back.hello(token);
    expect((await back.error()).code).toBe('class-closed');
    expect((await back.end()).code).toBe(CLOSE_CODES['no-such-token']);
    expect((await harness.http('POST', '/api/join', { code, name: 'Eve' })).body.error.code).toBe(
      'class-closed',
    );
    await harness.http('POST', `/api/teach/classes/${code}/reopen`);
    await harness.player(token);
  });

  it.each([
    ['older', { protocol: PROTOCOL_VERSION - 1 }],
    ['newer', { protocol: PROTOCOL_VERSION + 1 }],
    ['so much newer that it says what nobody knows here', { protocol: PROTOCOL_VERSION + 1, wants: 'more' }],
  ])('of a page that is %s than the server asks it to reload', async (_, said) => {
    await begin();
    const client = harness.client();
    await client.open();
    client.raw(JSON.stringify({ ...HELLO, ...said, token: 'x'.repeat(24) }));
    expect((await client.error()).code).toBe('wrong-protocol');
    expect((await client.end()).code).toBe(CLOSE_CODES['wrong-protocol']);
  });

  it('of a teacher names a class that there is', async () => {
    await begin();
    await harness.openClass();
    const client = await harness.watch('QQQQQQ');
    expect((await client.error()).code).toBe('no-such-class');
  });

  it('comes first, and once', async () => {
    await begin();
    const client = harness.client();
    await client.open();
    client.send({ type: 'advice', id: 3, match: 'm' });
    expect(await client.reply(3)).toMatchObject({ code: 'hello-first' });
    const token = await harness.join(await harness.openClass(), 'Ada');
    client.raw(JSON.stringify({ ...HELLO, token }));
    await client.last('welcome');
    client.raw(JSON.stringify({ ...HELLO, token }));
    await client.until(() => client.messages.some((m) => m.type === 'error' && m.code === 'hello-again'));
  });

  it('comes soon, or the connection is closed', async () => {
    await begin();
    const client = harness.client();
    await client.open();
    // So that the server has seen it, too.
    client.send({ type: 'advice', id: 1, match: 'm' });
    await client.reply(1);
    harness.clock.advance(10_000);
    expect((await client.end()).code).toBe(CLOSE_CODES.policy);
    expect((await client.error()).code).toBe('hello-first');
  });

  it('is tried a few times only', async () => {
    await begin();
    const client = harness.client();
    await client.open();
    for (let i = 1; i <= 20; i++) client.raw('{}');
    expect((await client.end()).code).toBe(CLOSE_CODES.policy);
    expect(client.messages.length).toBeLessThan(10);
  });
});

describe('a seat', () => {
  it('is taken over by a second tab: the first is told, and the partner sees no break', async () => {
    await begin();
    const { A, B, tokens } = await harness.pair();
    const second = await harness.player(tokens[0]);
    expect((await A.error()).code).toBe('seat-taken-over');
    expect((await A.end()).code).toBe(CLOSE_CODES['seat-taken-over']);
    await second.until(() => second.view !== null);
    expect(second.match).toBe(A.match);
    harness.clock.advance(1_000);
    expect((await B.last('class')).view.seat?.partner).toEqual({
      name: 'Ada',
      connected: true,
      standInAt: null,
      stoodInFor: false,
    });
  });

  it('is kept for a player who went: the partner is told, and told again when they are back', async () => {
    await begin();
    const { A, B, tokens } = await harness.pair();
    const connected = (): boolean | undefined =>
      B.messages.findLast((m) => m.type === 'class')?.view.seat?.partner?.connected;
    A.close();
    harness.clock.advance(1_000);
    await B.until(() => connected() === false);
    harness.clock.advance(1_000);
    await harness.player(tokens[0]);
    await B.until(() => connected() === true);
  });

  it('is lost by one whom the teacher removes, and the autopilot goes on in it', async () => {
    await begin();
    const { A, B, code } = await harness.pair();
    const { you } = (await A.last('class')).view;
    expect((await harness.http('DELETE', `/api/teach/classes/${code}/players/${you.id}`)).status).toBe(200);
    expect((await A.error()).code).toBe('removed');
    expect((await A.end()).code).toBe(CLOSE_CODES['no-such-token']);
    harness.clock.advance(1_000);
    await B.until(() => B.messages.findLast((m) => m.type === 'class')?.view.seat?.partner === null);
    await B.answer();
    for (let i = 0; i < 20; i++) harness.clock.advance(1_000);
    await B.untilStimulus();
    expect(B.view?.hosts[0]?.inbox[0]?.stimulus).toMatchObject({ type: 'segment' });
  });
});

describe('a message', () => {
  it('that cannot be read is refused with its number and what is wrong with it', async () => {
    await begin();
    const { A } = await harness.pair();
    for (const [text, id] of [
      ['not JSON', null],
      ['null', null],
      ['[]', null],
      ['{"type":"move","id":7}', 7],
      ['{"type":"fly","id":8}', 8],
      ['{"type":"advice","id":-1,"match":"m"}', null],
      ['{"type":"advice","id":9,"match":"m","host":"B"}', 9],
      [`{"type":"call","id":10,"match":"m","call":{"call":"SEND","data":"${'é€'}"}}`, 10],
    ] as const) {
      const before = A.messages.length;
      A.raw(text);
      await A.until(() => A.messages.length > before);
      expect(A.messages.at(-1), text).toMatchObject({ type: 'error', code: 'bad-message', id });
      expect(A.messages.at(-1)).toHaveProperty('detail');
    }
    A.raw(Buffer.from([1, 2, 3]));
    await A.until(() => A.messages.some((m) => m.type === 'error' && m.detail?.includes('binary') === true));
    expect(A.closed).toBeNull();
  });

  it.each([MAX_MESSAGE_OCTETS + 1, 1_000_000])(
    'of %i octets is too large: that is said, and the connection closed',
    async (octets) => {
      await begin();
      const { A, B } = await harness.pair();
      A.raw('x'.repeat(octets));
      expect((await A.end()).code).toBe(CLOSE_CODES['message-too-large']);
      expect((await A.error()).code).toBe('message-too-large');
      expect((await B.move({ kind: 'nothing', next: 'LISTEN' })).type).toBe('answer');
    },
  );

  it('of exactly 16 KiB is read', async () => {
    await begin();
    const { A } = await harness.pair();
    A.raw('x'.repeat(MAX_MESSAGE_OCTETS));
    expect((await A.error()).code).toBe('bad-message');
  });

  it('in frames that are no WebSocket’s ends the connection with a reason', async () => {
    await begin();
    const { A } = await harness.pair();
    const { _socket: tcp } = A.socket as unknown as { _socket: import('node:net').Socket };
    tcp.write(Buffer.from([0xff, 0xff, 0xff, 0xff]));
    expect((await A.end()).code).toBe(1002);
    expect((await A.error()).code).toBe('bad-message');
  });

  it('with a number that was used is a repetition, and changes nothing', async () => {
    await begin();
    const { B } = await harness.pair('standard');
    const move = {
      type: 'move',
      id: 5,
      match: B.match ?? '',
      stimulus: B.stimulus,
      move: { kind: 'discard' },
    } as const;
    B.send(move);
    expect(await B.reply(5)).toMatchObject({ type: 'answer', verdict: { legal: false } });
    for (const id of [5, 4]) {
      B.send({ ...move, id });
      await B.until(() => B.messages.some((m) => m.type === 'error' && m.id === id));
      expect(B.messages.at(-1)).toMatchObject({ code: 'repeated-message', id });
    }
    expect(B.view?.hosts[0]?.score.refused).toBe(1);
  });
});

describe('out of turn', () => {
  it('a move to a stimulus that is not at hand is refused', async () => {
    await begin();
    const { A, B } = await harness.pair('standard');
    expect(await B.move({ kind: 'discard' }, 99)).toMatchObject({ code: 'no-such-stimulus' });
    expect(await B.move({ kind: 'discard' }, null)).toMatchObject({ code: 'answer-the-stimulus-first' });
    expect(await A.move({ kind: 'discard' }, B.stimulus)).toMatchObject({ code: 'no-such-stimulus' });
  });

  it('a move in somebody else’s match, or in none, is refused', async () => {
    await begin();
    const { A, code } = await harness.pair();
    const late = await harness.player(await harness.join(code, 'Eve'));
    await late.until(() => late.match !== null);
    for (const match of [late.match ?? '', 'nonsense']) {
      const id = A.nextId();
      A.send({ type: 'move', id, match, stimulus: 1, move: { kind: 'discard' } });
      expect(await A.reply(id)).toMatchObject({ code: 'no-such-match' });
    }
  });

  it('a call that the scenario does not offer, and advice too early, are refused', async () => {
    await begin();
    const { B } = await harness.pair();
    const call = B.nextId();
    B.send({ type: 'call', id: call, match: B.match ?? '', call: { call: 'ABORT' } });
    expect(await B.reply(call)).toMatchObject({ code: 'call-not-offered' });
    const advice = B.nextId();
    B.send({ type: 'advice', id: advice, match: B.match ?? '' });
    expect(await B.reply(advice)).toMatchObject({ code: 'advice-too-early' });
  });

  it('a player watches no match, and a teacher plays none', async () => {
    await begin();
    const { A, code } = await harness.pair();
    const id = A.nextId();
    A.send({ type: 'watch', id, match: A.match });
    expect(await A.reply(id)).toMatchObject({ code: 'not-a-teacher' });
    const teacher = await harness.watch(code);
    teacher.match = A.match;
    expect(await teacher.move({ kind: 'discard' }, 1)).toMatchObject({ code: 'not-a-player' });
  });

  it('while the class is paused no move is taken, and virtual time stands', async () => {
    await begin();
    const { A, B, code } = await harness.pair();
    await harness.http('POST', `/api/teach/classes/${code}/clock`, { paused: true });
    expect((await A.last('clock')).clock).toMatchObject({ paused: true });
    expect(await B.move({ kind: 'nothing', next: 'LISTEN' })).toMatchObject({ code: 'clock-paused' });
    harness.clock.advance(60_000);
    await harness.http('POST', `/api/teach/classes/${code}/clock`, { paused: false, pace: 2 });
    await A.until(() => A.messages.findLast((m) => m.type === 'clock')?.clock.paused === false);
    expect((await A.last('clock')).clock).toEqual({ virtual: 0, pace: 2, paused: false });
  });
});

describe('a teacher', () => {
  it('watches any match of the class from its beginning, both hosts', async () => {
    await begin();
    const { A, B, code } = await harness.pair();
    const teacher = await harness.watch(code);
    const watch = (match: string | null): number => {
      const id = teacher.nextId();
      teacher.send({ type: 'watch', id, match });
      return id;
    };
    expect(await teacher.reply(watch(A.match))).toMatchObject({ type: 'answer', verdict: null });
    expect(teacher.view?.hosts.map(({ host }) => host)).toEqual(['A', 'B']);
    await B.answer();
    await teacher.until(() => teacher.events.some(({ type }) => type === 'accepted'));
    expect(await teacher.reply(watch('nonsense'))).toMatchObject({ code: 'no-such-match' });
    await teacher.reply(watch(null));
    const before = teacher.events.length;
    harness.clock.advance(5_000);
    await A.untilStimulus();
    await teacher.reply(watch(null));
    expect(teacher.events).toHaveLength(before);
  });

  it('gets at most five views of the class a second', async () => {
    await begin({ limits: { messages: null } });
    const { B, code } = await harness.pair();
    const teacher = await harness.watch(code);
    await teacher.last('teacher');
    const views = (): number => teacher.messages.filter(({ type }) => type === 'teacher').length;
    const before = views();
    for (let i = 0; i < 30; i++) await B.move({ kind: 'discard' });
    expect(views() - before).toBeLessThanOrEqual(1);
    harness.clock.advance(200);
    const refused = (): number | undefined =>
      teacher.messages.findLast((m) => m.type === 'teacher')?.view.round?.pairs[0]?.refused.B;
    await teacher.until(() => refused() === 30);
  });
});

describe('who cannot be reached', () => {
  const HEARTBEAT = 10_000;
  type Side = { readonly connected: boolean; readonly awaySince: number | null };
  const adaOf = (teacher: TestClient): Side | undefined =>
    teacher.messages.findLast((m) => m.type === 'teacher')?.view.players.find(({ name }) => name === 'Ada');
  /** Lets a period pass, and those answer that do. */
  const beat = async (...alive: readonly TestClient[]): Promise<void> => {
    const asked = (client: TestClient): number =>
      client.messages.filter(({ type }) => type === 'ping').length;
    const before = alive.map(asked);
    harness.clock.advance(HEARTBEAT);
    for (const [i, client] of alive.entries()) {
      await client.until(() => asked(client) > (before[i] ?? 0));
      // Behind the answer, so that the server has it.
      client.raw('{"type":"ping"}');
      const pongs = client.messages.filter(({ type }) => type === 'pong').length;
      await client.until(() => client.messages.filter(({ type }) => type === 'pong').length > pongs);
    }
  };

  it('is gone after three beats: the partner sees it, the teacher since when, and nobody else is cut off', async () => {
    await begin({ limits: { heartbeat: HEARTBEAT } });
    const { A, B, code, tokens } = await harness.pair();
    const teacher = await harness.watch(code);
    await teacher.until(() => adaOf(teacher)?.connected === true);
    expect(adaOf(teacher)?.awaySince).toBeNull();
    // A phone whose screen is locked: its connection is open and says nothing.
    A.silent = true;
    for (let beats = 0; beats < 2; beats++) await beat(B, teacher);
    expect(adaOf(teacher)?.connected).toBe(true);
    await beat(B, teacher);
    const since = harness.clock.epoch();
    await B.until(
      () => B.messages.findLast((m) => m.type === 'class')?.view.seat?.partner?.connected === false,
    );
    harness.clock.advance(1_000);
    await teacher.until(() => adaOf(teacher)?.connected === false);
    expect(adaOf(teacher)?.awaySince).toBe(since);
    expect([B.closed, teacher.closed]).toEqual([null, null]);
    await harness.player(tokens[0]);
    harness.clock.advance(1_000);
    await teacher.until(() => adaOf(teacher)?.connected === true);
    expect(adaOf(teacher)?.awaySince).toBeNull();
  });

  it('is not who says anything else, even what is refused', async () => {
    await begin({ limits: { heartbeat: HEARTBEAT } });
    const { A } = await harness.pair();
    A.silent = true;
    for (let beats = 1; beats <= 6; beats++) {
      harness.clock.advance(HEARTBEAT);
      A.raw('{}');
      await A.until(() => A.messages.filter(({ type }) => type === 'error').length === beats);
    }
    expect(A.closed).toBeNull();
  });
});

describe('too many', () => {
  it('connections are refused with a reason', async () => {
    await begin({ limits: { connections: 2 } });
    const asked = (): Promise<Answer> => harness.http('GET', SOCKET_PATH, undefined, null);
    expect(await asked()).toMatchObject({ status: 426, body: { error: { code: 'websocket-only' } } });
    await Promise.all([harness.client().open(), harness.client().open()]);
    await expect(harness.client().open()).rejects.toThrow('503');
    // Whose WebSocket does not open is told why by HTTP: a browser does not tell.
    const { status, body, headers } = await asked();
    expect([status, body.error.code]).toEqual([503, 'too-many-visitors']);
    expect(headers.get('retry-after')).toBe('10');
  });

  it('connections that have not said hello are refused, others not', async () => {
    await begin({ limits: { strangers: 1 } });
    const code = await harness.openClass();
    await harness.player(await harness.join(code, 'Ada'));
    await harness.player(await harness.join(code, 'Bob'));
    await harness.client().open();
    await expect(harness.client().open()).rejects.toThrow('503');
  });
});
