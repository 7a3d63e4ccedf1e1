/**
 * The browser's memory for small choices.
 * It may be forbidden (private windows, school policies): then we forget.
 */

/** Some browsers embedded in other programs have none at all. */
type Where = () => Storage | null;

const inThisBrowser: Where = () => localStorage;
/** Where the tab keeps how it reaches the server without a WebSocket. */
export const FALLBACK_KEY = '2msl.fallback';
/** For as long as the tab is open. */
export const inThisTab: Where = () => sessionStorage;

export function recall(key: string, where = inThisBrowser): string | null {
  try {
    return where()?.getItem(key) ?? null;
  } catch {
    return null;
  }
}

export function remember(key: string, value: string, where = inThisBrowser): void {
  try {
    where()?.setItem(key, value);
  } catch {
    // The choice then holds until the page is left.
  }
}
