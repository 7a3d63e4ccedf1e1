/**
 * Why the server takes no connection.
 * Of a WebSocket that does not open, a browser tells no page the reason.
 */

import type { ErrorAnswer } from '../../shared/protocol/http.ts';
import { SOCKET_PATH } from '../../shared/protocol/socket.ts';
import { pathTo } from '../base.ts';
import { request, retryAfterOf } from './request.ts';

export interface Refusal {
  /** In the language of the page. */
  readonly message: string;
  /** Milliseconds that the server asks for. */
  readonly retryAfter: number;
}

/** Asks over HTTP. Null where nobody of ours answers. */
export async function askWhyRefused(): Promise<Refusal | null> {
  try {
    const answer = await request(`${pathTo(SOCKET_PATH)}?origin=${encodeURIComponent(location.origin)}`, {
      cache: 'no-store',
    });
    const { error } = (await answer.json()) as ErrorAnswer;
    return { message: error.message, retryAfter: retryAfterOf(answer) };
  } catch {
    // No network, or what answers is not our server: there is nothing to tell but that it does not answer.
    return null;
  }
}
