/** Tests of the player of an innocent class: what the attack does to its connection does not stop it. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocketServer } from 'ws';
import { Player } from './innocents.ts';

test('who loses the connection between two moves is told so by the next, and comes back', async () => {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const told = { since: 0, history: '', view: { version: 0, hosts: [] }, events: [], clock: {} };
  const match = JSON.stringify({ type: 'match', match: 'm', ...told });
  server.on('connection', (socket) => socket.once('message', () => socket.send(match)));
  const player = new Player((server.address() as AddressInfo).port, 'token');
  await player.come();
  for (const socket of server.clients) {
    socket.close();
    await once(socket, 'close');
  }
  // The player hears of it, too.
  await sleep(20);
  expect(await player.move()).toBe(false);
  await player.come();
  player.leave();
});
