/** Tests of a connection over HTTP, against a server that says what the test wants. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { STREAM_HEADERS, STREAM_PATH } from '../../../shared/protocol/transport.ts';
import { setWords } from '../../i18n/dictionary.ts';
import words from '../../i18n/en/fallback.ts';
import type { Carrier, Ending } from '../carrier.ts';
import { openHttp } from './carrier.ts';

let server: Server;
let answers: ((request: IncomingMessage, response: ServerResponse) => void)[];
let requests: {
  readonly method: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}[];
let carrier: Carrier | null;
const heard: string[] = [];
let opened: number;
let ended: Ending[];

beforeEach(async () => {
  [answers, requests, ended, opened] = [[], [], [], 0];
  heard.length = 0;
  carrier = null;
  server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    expect(request.url).toBe(STREAM_PATH);
    requests.push({ method: request.method ?? '', headers: request.headers, body });
    if (request.method === 'GET') answers.shift()?.(request, response);
    else response.writeHead(204).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const { fetch } = globalThis;
  // A page's addresses are relative.
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => fetch(`http://127.0.0.1:${port}${path}`, init));
  vi.spyOn(performance, 'getEntriesByType').mockReturnValue([{ nextHopProtocol: 'h2' }] as never);
  setWords('en', { fallback: words });
});
afterEach(async () => {
  carrier?.close();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
});

function open(polls = false): Carrier {
  const made = openHttp({ token: 'a-token-of-a-seat', code: null, polls, reason: 'refused' });
  made.onopen = () => {
    opened += 1;
  };
  made.onmessage = ({ data }) => heard.push(String(data));
  made.onclose = (ending) => ended.push(ending);
  carrier = made;
  return made;
}
const events = { 'Content-Type': 'text/event-stream; charset=utf-8' };
const begin = 'id: 0\nevent: open\ndata: the-id\n\n';

test('a stream is asked for with the token and the reason in headers, opens with its first event, and is read', async () => {
  answers.push((_, response) =>
    response.writeHead(200, events).write(`: padding\n\n${begin}id: 1\ndata: hello\n\n`),
  );
  const { send } = open();
  await expect.poll(() => heard).toEqual(['hello']);
  expect(opened).toBe(1);
  expect(requests[0]?.headers).toMatchObject({
    authorization: 'Bearer a-token-of-a-seat',
    [STREAM_HEADERS.reason.toLowerCase()]: 'refused',
  });
  send('ping');
  await expect
    .poll(() => requests[1])
    .toMatchObject({
      method: 'POST',
      body: '{"first":1,"messages":["ping"]}',
      headers: { [STREAM_HEADERS.stream.toLowerCase()]: 'the-id', authorization: 'Bearer a-token-of-a-seat' },
    });
});

test('long polls go on from the last event, until the server says the end', async () => {
  answers.push(
    (_, response) => response.writeHead(200, events).end(begin),
    (_, response) => response.writeHead(200, events).end('id: 1\ndata: a\n\nid: 2\ndata: b\n\n'),
    (_, response) =>
      response
        .writeHead(200, events)
        .end('id: 3\nevent: close\ndata: {"code":4001,"reason":"seat-taken-over"}\n\n'),
  );
  open(true);
  await expect.poll(() => ended).toEqual([{ code: 4001, reason: 'seat-taken-over' }]);
  expect(heard).toEqual(['a', 'b']);
  expect(requests.map(({ headers }) => headers[STREAM_HEADERS.last.toLowerCase()])).toEqual([
    undefined,
    '0',
    '2',
  ]);
  expect(requests[0]?.headers[STREAM_HEADERS.poll.toLowerCase()]).toBe('1');
});

test('what breaks is told as broken, once', async () => {
  answers.push((_, response) => {
    response.writeHead(200, events).write(begin);
    setImmediate(() => response.destroy());
  });
  open();
  await expect.poll(() => ended).toEqual([{ code: 1006 }]);
  carrier?.close();
  expect(ended).toHaveLength(1);
});

test('a refusal of the server is told in its words, with the time that it asks for', async () => {
  answers.push((_, response) =>
    response.writeHead(503, { 'Retry-After': '10' }).end(JSON.stringify({ error: { message: 'too many' } })),
  );
  open();
  await expect.poll(() => ended).toEqual([{ code: 1006, why: 'too many', retryAfter: 10_000 }]);
});

test.each([200, 403])(
  'what no server of ours says, with %i, is told as something on the way',
  async (status) => {
    answers.push((_, response) =>
      response.writeHead(status, { 'Content-Type': 'text/html' }).end('<p>Sign in</p>'),
    );
    open();
    await expect.poll(() => ended).toEqual([{ code: 1006, why: words.blocked }]);
  },
);

test('a proxy before a server that is away blocks nothing', async () => {
  answers.push((_, response) => response.writeHead(502).end('<p>Bad gateway</p>'));
  open();
  await expect.poll(() => ended).toEqual([{ code: 1006 }]);
});

test('who leaves says so, since between two polls there is nothing to break off', async () => {
  answers.push((_, response) => response.writeHead(200, events).write(begin));
  open();
  await expect.poll(() => opened).toBe(1);
  carrier?.close();
  await expect
    .poll(() => requests.at(-1))
    .toMatchObject({
      method: 'DELETE',
      headers: { [STREAM_HEADERS.stream.toLowerCase()]: 'the-id' },
    });
});
