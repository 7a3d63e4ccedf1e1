/**
 * Why the server takes no connection.
 * Of a WebSocket that does not open, a browser tells no page the reason.
 */
import type { ErrorCode } from '../../../shared/protocol/errors.ts';
import type { ErrorAnswer } from '../../../shared/protocol/http.ts';
import { SOCKET_PATH } from '../../../shared/protocol/socket.ts';
import { pathTo } from '../../base.ts';
import { request, retryAfterOf } from '../request.ts';

export interface Refusal {
  /** Null where what answers is not our server. */
  readonly code: ErrorCode | null;
  /** In the language of the page; null likewise. */
  readonly message: string | null;
  /** Milliseconds that the server asks for. */
  readonly retryAfter: number;
  /** The server would take one, or is not asked at all: what stands between is no end for HTTP. */
  readonly passable: boolean;
}

const PATIENCE = 5_000;

/** Asks over HTTP. Null where nobody answers. */
export async function askWhyRefused(): Promise<Refusal | null> {
  try {
    const answer = await request(`${pathTo(SOCKET_PATH)}?origin=${encodeURIComponent(location.origin)}`, {
      cache: 'no-store',
      signal: AbortSignal.timeout(PATIENCE),
    });
    const passable = answer.status < 500;
    const said = (await answer.json().catch(() => null)) as ErrorAnswer | null;
    return {
      code: said?.error?.code ?? null,
      message: said?.error?.message ?? null,
      retryAfter: retryAfterOf(answer),
      passable,
    };
  } catch {
    // No network: there is nothing to tell but that nobody answers.
    return null;
  }
}
