/**
 * The least an authoritative game server costs: ws, JSON, a turn checked, a state changed, two told.
 * No rules of TCP, no clock, no resuming. With the argument `durable`, an entry is written and synced, in groups as
 * ours, before anybody is told.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type WebSocket, WebSocketServer } from 'ws';
import { openSqliteStore } from '../../server/store/sqlite-store.ts';
import { measuredServer } from '../servers/measured.ts';

interface Pair {
  readonly id: string;
  readonly sockets: Map<string, WebSocket>;
  turn: string;
  version: number;
}

const pairs = new Map<string, Pair>();
const dir = mkdtempSync(join(tmpdir(), '2msl-bare-'));
process.on('exit', () => rmSync(dir, { recursive: true }));
const store =
  process.argv[2] === 'durable'
    ? await openSqliteStore(join(dir, 'bare.sqlite'), {
        now: () => performance.now(),
        epoch: () => Date.now(),
        indexing: () => [],
      })
    : null;

async function receive(pair: Pair, host: string, text: string): Promise<void> {
  const socket = pair.sockets.get(host);
  const message = JSON.parse(text) as { id: number; move: unknown };
  if (pair.turn !== host) {
    socket?.send(JSON.stringify({ type: 'error', id: message.id, code: 'not-your-turn' }));
    return;
  }
  pair.turn = host === 'A' ? 'B' : 'A';
  pair.version += 1;
  const { turn, version } = pair;
  const event = { type: 'moved', host, version, move: message.move };
  await store?.append([{ stream: pair.id, seq: version - 1, body: JSON.stringify(event) }]);
  const update = JSON.stringify({ type: 'match', match: pair.id, view: { turn, version }, events: [event] });
  for (const other of pair.sockets.values()) other.send(update);
  socket?.send(JSON.stringify({ type: 'answer', id: message.id, legal: true }));
}

const wss = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false });
wss.on('connection', (socket, request) => {
  const [, id = '', host = ''] = (request.url ?? '').split('/');
  const pair = pairs.get(id) ?? { id, sockets: new Map(), turn: 'A', version: 0 };
  pairs.set(id, pair);
  pair.sockets.set(host, socket);
  socket.on('message', (data) => {
    receive(pair, host, String(data)).catch((error: unknown) => {
      throw error;
    });
  });
});
wss.on('listening', () => measuredServer({ port: (wss.address() as AddressInfo).port }));
