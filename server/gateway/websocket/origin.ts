/** Which pages may open a WebSocket here. */
import type { IncomingHttpHeaders } from 'node:http';

/**
 * Browsers name the page's origin, and no script can make them lie: another site's page must not play with a token that
 * it talked somebody into. What is no browser sends none, and could send any.
 * @param publicOrigin what browsers see when a proxy stands before the server
 */
export function isOwnOrigin({ origin, host }: IncomingHttpHeaders, publicOrigin: string | null): boolean {
  if (origin === undefined) return true;
  if (origin === publicOrigin) return true;
  try {
    return host !== undefined && new URL(origin).host === host.toLowerCase();
  } catch {
    return false;
  }
}
