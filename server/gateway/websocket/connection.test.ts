/** The contract of a connection, over a WebSocket. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocket } from 'ws';
import { SOCKET_PATH } from '../../../shared/protocol/socket.ts';
import { createLog } from '../../operations/log.ts';
import { connectionContract, type Device } from '../connection.contract.ts';
import type { Connection } from '../connection.ts';
import { acceptWebSockets } from './transport.ts';

connectionContract('a WebSocket', async () => {
  const server = createServer();
  let opened: (connection: Connection) => void = () => undefined;
  acceptWebSockets(server, {
    entrance: {
      recognize: async () => ({ network: 'test', holder: null }),
      refusal: () => null,
      patience: async () => undefined,
      enter: (connection) => opened(connection),
    },
    recognized: () => undefined,
    relay: null,
    metrics: { refused: () => undefined },
    log: createLog('silent'),
    origins: { isOwn: () => true, refused: () => undefined },
    basePath: '/',
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const sockets: WebSocket[] = [];
  return {
    async connect(told) {
      opened = told;
      const socket = new WebSocket(`ws://127.0.0.1:${port}${SOCKET_PATH}`);
      sockets.push(socket);
      const device = deviceOf(socket);
      await once(socket, 'open');
      return device;
    },
    async stop() {
      for (const socket of sockets) socket.terminate();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
});

function deviceOf(socket: WebSocket): Device {
  const received: string[] = [];
  let closed: Device['closed'] = null;
  socket.on('message', (data) => received.push(String(data)));
  socket.on('error', () => undefined);
  socket.on('close', (code, reason) => {
    closed = { code, reason: String(reason) };
  });
  return {
    received,
    get closed() {
      return closed;
    },
    send: (text) => socket.send(text),
    sendOctets: (octets) => socket.send(octets),
    close: () => socket.close(),
    vanish: () => socket.terminate(),
    stopReading: () => socket.pause(),
    readAgain: () => socket.resume(),
  };
}
