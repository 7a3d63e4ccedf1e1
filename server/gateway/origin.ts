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
  /** Whether the server is called by a name of its own; what is no browser may leave the name out. */
  readonly isCalledRightly: (asked: Asked) => boolean;
  /** It was not, and is refused. */
  readonly refusedHost: (asked: Asked) => void;
  /** It was not, and is refused. */
  readonly refused: (asked: Asked) => void;
}

export interface OriginsOptions {
  /** What browsers see when a proxy stands before the server. */
  readonly publicUrl: URL | null;
  readonly trustsProxy: TrustsProxy;
  readonly isKnownHost: (host: string) => boolean;
  readonly log: Log;
}

/** So many are told of: whoever makes origins up must not fill the disk. */
const MOST_TOLD = 20;

export function createOrigins({ publicUrl, trustsProxy, isKnownHost, log }: OriginsOptions): Origins {
  const told = new Set<string>();
  const toldHosts = new Set<string>();
  const hostOf = ({ headers, socket }: Asked): string | undefined => {
    const forwarded = headers['x-forwarded-host'];
    return typeof forwarded === 'string' && trustsProxy(socket.remoteAddress ?? '', 0)
      ? forwarded.split(',')[0]?.trim()
      : headers.host;
  };
  const isCalledRightly = (asked: Asked): boolean => {
    const host = hostOf(asked);
    return host === undefined || isKnownHost(host);
  };
  return {
    isCalledRightly,
    refusedHost: (asked) => {
      const host = hostOf(asked) ?? '';
      if (toldHosts.has(host) || toldHosts.size >= MOST_TOLD) return;
      toldHosts.add(host);
      const remedy =
        'if people open 2MSL by this name, add it to ALLOWED_HOSTS, or set PUBLIC_URL (docs/OPERATING.md)';
      log.warn(
        { host, remedy },
        'a request was refused that calls the server by a name that it does not know',
      );
    },
    isOwn: (asked, origin = asked.headers.origin) => {
      if (origin === publicUrl?.origin) return true;
      if (!isCalledRightly(asked)) return false;
      if (origin === undefined) return true;
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
