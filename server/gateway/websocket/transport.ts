/** The WebSocket as a transport: who may open one at all. */
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { ErrorCode } from '../../../shared/protocol/errors.ts';
import { SOCKET_PATH } from '../../../shared/protocol/socket.ts';
import { MAX_MESSAGE_OCTETS } from '../../../shared/protocol/version.ts';
import type { LanguageCode } from '../../../shared/words/languages.ts';
import { languageOf } from '../../access/language.ts';
import { withoutBase } from '../../operations/base-path.ts';
import type { Log } from '../../operations/log.ts';
import type { Metrics } from '../../operations/metrics.ts';
import type { Entrance } from '../gateway.ts';
import type { Origins } from '../origin.ts';
import { refusalAnswer } from '../refusal-answer.ts';
import { WebSocketConnection } from './connection.ts';
import { GameSocket } from './game-socket.ts';

export interface WebSocketServices {
  readonly entrance: Entrance;
  readonly metrics: Pick<Metrics, 'refused'>;
  readonly log: Log;
  readonly origins: Origins;
  /** Below which a proxy shows us; begins and ends with a slash. */
  readonly basePath: string;
}

/** Takes WebSockets at {@link SOCKET_PATH} of this server and brings them in by the entrance. */
export function acceptWebSockets(server: Server, services: WebSocketServices): void {
  const { entrance, metrics, log, origins, basePath } = services;
  const wss = new WebSocketServer<typeof GameSocket>({
    noServer: true,
    // The gateway knows who is there.
    clientTracking: false,
    maxPayload: MAX_MESSAGE_OCTETS,
    // Our messages are small: compressing them costs four fifths of the throughput (docs/adr/0001).
    perMessageDeflate: false,
    WebSocket: GameSocket,
  });

  const refusalOf = (request: IncomingMessage): ErrorCode | null => {
    const url = withoutBase(request.url ?? '', basePath);
    if (url.split('?')[0] !== SOCKET_PATH) return 'not-found';
    if (!origins.isOwn(request)) return 'wrong-origin';
    return entrance.refusal();
  };

  const open = (socket: GameSocket, stream: Duplex, language: LanguageCode): void => {
    socket.language = language;
    // The 'close' that follows does what there is to do; ws demands that somebody listens.
    socket.on('error', (error) => log.debug({ err: error }, 'connection broke'));
    entrance.enter(new WebSocketConnection(socket, stream));
  };

  server.on('upgrade', (request, stream: Duplex, head) => {
    const refused = refusalOf(request);
    const language = languageOf(request);
    if (refused === null)
      wss.handleUpgrade(request, stream, head, (socket) => open(socket, stream, language));
    else {
      metrics.refused(refused);
      if (refused === 'wrong-origin') origins.refused(request);
      refuseUpgrade(stream, refused, language);
    }
  });
}

/** An HTTP answer to one who asked for a WebSocket. */
function refuseUpgrade(stream: Duplex, code: ErrorCode, language: LanguageCode): void {
  const { status, headers, body } = refusalAnswer(code, language);
  stream.on('error', () => stream.destroy());
  stream.end(
    [
      `HTTP/1.1 ${status} Refused`,
      ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
      '',
      body,
    ].join('\r\n'),
  );
}
