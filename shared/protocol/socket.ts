/** Where the WebSocket is, and how it ends. */

/** The path of the WebSocket, on the host that served the page. */
export const SOCKET_PATH = '/ws';

/**
 * Why the server closed a connection. An `error` message with the code in words goes before it. A client
 * comes back by itself, but not after those of ours, from 4001 on. (A device that is silent is cut off without a word.)
 */
export const CLOSE_CODES = {
  /** RFC 6455 §7.4.1: too big to process. */
  'message-too-large': 1009,
  internal: 1011,
  'server-closing': 1012,
  /** RFC 6455's policy violation: a flood, or a connection that does not begin with hello. */
  policy: 1008,
  'seat-taken-over': 4001,
  'no-such-token': 4002,
  'wrong-protocol': 4003,
} as const;
