/** The WebSocket as a transport: who may open one at all. */
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { ErrorCode } from '../../../shared/protocol/errors.ts';
import { SOCKET_PATH } from '../../../shared/protocol/socket.ts';
import { classIn, SUBPROTOCOL, tokenIn } from '../../../shared/protocol/socket-token.ts';
import { MAX_MESSAGE_OCTETS } from '../../../shared/protocol/version.ts';
import type { LanguageCode } from '../../../shared/words/languages.ts';
import { languageOf } from '../../access/language.ts';
import { refusalOf } from '../../classroom/refusal.ts';
import { withoutBase } from '../../operations/base-path.ts';
import type { Log } from '../../operations/log.ts';
import type { Metrics } from '../../operations/metrics.ts';
import { Refusal } from '../../refusal.ts';
import type { Relay } from '../../relay/relay.ts';
import type { Entrance } from '../gateway.ts';
import type { Origins } from '../origin.ts';
import { refusalAnswer } from '../refusal-answer.ts';
import type { Visitor } from '../visitor.ts';
import { WebSocketConnection } from './connection.ts';
import { GameSocket } from './game-socket.ts';

export interface WebSocketServices {
  readonly entrance: Entrance;
  readonly metrics: Pick<Metrics, 'refused'>;
  readonly log: Log;
  readonly origins: Pick<Origins, 'isOwn' | 'refused'>;
  /** Below which a proxy shows us; begins and ends with a slash. */
  readonly basePath: string;
  /** Told of a stream on which a token was shown that is known. */
  readonly recognized: (stream: Duplex) => void;
  /** To the server that owns a device's class, where that may be another one. */
  readonly relay: Pick<Relay, 'elsewhere' | 'upgrade'> | null;
}

/** Takes WebSockets at {@link SOCKET_PATH} of this server and brings them in by the entrance. */
export function acceptWebSockets(server: Server, services: WebSocketServices): void {
  const { entrance, metrics, log, origins, basePath, recognized, relay } = services;
  const wss = new WebSocketServer<typeof GameSocket>({
    noServer: true,
    // The gateway knows who is there.
    clientTracking: false,
    maxPayload: MAX_MESSAGE_OCTETS,
    // Our messages are small: compressing them costs four fifths of the throughput (docs/adr/0001).
    perMessageDeflate: false,
    WebSocket: GameSocket,
    ...CLOSING,
    handleProtocols: (asked) => (asked.has(SUBPROTOCOL) ? SUBPROTOCOL : false),
  });

  /** Why nobody may open one here, whoever it is. */
  const misled = (request: IncomingMessage): ErrorCode | null => {
    const url = withoutBase(request.url ?? '', basePath);
    if (url.split('?')[0] !== SOCKET_PATH) return 'not-found';
    return origins.isOwn(request) ? null : 'wrong-origin';
  };

  const open = (socket: GameSocket, stream: Duplex, language: LanguageCode, visitor: Visitor): void => {
    socket.language = language;
    // The 'close' that follows does what there is to do; ws demands that somebody listens.
    socket.on('error', (error) => log.debug({ err: error }, 'connection broke'));
    entrance.enter(new WebSocketConnection(socket, stream), visitor);
  };

  const refuse = (request: IncomingMessage, stream: Duplex, refused: ErrorCode): void => {
    metrics.refused(refused);
    if (refused === 'wrong-origin') origins.refused(request);
    refuseUpgrade(stream, refused, languageOf(request));
  };

  const upgrade = async (request: IncomingMessage, stream: Duplex, head: Buffer): Promise<void> => {
    const { 'sec-websocket-protocol': protocols } = request.headers;
    const token = tokenIn(protocols);
    const visitor = await entrance.recognize(request, token);
    const elsewhere = visitor.holder && (await relay?.elsewhere({ token, code: classIn(protocols) }));
    if (relay && elsewhere) {
      recognized(stream);
      if (await relay.upgrade(elsewhere, request, stream, head)) return;
    }
    const refused = entrance.refusal(visitor);
    if (refused !== null) {
      await entrance.patience(refused);
      return refuse(request, stream, refused);
    }
    if (visitor.holder !== null) recognized(stream);
    wss.handleUpgrade(request, stream, head, (socket) => open(socket, stream, languageOf(request), visitor));
  };

  server.on('upgrade', (request, stream: Duplex, head) => {
    // Meanwhile nobody else listens to it.
    const broke = (): void => void stream.destroy();
    stream.on('error', broke);
    const refused = misled(request);
    if (refused !== null) return refuse(request, stream, refused);
    upgrade(request, stream, head)
      .catch((error: unknown) => {
        log.error({ err: error }, 'a device could not be recognized');
        const told = refusalOf(error);
        refuse(request, stream, told instanceof Refusal ? told.code : 'internal');
      })
      .finally(() => stream.off('error', broke));
  });
}

/** Milliseconds that one has to say goodbye who was told to go. Its types do not know this option yet. */
const CLOSING: object = { closeTimeout: 2_000 };

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
    // Whatever else it sends is not waited for.
    () => stream.destroy(),
  );
}
