/** HTTP as a transport, without a WebSocket: a GET brings messages down, POSTs bring them up. */
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { z } from 'zod';
import type { ErrorCode } from '../../../shared/protocol/errors.ts';
import {
  FALLBACK_REASONS,
  MAX_POST_OCTETS,
  MOST_MESSAGES,
  STREAM_EVENTS,
  STREAM_HEADERS,
  UNSAID,
} from '../../../shared/protocol/transport.ts';
import { bearerOf } from '../../access/bearer.ts';
import { languageOf } from '../../access/language.ts';
import { hashToken, newToken } from '../../access/tokens.ts';
import { refusalOf } from '../../classroom/refusal.ts';
import type { Log } from '../../operations/log.ts';
import type { Metrics } from '../../operations/metrics.ts';
import { Refusal } from '../../refusal.ts';
import type { Relay } from '../../relay/relay.ts';
import type { Entrance } from '../gateway.ts';
import { refusalAnswer } from '../refusal-answer.ts';
import { HttpConnection, type Taken } from './connection.ts';
import { announceEvents, eventOf, PADDING } from './event.ts';
import { LastingOutlet, PollOutlet } from './outlet.ts';

export interface HttpStreamServices {
  readonly metrics: Pick<Metrics, 'refused' | 'fellBack'>;
  readonly log: Log;
}

/** Where requests come in. */
export interface StreamDoor {
  readonly entrance: Entrance;
  /** Told of a stream on which a token was shown that is known. */
  readonly recognized: (stream: Duplex) => void;
  /** To the server that owns a device's class, where that may be another one. */
  readonly relay: Pick<Relay, 'elsewhere' | 'request'> | null;
}

const postSchema = z.strictObject({
  first: z.int().min(1),
  messages: z.array(z.unknown()).min(1).max(MOST_MESSAGES),
});
const reasonSchema = z.enum([...FALLBACK_REASONS, UNSAID]).catch(UNSAID);

/** A stream, by the id that only its device knows, and the token with which it was asked for. */
interface Stream {
  readonly key: string;
  readonly connection: HttpConnection;
  /** Null where the answer lasts. */
  readonly poll: PollOutlet | null;
}

const NO_STORE = { 'Cache-Control': 'no-store' };

const REFUSED = {
  taken: null,
  over: 'no-such-stream',
  gap: 'bad-message',
  'too-large': 'message-too-large',
} as const satisfies Record<Taken, ErrorCode | null>;

const FELL_BACK =
  'a device has no WebSocket and comes over HTTP: look at what stands between it and here (docs/OPERATING.md, "A proxy with TLS")';

/** Answers requests at STREAM_PATH, and brings connections in by the entrance. A stream that has begun goes on at any door. */
export function httpStreams(services: HttpStreamServices): (door: StreamDoor) => RequestListener {
  const { metrics, log } = services;
  const streams = new Map<string, Stream>();

  const refuse = (request: IncomingMessage, response: ServerResponse, code: ErrorCode): void => {
    metrics.refused(code);
    const { status, headers, body } = refusalAnswer(code, languageOf(request));
    response.writeHead(status, headers).end(body);
  };

  /** Null where there is none, or it is another token's. */
  const streamOf = (request: IncomingMessage): Stream | null => {
    const stream = streams.get(headerOf(request, STREAM_HEADERS.stream) ?? '');
    const token = bearerOf(request);
    return stream !== undefined && token !== null && hashToken(token) === stream.key ? stream : null;
  };

  const begin = async (
    { entrance, recognized }: StreamDoor,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> => {
    const token = bearerOf(request);
    if (token === null) return refuse(request, response, 'no-such-token');
    const visitor = await entrance.recognize(request, token);
    const refused = entrance.refusal(visitor);
    if (refused !== null) {
      await entrance.patience(refused);
      return refuse(request, response, refused);
    }
    if (visitor.holder !== null) recognized(request.socket);
    const id = newToken();
    const poll = headerOf(request, STREAM_HEADERS.poll) === null ? null : new PollOutlet();
    const outlet = poll ?? new LastingOutlet(response);
    const connection = new HttpConnection({
      transport: poll ? 'long-poll' : 'event-stream',
      fellBack: reasonSchema.parse(headerOf(request, STREAM_HEADERS.reason)),
      language: languageOf(request),
      outlet,
      onClosed: () => streams.delete(id),
    });
    streams.set(id, { key: hashToken(token), connection, poll });
    answer(response);
    poll?.attach(response);
    const opened = eventOf(id, { id: 0, name: STREAM_EVENTS.open });
    outlet.send(poll ? opened : Buffer.concat([PADDING, opened]), 0);
    tell(connection);
    entrance.enter(connection, visitor);
  };

  /** Once a reason as a warning: where one device has no WebSocket, a whole class has none. */
  const told = new Set<string>();
  const tell = ({ transport, fellBack: reason }: HttpConnection): void => {
    metrics.fellBack(reason);
    log[told.has(reason) ? 'info' : 'warn']({ transport, reason }, FELL_BACK);
    told.add(reason);
  };

  const answer = (response: ServerResponse): void => {
    // What follows an error is the end, of which the outlet hears.
    response.on('error', (error) => log.debug({ err: error }, 'a stream broke'));
    announceEvents(response);
  };

  /** More of a long poll. */
  const goOn = (request: IncomingMessage, response: ServerResponse): void => {
    const { poll, connection } = streamOf(request) ?? { poll: null, connection: null };
    if (poll === null) return refuse(request, response, 'no-such-stream');
    // An answer was lost on the way, and is not kept: the device begins anew, and is told what it missed.
    if (headerOf(request, STREAM_HEADERS.last) !== String(poll.answered)) {
      connection.terminate();
      return refuse(request, response, 'no-such-stream');
    }
    answer(response);
    poll.attach(response);
  };

  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const stream = streamOf(request);
    if (stream === null) return refuse(request, response, 'no-such-stream');
    const { connection } = stream;
    const body = await bodyOf(request);
    if (body === 'broken') return;
    const octets = body === 'too-large' ? MAX_POST_OCTETS : body.length;
    if (!connection.came(octets)) return refuse(request, response, 'too-fast');
    if (body === 'too-large') {
      connection.refuseTooLarge();
      return refuse(request, response, 'message-too-large');
    }
    const posted = read(body);
    if (posted === null) return refuse(request, response, 'bad-message');
    const taken = connection.take(posted.first, posted.messages);
    const refused = REFUSED[taken];
    if (refused !== null) return refuse(request, response, refused);
    response.writeHead(204, NO_STORE).end();
  };

  /** A device that leaves between two polls has nothing to break off. */
  const end = (request: IncomingMessage, response: ServerResponse): void => {
    const stream = streamOf(request);
    if (stream === null) return refuse(request, response, 'no-such-stream');
    stream.connection.terminate();
    response.writeHead(204, NO_STORE).end();
  };

  const here = (
    door: StreamDoor,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> | undefined => {
    if (request.method === 'POST') return take(request, response);
    if (request.method === 'DELETE') end(request, response);
    else if (request.method !== 'GET') refuse(request, response, 'not-found');
    else if (headerOf(request, STREAM_HEADERS.stream) === null) return begin(door, request, response);
    else goOn(request, response);
    return undefined;
  };

  /** A stream is where its class is, whichever server is asked. */
  const answered = async (
    door: StreamDoor,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> => {
    const { relay, recognized } = door;
    if (relay !== null && streamOf(request) === null) {
      const [token, code] = [bearerOf(request), headerOf(request, STREAM_HEADERS.class)];
      const elsewhere = await relay.elsewhere({ token, code });
      if (elsewhere !== null) recognized(request.socket);
      if (elsewhere !== null && (await relay.request(elsewhere, request, response, null))) return;
    }
    await here(door, request, response);
  };

  return (door) => (request, response) => {
    const failed = (error: unknown): void => {
      log.error({ err: error }, 'a request of a stream could not be dealt with');
      const told = refusalOf(error);
      if (!response.headersSent) refuse(request, response, told instanceof Refusal ? told.code : 'internal');
    };
    answered(door, request, response).catch(failed);
  };
}

function headerOf({ headers }: IncomingMessage, name: string): string | null {
  const value = headers[name.toLowerCase()];
  return typeof value === 'string' ? value : null;
}

function bodyOf(request: IncomingMessage): Promise<Buffer | 'too-large' | 'broken'> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let octets = 0;
    request.on('data', (chunk: Buffer) => {
      octets += chunk.length;
      if (octets <= MAX_POST_OCTETS) chunks.push(chunk);
      else resolve('too-large');
    });
    request.once('end', () => resolve(Buffer.concat(chunks)));
    // The device went before it had said all: nobody waits for an answer.
    request.once('error', () => resolve('broken'));
    request.once('close', () => resolve('broken'));
  });
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Null for what none of our devices posts. */
function read(body: Buffer): z.infer<typeof postSchema> | null {
  try {
    return postSchema.parse(JSON.parse(utf8.decode(body)));
  } catch {
    return null;
  }
}
