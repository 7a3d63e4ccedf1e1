/** Which pages may open a WebSocket here; of those that may not, the operator reads once what to do. */
import type { IncomingMessage } from 'node:http';
import type { Log } from '../operations/log.ts';
import type { TrustsProxy } from '../operations/trusted-proxies.ts';

/** What of a request tells whose page it comes from. */
export type Asked = Pick<IncomingMessage, 'headers'> & {
  readonly socket: Pick<IncomingMessage['socket'], 'remoteAddress'>;
};

export interface Origins {
  /**
   * Browsers name the page's origin, and no script can make them lie: another site's page must not play with a token that
   * it talked somebody into. What is no browser sends none, and could send any.
   * @param origin as the header says it, where none is given
   */
  readonly isOwn: (asked: Asked, origin?: string) => boolean;
  /** It was not, and is refused. */
  readonly refused: (asked: Asked) => void;
}

export interface OriginsOptions {
  /** What browsers see when a proxy stands before the server. */
  readonly publicUrl: URL | null;
  readonly trustsProxy: TrustsProxy;
  readonly log: Log;
}

/** So many are told of: whoever makes origins up must not fill the disk. */
const MOST_TOLD = 20;

export function createOrigins({ publicUrl, trustsProxy, log }: OriginsOptions): Origins {
  const told = new Set<string>();
  const hostOf = ({ headers, socket }: Asked): string | undefined => {
    const forwarded = headers['x-forwarded-host'];
    return typeof forwarded === 'string' && trustsProxy(socket.remoteAddress ?? '', 0)
      ? forwarded.split(',')[0]?.trim()
      : headers.host;
  };
  return {
    isOwn: (asked, origin = asked.headers.origin) => {
      if (origin === undefined || origin === publicUrl?.origin) return true;
      try {
        return new URL(origin).host === hostOf(asked)?.toLowerCase();
      } catch {
        return false;
      }
    },
    refused: (asked) => {
      const { origin } = asked.headers;
      if (origin === undefined || told.has(origin) || told.size >= MOST_TOLD) return;
      told.add(origin);
      const remedy = `if people open 2MSL there, set PUBLIC_URL=${origin} (with its path, where it has one), or let the proxy pass Host on`;
      log.warn(
        { origin, host: hostOf(asked), remedy },
        'a WebSocket was refused to a page of another origin',
      );
    },
  };
}
