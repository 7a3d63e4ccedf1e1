/** The players of the same game in Colyseus, where bench/peers/colyseus is installed. */
import { existsSync } from 'node:fs';
import type { WebSocket } from 'ws';
import { ACK } from '../shared/tcp/segment.ts';
import { Child } from './child.ts';
import type { Stopwatch } from './load.ts';

const PEER = new URL('peers/colyseus/', import.meta.url);
const SDK = new URL('node_modules/@colyseus/sdk/build/index.mjs', PEER);

export const hasColyseus = (): boolean => existsSync(SDK);

/** What we use of its client, which is installed beside us and not with us. */
interface Room {
  readonly roomId: string;
  readonly reconnection: { enabled: boolean };
  readonly connection: { readonly transport: { readonly ws: WebSocket } };
  send(type: string, message: object): void;
  onMessage(type: string, told: (message: unknown) => void): void;
  onStateChange(told: (state: { readonly turn: string }) => void): void;
}
interface Sdk {
  readonly Client: new (
    address: string,
  ) => {
    create(name: string, options: object): Promise<Room>;
    joinById(room: string, options: object): Promise<Room>;
  };
}

export async function startColyseus(
  pairs: number,
  watch: () => Stopwatch,
): Promise<{ readonly child: Child<unknown>; readonly sockets: readonly WebSocket[] }> {
  const child = await Child.start<{ port: number }>('./peers/colyseus/main.mjs', []);
  const { Client } = (await import(SDK.href)) as Sdk;
  const client = new Client(`http://127.0.0.1:${child.ready.port}`);
  const sockets: WebSocket[] = [];
  for (let i = 0; i < pairs; i++) {
    const a = await client.create('pair', { host: 'A' });
    const b = await client.joinById(a.roomId, { host: 'B' });
    for (const room of [a, b]) room.reconnection.enabled = false;
    sockets.push(a.connection.transport.ws, b.connection.transport.ws);
    play(b, 'B', watch());
    play(a, 'A', watch())();
  }
  return { child, sockets };
}

/** @returns makes the first move */
function play(room: Room, host: string, counter: Stopwatch): () => void {
  let id = 0;
  const move = (): void => {
    id += 1;
    counter.asked();
    const segments = [{ flags: ACK }];
    room.send('move', {
      ...{ id, match: room.roomId, stimulus: id },
      move: { kind: 'send', segments, next: 'ESTABLISHED' },
    });
  };
  room.onMessage('answer', () => counter.answered());
  room.onMessage('error', (error) => {
    throw new Error(`refused: ${JSON.stringify(error)}`);
  });
  room.onStateChange(({ turn }) => {
    // A has its first turn from the beginning, and is asked for that move by itself.
    if (turn === host && (host === 'B' || id > 0)) move();
  });
  return move;
}
