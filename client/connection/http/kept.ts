/** The connections that a browser keeps to a host: those that died without a word are found out. */
import { pathTo } from '../../base.ts';
import { request } from '../request.ts';

/** Of the six that it may have over HTTP/1.1 one has just been given up. */
const OTHERS = 5;
const PATIENCE = 2_000;

/**
 * Asks over all of them at once. One without an answer is closed; left to itself, the browser would try one after the
 * other, each with something that the page waits for.
 */
export function tryKept(): void {
  for (let i = 0; i < OTHERS; i++)
    request(pathTo('/healthz'), { cache: 'no-store', signal: AbortSignal.timeout(PATIENCE) }).catch(
      () => undefined,
    );
}
