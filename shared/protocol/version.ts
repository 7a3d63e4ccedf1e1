/**
 * The version of the protocol.
 * It goes up when a client of the old version could misunderstand the server; a client then reloads its page.
 */
export const PROTOCOL_VERSION = 9;

/** Longest message that the server reads from a client, in octets. */
export const MAX_MESSAGE_OCTETS = 16 * 1024;
