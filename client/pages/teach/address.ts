/** Addresses of the server, as this computer and as the class see them. Each goes to its last slash. */
import { PAGES } from '../../../shared/protocol/pages.ts';

/** The end of the address of one of our pages. */
const PAGE = new RegExp(`/(${Object.keys(PAGES).join('|')})/?$`);

/** An address that leads only to the computer that it is typed on. */
export const isOnlyHere = (hostname: string): boolean => /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);

/** An IP address, of which computers get others from day to day. */
export const isNumber = (hostname: string): boolean => /^(\d+(\.\d+){3}|\[[\da-f:.]+\])$/i.test(hostname);

/**
 * What somebody means who types an address: `192.168.1.5`, `192.168.1.5:3000`, or all of it. What is left out
 * is as in `here`. Null for what is no address.
 */
export function urlOf(text: string, here: string): string | null {
  const { protocol, port, pathname } = new URL(here);
  const typed = text.trim();
  const hasScheme = /^https?:\/\//.test(typed);
  try {
    const url = new URL(hasScheme ? typed : `${protocol}//${typed}`);
    if (!hasScheme && url.port === '' && !/:\d+/.test(typed)) url.port = port;
    if (url.hostname === '') return null;
    // Who copies the address of a page means the server.
    const path = url.pathname.replace(PAGE, '/').replace(/\/?$/, '/');
    return url.origin + (path === '/' ? pathname : path);
  } catch {
    return null;
  }
}
