/** The WebSocket's door: who may come in at all, who is still alive, and how everybody is sent home. */
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { ERRORS, type ErrorCode } from '../../../shared/protocol/errors.ts';
import { SOCKET_PATH } from '../../../shared/protocol/socket.ts';
import { MAX_MESSAGE_OCTETS } from '../../../shared/protocol/version.ts';
import { FloodGate } from '../flood.ts';
import type { Connection } from '../outbox.ts';
import { Session, type SessionServices } from '../session.ts';
import { errorMessage, GameSocket } from './game-socket.ts';
import { isOwnOrigin } from './origin.ts';

export interface Gateway {
  /** Octets that wait for the slowest device. */
  readonly buffered: () => number;
  /** Tells everybody, and takes nobody any more; resolves when all are gone or `grace` milliseconds are over. */
  readonly close: (grace: number) => Promise<void>;
}

export interface GatewayServices extends Omit<SessionServices, 'flood'> {
  readonly publicOrigin: string | null;
}

export function createGateway(server: Server, given: GatewayServices): Gateway {
  const services = { ...given, flood: new FloodGate(given.limits) };
  const { limits, clock, timers, publicOrigin, metrics } = services;
  const wss = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_MESSAGE_OCTETS,
    // Our messages are small: compressing them costs four fifths of the throughput (docs/adr/0001).
    perMessageDeflate: false,
    WebSocket: GameSocket,
  });
  const sessions = new Map<WebSocket, { readonly session: Session; alive: boolean }>();
  let closing = false;

  const refusalOf = (request: IncomingMessage): ErrorCode | null => {
    if (closing) return 'server-closing';
    if (request.url?.split('?')[0] !== SOCKET_PATH) return 'not-found';
    if (!isOwnOrigin(request.headers, publicOrigin)) return 'wrong-origin';
    if (sessions.size >= limits.connections) return 'too-many-visitors';
    const strangers = [...sessions.values()].filter(({ session }) => session.role === 'stranger');
    return strangers.length >= limits.strangers ? 'too-many-visitors' : null;
  };

  const enter = (connection: Connection): void => {
    const { socket } = connection;
    const entry = { session: new Session(connection, services), alive: true };
    sessions.set(socket, entry);
    socket.on('pong', () => {
      entry.alive = true;
    });
    socket.on('close', () => sessions.delete(socket));
  };

  server.on('upgrade', (request, stream: Duplex, head) => {
    const refused = refusalOf(request);
    if (refused === null) wss.handleUpgrade(request, stream, head, (socket) => enter({ socket, stream }));
    else {
      metrics.refused(refused);
      refuseUpgrade(stream, refused);
    }
  });

  const ping = (): void => {
    for (const [socket, entry] of sessions) {
      if (!entry.alive) socket.terminate();
      entry.alive = false;
      if (socket.readyState === socket.OPEN) socket.ping();
    }
  };
  const stopPinging = timers.every(limits.pingPeriod, ping);

  return {
    buffered: () => Math.max(0, ...[...sessions.keys()].map(({ bufferedAmount }) => bufferedAmount)),
    close: (grace) =>
      new Promise((resolve) => {
        closing = true;
        stopPinging();
        for (const { session } of sessions.values()) session.end('server-closing', 'server-closing');
        const forget = timers.at(clock.now() + grace, () => {
          for (const socket of sessions.keys()) socket.terminate();
        });
        wss.close(() => {
          forget();
          resolve();
        });
      }),
  };
}

/** An HTTP answer to one who asked for a WebSocket. */
function refuseUpgrade(socket: Duplex, code: ErrorCode): void {
  const { message } = errorMessage(code, null);
  const body = JSON.stringify({ error: { code, message } });
  socket.on('error', () => socket.destroy());
  socket.end(
    [
      `HTTP/1.1 ${ERRORS[code].status} Refused`,
      'Connection: close',
      'Content-Type: application/json; charset=utf-8',
      `Content-Length: ${Buffer.byteLength(body)}`,
      '',
      body,
    ].join('\r\n'),
  );
}
