/** How a device says whose it is as it asks for a WebSocket: among the protocols that it names. */

/** What is spoken. */
export const SUBPROTOCOL = '2msl';
const TOKEN = 'token.';

/** What the page asks for; the server chooses {@link SUBPROTOCOL} of it. */
export const socketProtocols = (token: string): string[] =>
  // A token is of base64url; what else somebody may have stored is no protocol's name.
  /^[\w-]{1,64}$/.test(token) ? [SUBPROTOCOL, `${TOKEN}${token}`] : [SUBPROTOCOL];

/** The token among what was asked for (`Sec-WebSocket-Protocol`); null where there is none. */
export function tokenIn(protocols: string | undefined): string | null {
  const named = protocols?.split(',').map((one) => one.trim());
  return named?.find((one) => one.startsWith(TOKEN))?.slice(TOKEN.length) ?? null;
}
