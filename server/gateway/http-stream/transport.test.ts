/** Tests of HTTP as a transport of the whole server: who may post what, in which order, and how often. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ServerMessage } from '../../../shared/protocol/server-message.ts';
import { CLOSE_CODES } from '../../../shared/protocol/socket.ts';
import { MOST_MESSAGES, STREAM_HEADERS, STREAM_PATH } from '../../../shared/protocol/transport.ts';
import { MAX_MESSAGE_OCTETS, PROTOCOL_VERSION } from '../../../shared/protocol/version.ts';
import { Harness, METRICS } from '../../testing/harness.ts';
import { StreamDevice, type StreamDeviceOptions } from '../../testing/stream-device.ts';

let harness: Harness;
let code: string;
let token: string;
let devices: StreamDevice[];
beforeEach(async () => {
  devices = [];
  harness = await Harness.start();
  code = await harness.openClass();
  token = await harness.join(code, 'Ada');
});
afterEach(async () => {
  for (const device of devices) device.close();
  await harness.close();
});

async function come(options: Partial<StreamDeviceOptions> = {}): Promise<StreamDevice> {
  const device = new StreamDevice(harness.origin, { token, ...options });
  devices.push(device);
  await device.opened;
  return device;
}

const hello = (): string =>
  JSON.stringify({ type: 'hello', protocol: PROTOCOL_VERSION, token, class: null, seen: null });
const advice = (id: number): string => JSON.stringify({ type: 'advice', id, match: 'm' });
const said = ({ received }: StreamDevice): ServerMessage[] => received.map((text) => JSON.parse(text));
const replies = (device: StreamDevice): unknown[] =>
  said(device).flatMap((message) => ('id' in message && message.id !== null ? [message.id] : []));
const posted = (first: unknown, ...messages: unknown[]): string => JSON.stringify({ first, messages });

async function welcomed(device: StreamDevice): Promise<void> {
  expect(await device.post(posted(1, hello()))).toBe(204);
  await expect.poll(() => said(device).map(({ type }) => type)).toContain('class');
}

describe.each([
  ['a stream', false],
  ['long polls', true],
])('a session over %s', (_, polls) => {
  it('is the same as over a WebSocket', async () => {
    const device = await come({ polls });
    await welcomed(device);
    expect(said(device)[0]).toMatchObject({ type: 'welcome', role: 'player' });
    expect(await device.post(posted(2, advice(1)))).toBe(204);
    await expect
      .poll(() => said(device).at(-1))
      .toMatchObject({ type: 'error', id: 1, code: 'no-such-match' });
    // A WebSocket of the same player takes the seat over.
    await harness.player(token);
    await expect
      .poll(() => device.closed)
      .toEqual({ code: CLOSE_CODES['seat-taken-over'], reason: 'seat-taken-over' });
  });

  it('takes what is posted in its order, and nothing twice', async () => {
    const device = await come({ polls });
    await welcomed(device);
    // A repetition, a repetition with more, what is late and what is early.
    expect(await device.post(posted(2, advice(1), advice(2)))).toBe(204);
    expect(await device.post(posted(2, advice(1), advice(2)))).toBe(204);
    expect(await device.post(posted(2, advice(1), advice(2), advice(3)))).toBe(204);
    expect(await device.post(posted(3, advice(2)))).toBe(204);
    expect(await device.post(posted(6, advice(5)))).toBe(400);
    expect(await device.post(posted(5, advice(4)))).toBe(204);
    await expect.poll(() => replies(device)).toEqual([1, 2, 3, 4]);
  });
});

describe('what is posted', () => {
  it.each([
    ['no JSON', 'nonsense', 400],
    ['no UTF-8', Buffer.from([0x22, 0xff, 0x22]), 400],
    ['no numbers', posted('1', advice(1)), 400],
    ['no messages', posted(2), 400],
    ['more than it has', JSON.stringify({ first: 2, messages: ['x'], admin: true }), 400],
    ['too many', posted(2, ...Array.from({ length: MOST_MESSAGES + 1 }, () => 'x')), 400],
  ])('is refused where it is %s, and the session goes on', async (_, body, status) => {
    const device = await come();
    await welcomed(device);
    expect(await device.post(body)).toBe(status);
    expect(await device.post(posted(2, advice(1)))).toBe(204);
    await expect.poll(() => replies(device)).toEqual([1]);
  });

  it('is read no further than some messages are long; who posts more is told why, and out', async () => {
    const device = await come();
    expect(await device.post('x'.repeat(8 * MAX_MESSAGE_OCTETS))).toBe(413);
    await expect.poll(() => device.closed?.code).toBe(CLOSE_CODES['message-too-large']);
    expect(said(device)).toMatchObject([{ type: 'error', code: 'message-too-large' }]);
  });

  it('for a stream that there is not, or with another token, is refused alike', async () => {
    const device = await come();
    await welcomed(device);
    const body = posted(2, advice(1));
    expect(await device.post(body, { [STREAM_HEADERS.stream]: 'x'.repeat(24) })).toBe(404);
    expect(await device.post(body, { authorization: `Bearer ${'x'.repeat(24)}` })).toBe(404);
    expect(await device.post(body, { authorization: 'Basic QQ==' })).toBe(404);
    expect(await device.post(body)).toBe(204);
    await expect.poll(() => replies(device)).toEqual([1]);
  });

  it('after the end is for no stream any more', async () => {
    const device = await come();
    await welcomed(device);
    device.close();
    await expect.poll(() => device.post(posted(2, advice(1)))).toBe(404);
  });

  it('counts as much as over a WebSocket: who sends too fast is refused, and in the end put out', async () => {
    const device = await come();
    await welcomed(device);
    for (let first = 2; first < 130 && device.closed === null; first += MOST_MESSAGES)
      await device.post(posted(first, ...Array.from({ length: MOST_MESSAGES }, (_, i) => advice(first + i))));
    await expect.poll(() => device.closed?.code).toBe(CLOSE_CODES.policy);
    expect(said(device).some((message) => message.type === 'error' && message.code === 'too-fast')).toBe(
      true,
    );
  });
});

describe('who asks for a stream', () => {
  it('has a token, and is one of as many as there may be', async () => {
    expect((await harness.http('GET', STREAM_PATH, undefined, null)).body.error.code).toBe('no-such-token');
    await harness.close();
    harness = await Harness.start({ limits: { connections: 1 } });
    token = await harness.join(await harness.openClass(), 'Ada');
    await harness.player(token);
    const { status, headers, body } = await harness.http('GET', STREAM_PATH);
    expect([status, body.error.code]).toEqual([503, 'too-many-visitors']);
    expect(headers.get('Retry-After')).toBe('10');
  });

  it('and never says hello is put out', async () => {
    const device = await come();
    harness.clock.advance(60_000);
    await expect.poll(() => device.closed?.code).toBe(CLOSE_CODES.policy);
  });

  it('and is silent is put out, whether an answer waits for it or not', async () => {
    await harness.close();
    harness = await Harness.start({ limits: { heartbeat: 10_000 } });
    token = await harness.join(await harness.openClass(), 'Ada');
    for (const polls of [false, true]) {
      const device = await come({ polls });
      await welcomed(device);
      device.stopReading();
      for (let beats = 0; beats < 3; beats++) harness.clock.advance(10_000);
      device.readAgain();
      await expect.poll(() => device.closed?.code).toBe(1006);
    }
  });

  it('gets what no cache keeps and no proxy holds back or compresses, and its token is in no address', async () => {
    const asked = await fetch(harness.origin + STREAM_PATH, {
      headers: { authorization: `Bearer ${token}`, 'accept-encoding': 'gzip, br' },
    });
    expect(Object.fromEntries(asked.headers)).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    });
    expect(asked.headers.has('content-encoding')).toBe(false);
    await asked.body?.cancel();
  });

  it('says why, which is counted; what is no reason counts as none', async () => {
    for (const reason of ['refused', 'refused', 'boredom'])
      await come({ headers: { [STREAM_HEADERS.reason]: reason } });
    const { body } = await harness.http('GET', '/metrics', undefined, METRICS);
    expect(body).toContain('twomsl_fallbacks_total{reason="refused"} 2');
    expect(body).toContain('twomsl_fallbacks_total{reason="unsaid"} 1');
  });

  it('says why to the teacher, too, until a WebSocket comes', async () => {
    const teacher = await harness.watch(code);
    const told = (): unknown =>
      teacher.messages.findLast((message) => message.type === 'teacher')?.view.players[0]?.fellBack;
    await welcomed(await come({ headers: { [STREAM_HEADERS.reason]: 'mute' } }));
    harness.clock.advance(1_000);
    await teacher.until(() => told() === 'mute');
    await harness.player(token);
    harness.clock.advance(1_000);
    await teacher.until(() => told() === null);
  });

  it('is counted by what carries the messages', async () => {
    await welcomed(await come({ polls: true }));
    const { body } = await harness.http('GET', '/metrics', undefined, METRICS);
    expect(body).toContain('twomsl_connections{role="player",transport="long-poll"} 1');
  });
});

describe('a stream', () => {
  it('is told at the end of the server', async () => {
    const device = await come();
    await welcomed(device);
    await harness.close();
    await expect.poll(() => device.closed?.code).toBe(CLOSE_CODES['server-closing']);
    expect(said(device).at(-1)).toMatchObject({ type: 'error', code: 'server-closing' });
    harness = await Harness.start();
  });
});

describe('a long poll', () => {
  it('whose last answer was lost on the way begins anew', async () => {
    const device = await come({ polls: true });
    await welcomed(device);
    const id = await device.opened;
    const { status } = await fetch(harness.origin + STREAM_PATH, {
      headers: {
        authorization: `Bearer ${token}`,
        [STREAM_HEADERS.stream]: id,
        [STREAM_HEADERS.last]: '0',
      },
    });
    expect(status).toBe(404);
    await expect.poll(() => device.closed?.code).toBe(1006);
  });
});
