/**
 * How a device that asks for a WebSocket says whose it is, and which class it comes to.
 * It does so among the subprotocols that it names.
 */

/** What is spoken. */
export const SUBPROTOCOL = '2msl';
const TOKEN = 'token.';
const CLASS = 'class.';

/** What the page asks for; the server chooses {@link SUBPROTOCOL} of it. @param code of the class, where its token does not tell */
export const socketProtocols = (token: string, code: string | null = null): string[] => [
  SUBPROTOCOL,
  // A token is of base64url; what else somebody may have stored is no protocol's name.
  ...[TOKEN + token, ...(code === null ? [] : [CLASS + code])].filter((name) => /^[\w.-]{1,70}$/.test(name)),
];

const named =
  (prefix: string) =>
  /** @param protocols that were asked for (`Sec-WebSocket-Protocol`) @returns null where there is none */
  (protocols: string | undefined): string | null =>
    protocols
      ?.split(',')
      .map((one) => one.trim())
      .find((one) => one.startsWith(prefix))
      ?.slice(prefix.length) ?? null;

export const tokenIn = named(TOKEN);
export const classIn = named(CLASS);
