/** Addresses of the server, as this computer and as the class see them. */

/** An address that leads only to the computer that it is typed on. */
export const isOnlyHere = (hostname: string): boolean => /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);

/** An IP address, of which computers get others from day to day. */
export const isNumber = (hostname: string): boolean => /^(\d+(\.\d+){3}|\[[\da-f:.]+\])$/i.test(hostname);

/**
 * The origin that somebody means who types an address: `192.168.1.5`, `192.168.1.5:3000`, or all of it. What is left out
 * is as in `here`. Null for what is no address.
 */
export function originOf(text: string, here: string): string | null {
  const { protocol, port } = new URL(here);
  const typed = text.trim();
  const hasScheme = /^https?:\/\//.test(typed);
  try {
    const url = new URL(hasScheme ? typed : `${protocol}//${typed}`);
    if (!hasScheme && url.port === '' && !/:\d+/.test(typed)) url.port = port;
    return url.hostname === '' ? null : url.origin;
  } catch {
    return null;
  }
}
