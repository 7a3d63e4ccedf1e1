/** What a single laptop can do to a server, as fast as it can. */
import { randomBytes } from 'node:crypto';
import { request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { CODE_ALPHABET, CODE_LENGTH } from '../../shared/protocol/class-code.ts';
import { SOCKET_PATH } from '../../shared/protocol/socket.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol/version.ts';

export interface Target {
  readonly port: number;
  /** The scenario files are a teacher's. */
  readonly teacher: string;
  /** Of another class, whose devices all come back at once, again and again. */
  readonly tokens: readonly string[];
}

/** Never ends by itself: its process is ended. */
export type Attack = (target: Target) => Promise<unknown>;

const HOST = '127.0.0.1';

/** So many at once, each again and again. */
const forever = (many: number, deed: (i: number) => Promise<unknown>): Promise<unknown> =>
  Promise.all(
    Array.from({ length: many }, async (_, i) => {
      for (;;) await deed(i);
    }),
  );

/** However it ends. */
const closed = (socket: Socket): Promise<void> =>
  socket.closed ? Promise.resolve() : new Promise((resolve) => socket.once('close', () => resolve()));

const drained = (socket: Socket): Promise<void> =>
  new Promise((resolve) => socket.once('drain', () => resolve()));

async function open(port: number): Promise<Socket> {
  const socket = connect({ port, host: HOST, noDelay: true });
  socket.on('error', () => undefined);
  socket.resume();
  await Promise.race([new Promise((resolve) => socket.once('connect', () => resolve(null))), closed(socket)]);
  return socket;
}

const upgrade = (token?: string): string =>
  [
    `GET ${SOCKET_PATH} HTTP/1.1`,
    `Host: ${HOST}`,
    'Upgrade: websocket',
    'Connection: Upgrade',
    'Sec-WebSocket-Version: 13',
    `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
    ...(token === undefined ? [] : [`Sec-WebSocket-Protocol: 2msl, token.${token}`]),
    '\r\n',
  ].join('\r\n');

/** RFC 6455 §5.2: masked by zeros. */
function frame(opcode: number, text: string): Buffer {
  const payload = Buffer.from(text);
  const { length } = payload;
  const head =
    length < 126
      ? Buffer.from([0x80 | opcode, 0x80 | length])
      : Buffer.from([0x80 | opcode, 0x80 | 126, length >> 8, length & 255]);
  return Buffer.concat([head, Buffer.alloc(4), payload]);
}

const TEXT = 1;
const PONG = 10;

/** Writes the same as fast as it is taken, until the other end is gone. */
async function pour(socket: Socket, octets: Buffer): Promise<void> {
  const gone = closed(socket);
  while (!socket.destroyed && socket.writable)
    if (!socket.write(octets)) await Promise.race([drained(socket), gone]);
    else
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
  socket.destroy();
}

async function openWebSocket(port: number, token?: string): Promise<Socket> {
  const socket = await open(port);
  socket.write(upgrade(token));
  return socket;
}

function post(target: Target, path: string, body: unknown, token = ''): Promise<void> {
  return new Promise((resolve) => {
    const text = JSON.stringify(body);
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(text),
      authorization: `Bearer ${token}`,
    };
    const asked = request({ port: target.port, host: HOST, method: 'POST', path, headers }, (answer) => {
      answer.resume();
      answer.once('close', resolve);
    });
    asked.once('error', () => resolve());
    asked.end(text);
  });
}

function get({ port }: Target, path: string): Promise<void> {
  return new Promise((resolve) => {
    const asked = request({ port, host: HOST, path }, (answer) => {
      answer.resume();
      answer.once('close', resolve);
    });
    asked.once('error', () => resolve());
    asked.end();
  });
}

const guess = (): string =>
  [...randomBytes(CODE_LENGTH)].map((octet) => CODE_ALPHABET[octet % CODE_ALPHABET.length]).join('');

/** Holds so many of something, and makes those anew that are lost. */
const hold = (many: number, make: () => Promise<Socket>): Promise<unknown> =>
  forever(many, async () => {
    const socket = await make();
    await closed(socket);
    await sleep(10);
  });

/** One octet a second. */
function drip(socket: Socket, begin: string): Socket {
  socket.write(begin);
  const timer = setInterval(() => socket.write('x'), 1_000);
  socket.once('close', () => clearInterval(timer));
  return socket;
}

const bomb = (): string =>
  `title: Bomb ${randomBytes(4).toString('hex')}\n${Array.from({ length: 3_000 }, (_, i) => `k${i}: 1`).join('\n')}\n`;

const deep = (): string => `title: ${randomBytes(4).toString('hex')}\ngoals:\n${'  - {}\n'.repeat(9_000)}`;

const hello = (token: string): Buffer =>
  frame(TEXT, JSON.stringify({ type: 'hello', protocol: PROTOCOL_VERSION, token, class: null, seen: null }));

export const ATTACKS = {
  'pongs without a token, 10 connections': async ({ port }) => {
    const many = Buffer.concat(Array.from({ length: 10_000 }, () => frame(PONG, '')));
    await forever(10, async () => pour(await openWebSocket(port), many));
  },
  'pongs with a token, 10 seats': async ({ port, tokens }) => {
    const many = Buffer.concat(Array.from({ length: 10_000 }, () => frame(PONG, '')));
    await forever(10, async (i) => {
      const socket = await openWebSocket(port, tokens[i]);
      socket.write(hello(tokens[i] ?? ''));
      await pour(socket, many);
    });
  },
  'wrong class codes, 20 at a time': (target) =>
    forever(20, () => post(target, '/api/join', { code: guess(), name: 'Eve' })),
  'wrong passwords of a teacher, 20 at a time': (target) =>
    forever(20, () => post(target, '/api/teach/session', { secret: guess() })),
  '3,000 idle sockets': ({ port }) => hold(3_000, () => open(port)),
  '1,000 WebSockets that say nothing': ({ port }) => hold(1_000, () => openWebSocket(port)),
  'slow HTTP headers, 1,000': ({ port }) =>
    hold(1_000, async () => drip(await open(port), `GET / HTTP/1.1\r\nHost: ${HOST}\r\nX-Slow: `)),
  'slow HTTP bodies, 1,000': ({ port }) =>
    hold(1_000, async () =>
      drip(
        await open(port),
        `POST /api/join HTTP/1.1\r\nHost: ${HOST}\r\nContent-Type: application/json\r\nContent-Length: 9999\r\n\r\n{`,
      ),
    ),
  'frames of 16 KiB without a token, 10 connections': async ({ port }) => {
    const big = frame(TEXT, JSON.stringify({ type: 'x'.repeat(16_300) }));
    await forever(10, async () => pour(await openWebSocket(port), Buffer.concat([big, big, big, big])));
  },
  'connections opened and closed, 50 at a time': ({ port }) =>
    forever(50, async () => {
      const socket = await openWebSocket(port);
      await Promise.race([closed(socket), sleep(20)]);
      socket.destroy();
    }),
  'scenario files of a teacher, 2 at a time': (target) =>
    forever(2, (i) =>
      post(target, '/api/teach/scenarios', { name: 'bomb', text: i % 2 ? bomb() : deep() }, target.teacher),
    ),
  'pages and records, 20 at a time': (target) =>
    forever(20, (i) => get(target, ['/', '/metrics', '/api/scenarios', '/api/records/none'][i % 4] ?? '/')),
  'streams over HTTP without a token, 100': ({ port }) =>
    hold(100, async () => {
      const socket = await open(port);
      socket.write(
        `GET /stream HTTP/1.1\r\nHost: ${HOST}\r\nAuthorization: Bearer ${guess()}${guess()}\r\n\r\n`,
      );
      return socket;
    }),
  'reconnect storm of 100 seats': ({ port, tokens }) =>
    forever(tokens.length, async (i) => {
      const socket = await openWebSocket(port, tokens[i]);
      socket.write(hello(tokens[i] ?? ''));
      await Promise.race([closed(socket), sleep(200)]);
      socket.destroy();
    }),
} as const satisfies Readonly<Record<string, Attack>>;
