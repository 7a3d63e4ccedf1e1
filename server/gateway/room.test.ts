/** Tests of who has room, and of how much each may send: against the whole server, over real sockets. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { SOCKET_PATH } from '../../shared/protocol/socket.ts';
import { socketProtocols } from '../../shared/protocol/socket-token.ts';
import { DEFAULT_LIMITS } from '../access/limits.ts';
import { Harness, type HarnessOptions } from '../testing/harness.ts';
import { Room } from './room.ts';

let harness: Harness;
let clock = 0;
const begin = async (options: HarnessOptions = {}): Promise<void> => {
  harness = await Harness.start(options);
};

describe('room', () => {
  const room = (limits: Partial<typeof DEFAULT_LIMITS> = {}): Room =>
    new Room({ ...DEFAULT_LIMITS, ...limits }, () => clock);
  const stranger = (network: string) => ({ network, holder: null });
  const known = (holder: string) => ({ network: '192.0.2.7', holder });

  it('is kept for those who hold a token, whoever fills the rest', () => {
    const full = room({ strangers: 3, strangersOfNetwork: 2 });
    for (const network of ['a', 'a', 'b']) full.enter(stranger(network));
    expect(full.refusal(stranger('c'))).toBe('too-many-visitors');
    expect(full.refusal(known('Ada'))).toBeNull();
  });

  it('is not taken from one network by another', () => {
    const busy = room({ strangersOfNetwork: 2 });
    const [first] = [busy.enter(stranger('a')), busy.enter(stranger('a'))];
    expect(busy.refusal(stranger('a'))).toBe('too-many-visitors');
    expect(busy.refusal(stranger('b'))).toBeNull();
    first?.welcomed('Ada');
    expect(busy.refusal(stranger('a'))).toBeNull();
  });

  it('has an end for one token, too', () => {
    const one = room({ connectionsOfToken: 2 });
    const places = [one.enter(known('Ada')), one.enter(known('Ada'))];
    expect(one.refusal(known('Ada'))).toBe('too-many-visitors');
    expect(one.refusal(known('Bob'))).toBeNull();
    for (const place of places) place.leave();
    expect(one.refusal(known('Ada'))).toBeNull();
  });

  it('has the same end for a token that is shown only with hello', () => {
    const one = room({ connectionsOfToken: 2 });
    const late = [1, 2, 3].map(() => one.enter(stranger('a')));
    expect(late.map((place) => place.welcomed('Ada'))).toEqual([true, true, false]);
    expect(late[0]?.welcomed('Ada')).toBe(true);
    late[1]?.leave();
    expect(late[2]?.welcomed('Ada')).toBe(true);
  });

  it('is refused for a while to whose frames were too many, and to nobody else', () => {
    const flooded = room();
    const ada = flooded.enter(known('Ada'));
    const points = DEFAULT_LIMITS.traffic.frames.points - DEFAULT_LIMITS.framesOfConnection;
    const taken = Array.from({ length: points + 1 }, () => ada.takes({ octets: 6, frames: 1 }));
    expect(taken.indexOf(false)).toBe(points);
    ada.leave();
    expect(flooded.refusal(known('Ada'))).toBe('too-fast');
    expect(flooded.refusal(known('Bob'))).toBeNull();
    expect(flooded.refusal(stranger('192.0.2.7'))).toBeNull();
    clock += 20_000;
    expect(flooded.refusal(known('Ada'))).toBeNull();
  });

  it('lets a stranger send little in all, however slowly', () => {
    const place = room().enter(stranger('a'));
    const { frames } = DEFAULT_LIMITS.strangersTraffic;
    for (let i = 0; i < frames; i += 1) {
      expect(place.takes({ octets: 6, frames: 1 })).toBe(true);
      clock += 60_000;
    }
    expect(place.takes({ octets: 6, frames: 1 })).toBe(false);
  });
});

describe('a server', () => {
  const sockets: (Socket | WebSocket)[] = [];
  afterEach(async () => {
    for (const socket of sockets.splice(0)) 'destroy' in socket ? socket.destroy() : socket.terminate();
    await harness.close();
  });

  const open = async (token?: string): Promise<WebSocket> => {
    const url = `ws://127.0.0.1:${harness.running.port}${SOCKET_PATH}`;
    const socket = new WebSocket(url, token === undefined ? [] : socketProtocols(token));
    sockets.push(socket);
    socket.on('error', () => undefined);
    await once(socket, 'open');
    return socket;
  };

  const idle = async (): Promise<Socket> => {
    const socket = connect(harness.running.port, '127.0.0.1');
    sockets.push(socket);
    socket.on('error', () => undefined);
    await once(socket, 'connect');
    return socket;
  };

  it('lets whoever has a seat in while strangers hold all that they may', async () => {
    await begin({ limits: { strangers: 2, strangersOfNetwork: 2 } });
    const code = await harness.openClass();
    const token = await harness.join(code, 'Ada');
    await open();
    await open('no token of ours, but as long as one'.replaceAll(' ', '-'));
    await expect(harness.client().open()).rejects.toThrow('503');
    const ada = await harness.player(token);
    expect(ada.messages.some(({ type }) => type === 'welcome')).toBe(true);
    expect(ada.socket.protocol).toBe('2msl');
  });

  it('cuts off a stranger who sends pongs, which are no messages', async () => {
    await begin();
    const socket = await open();
    for (let i = 0; i < 100; i += 1) socket.pong();
    await once(socket, 'close');
    // The next one is let in: the network has not had its fill of them.
    await open();
  });

  it('cuts off who pours after it was told to go', async () => {
    await begin();
    const socket = await open();
    for (let i = 0; i < 6; i += 1) socket.send('{}');
    const [message] = await once(socket, 'message');
    expect(String(message)).toContain('bad-message');
    const closed = once(socket, 'close');
    const pong = setInterval(() => {
      for (let i = 0; i < 5_000; i += 1)
        if (socket.readyState !== WebSocket.CLOSED) socket.pong('x'.repeat(100));
    }, 1);
    await closed;
    clearInterval(pong);
  });

  it('cuts off a player whose frames never end, and takes them back after a while', async () => {
    await begin();
    const { A, B, tokens } = await harness.pair();
    for (let i = 0; i < 700; i += 1) A.socket.pong();
    await A.end();
    await expect(harness.client({ token: tokens[0] }).open()).rejects.toThrow('429');
    expect(await B.move({ kind: 'discard' })).toMatchObject({ type: 'answer' });
    harness.clock.advance(20_000);
    await harness.player(tokens[0]);
  });

  it('gives up the sockets that were silent longest, and none of those who play', async () => {
    await begin({ limits: { sockets: 6 } });
    const { A } = await harness.pair();
    const silent = await Promise.all(Array.from({ length: 8 }, idle));
    await expect.poll(() => silent.filter(({ closed }) => closed).length).toBeGreaterThan(0);
    // There is room for another all the same.
    expect((await harness.http('GET', '/healthz')).status).toBe(200);
    expect(await A.move({ kind: 'discard' })).toMatchObject({ type: 'answer' });
    expect(A.closed).toBeNull();
  });

  it('says so at once to who asks for a WebSocket that it will not get, and hangs up', async () => {
    await begin();
    const socket = await idle();
    socket.write('GET /nothing HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
    const [answer] = await once(socket, 'data');
    expect(String(answer)).toContain('404');
    await once(socket, 'close');
  });
});
