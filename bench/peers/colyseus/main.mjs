/** The same game as bare-ws.ts in Colyseus: a room a pair, its state told as patches of a schema. */
import { createServer } from 'node:http';
import { Room, Server } from '@colyseus/core';
import { schema } from '@colyseus/schema';
import { WebSocketTransport } from '@colyseus/ws-transport';

const State = schema({ turn: 'string', version: 'number', flags: 'number', next: 'string' });

class Pair extends Room {
  onCreate() {
    this.setPatchRate(null);
    this.autoDispose = true;
    this.maxClients = 2;
    const state = new State();
    Object.assign(state, { turn: 'A', version: 0, flags: 0, next: '' });
    this.setState(state);
    this.onMessage('move', (client, message) => {
      const { state } = this;
      const { host } = client.userData;
      if (state.turn !== host) return client.send('error', { id: message.id, code: 'not-your-turn' });
      state.turn = host === 'A' ? 'B' : 'A';
      state.version += 1;
      state.flags = message.move.segments[0].flags;
      state.next = message.move.next;
      this.broadcastPatch();
      client.send('answer', { id: message.id, legal: true });
    });
  }

  onJoin(client, { host }) {
    client.userData = { host };
  }
}

const http = createServer();
const server = new Server({ transport: new WebSocketTransport({ server: http }), greet: false });
server.define('pair', Pair);
await server.listen(0, '127.0.0.1');

let begin = process.cpuUsage();
process.on('message', (order) => {
  if (order === 'begin') begin = process.cpuUsage();
  if (order !== 'end') return;
  const { user, system } = process.cpuUsage(begin);
  globalThis.gc?.();
  process.send({ cpuSeconds: (user + system) / 1e6, memory: process.memoryUsage().rss, lateness: 0 });
});
process.on('disconnect', () => process.exit(0));
process.send({ port: http.address().port });
