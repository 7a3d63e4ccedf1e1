/** Messages over HTTP: events are read as they come down, what is said is posted up. */
import type { ErrorAnswer } from '../../../shared/protocol/http.ts';
import { STREAM_EVENTS, STREAM_HEADERS, STREAM_PATH } from '../../../shared/protocol/transport.ts';
import { pathTo } from '../../base.ts';
import { t } from '../../i18n/fallback.ts';
import type { Carrier, Ending } from '../carrier.ts';
import { requestStream, retryAfterOf } from '../request.ts';
import { eventReader, type StreamEvent } from './event-stream.ts';
import { createPosts } from './posts.ts';
import { takePlace } from './tabs.ts';
import type { Way } from './way.ts';

export interface HttpOptions extends Way {
  readonly token: string;
  /** Of the class, where the token does not tell. */
  readonly code: string | null;
}

/** A post without an answer for so long is posted again. */
const PATIENCE = 5_000;
/** As a WebSocket's that broke. */
const BROKEN: Ending = { code: 1006 };

export function openHttp({ token, code, polls, reason }: HttpOptions): Carrier {
  const leaving = new AbortController();
  let release = (): void => undefined;
  let id: string | null = null;
  let last = '0';
  let over = false;

  const ask = (init: RequestInit): Promise<Response> =>
    requestStream(pathTo(STREAM_PATH), {
      cache: 'no-store',
      ...init,
      headers: {
        Authorization: `Bearer ${token}`,
        ...(code === null ? {} : { [STREAM_HEADERS.class]: code }),
        ...(id === null ? {} : { [STREAM_HEADERS.stream]: id }),
        ...init.headers,
      },
    });

  const end = (ending: Ending): void => {
    if (over) return;
    over = true;
    posts.stop();
    leaving.abort();
    release();
    carrier.onclose?.(ending);
  };

  const posts = createPosts({
    post: async (body) => {
      try {
        const { status } = await ask({
          method: 'POST',
          body,
          headers: { 'Content-Type': 'application/json' },
          signal: AbortSignal.timeout(PATIENCE),
        });
        return status;
      } catch {
        // The network is away, or nobody answers: whether it arrived, the repetition tells.
        return 0;
      }
    },
    onRefused: () => end(BROKEN),
  });

  const take = ({ name, id: number, data }: StreamEvent): void => {
    if (over) return;
    last = number;
    if (name === STREAM_EVENTS.open) {
      id = data;
      carrier.onopen?.();
    } else if (name === STREAM_EVENTS.close) end(JSON.parse(data) as Ending);
    else carrier.onmessage?.({ data });
  };

  /** One answer, from its beginning to its end. */
  const read = async (headers: Readonly<Record<string, string>>): Promise<void> => {
    const answer = await ask({ headers, signal: leaving.signal });
    if (!answer.ok || !answer.headers.get('Content-Type')?.startsWith('text/event-stream') || !answer.body)
      return end(await refusalOf(answer));
    const events = eventReader();
    const reader = answer.body.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      for (const event of events(value)) take(event);
    }
  };

  const run = async (): Promise<void> => {
    const place = await takePlace();
    if (place === null) return end({ ...BROKEN, why: t('tabs') });
    release = place;
    if (over) return release();
    await read({ [STREAM_HEADERS.reason]: reason, ...(polls ? { [STREAM_HEADERS.poll]: '1' } : {}) });
    while (polls && !over && id !== null) await read({ [STREAM_HEADERS.last]: last });
    end(BROKEN);
  };

  const carrier: Carrier = {
    onopen: null,
    onmessage: null,
    onclose: null,
    send: posts.send,
    close: () => {
      if (over) return;
      end(BROKEN);
      // Between two polls there is nothing to break off. Who is not told finds out by the silence.
      if (id !== null) ask({ method: 'DELETE', keepalive: true }).catch(() => undefined);
    },
  };
  // What breaks off an answer ends the connection, whatever it is.
  run().catch(() => end(BROKEN));
  return carrier;
}

/** What the server says of itself; what is no word of its own, something on the way has answered. */
async function refusalOf(answer: Response): Promise<Ending> {
  try {
    const { error } = (await answer.json()) as ErrorAnswer;
    return { ...BROKEN, why: error.message, retryAfter: retryAfterOf(answer) };
  } catch {
    // A proxy before a server that is away is no such thing.
    return answer.status >= 500 ? BROKEN : { ...BROKEN, why: t('blocked') };
  }
}
