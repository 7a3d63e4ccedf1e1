/** What carries the messages between page and server, and where it is to be found. */

import { MAX_MESSAGE_OCTETS } from './version.ts';

/**
 * A WebSocket; where none gets through, HTTP: events down, POSTs up. What is held back on the way until an answer is complete
 * ('event-stream' never is) gets through as 'long-poll': an answer for what there is to say, and the next request for the rest.
 */
export const TRANSPORTS = ['websocket', 'event-stream', 'long-poll'] as const;
export type Transport = (typeof TRANSPORTS)[number];

/** Why a device has no WebSocket. */
export const FALLBACK_REASONS = [
  /** It was closed before it was open: something answers for the server. */
  'refused',
  /** Nothing answered. */
  'unanswered',
  /** It opened, and nothing came through it. */
  'mute',
] as const;
export type FallbackReason = (typeof FALLBACK_REASONS)[number];
/** Of a device that comes over HTTP and does not say why. */
export const UNSAID = 'unsaid';
export type ToldReason = FallbackReason | typeof UNSAID;

/** The path of both kinds of HTTP, on the host that served the page. */
export const STREAM_PATH = '/stream';

/** Where a page tries whether a stream would come through: so many events come, with so many milliseconds between them. */
export const STREAM_TRIAL = { path: `${STREAM_PATH}/trial`, events: 3, between: 1_000 } as const;

/** What requests at {@link STREAM_PATH} say in their headers, beside the token (`Authorization`). */
export const STREAM_HEADERS = {
  /** Of a GET that begins a stream: a {@link FallbackReason}. */
  reason: 'Fallback-Reason',
  /** Of a GET that begins one: its answer is to be complete whenever there was something to say. */
  poll: 'Stream-Poll',
  /** Which class, where the token does not tell: of every request. */
  class: 'Class-Code',
  /** Which stream: of every POST, and of a GET that asks for more of a long poll. */
  stream: 'Stream-Id',
  /** Of such a GET: the number of the last message that came. */
  last: 'Last-Event-ID',
} as const;

/** The events of a stream beside messages, which have no name. */
export const STREAM_EVENTS = {
  /** The first: its data is the stream's id. */
  open: 'open',
  /** The last: its data is `{ code, reason }`, as a WebSocket would close. */
  close: 'close',
} as const;

/** So many messages may be in one POST … */
export const MOST_MESSAGES = 32;
/** … and so many octets: JSON in JSON is longer than it is. */
export const MAX_POST_OCTETS = 4 * MAX_MESSAGE_OCTETS;
