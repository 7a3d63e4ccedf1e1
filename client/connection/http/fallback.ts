/** The way over HTTP, for a page whose WebSocket gets nothing through; and the way back from it. */
import { t } from '../../i18n/fallback.ts';
import { after } from '../../ui/frame.ts';
import type { Carrier } from '../carrier.ts';
import { openHttp } from './carrier.ts';
import { tryKept } from './kept.ts';
import { rememberWay, wayOf } from './way.ts';

export interface Fallback {
  readonly open: (token: string, code: string | null) => Carrier;
  /** What the page says of it. */
  readonly notice: () => string;
  /**
   * A connection brought nothing.
   * @param silent nobody answered
   * @returns whether another is worth a try
   */
  readonly failed: (silent: boolean) => boolean;
  readonly works: () => void;
  /** Looks for a WebSocket now. */
  readonly lookBack: () => void;
  readonly close: () => void;
}

export interface FallbackOptions {
  /** A reason, or what the tab has kept of its page before. */
  readonly kept: string;
  readonly openWebSocket: () => Carrier;
  /** A WebSocket gets through, and is open. @returns whether it is taken */
  readonly found: (webSocket: Carrier) => boolean;
}

/** Failures in a row after which it is no way at all. */
const TRIES = 3;
/** So long after falling back a WebSocket is tried again; then twice as long each time … */
const LOOK_AFTER = 60_000;
/** … up to this. */
const LOOK_AT_LEAST = 16 * 60_000;
const PATIENCE = 10_000;

export function createFallback(options: FallbackOptions): Fallback {
  const { kept, openWebSocket, found } = options;
  const { reason, polls: polled } = wayOf(kept);
  let polls = polled;
  let failures = 0;
  let wait = LOOK_AFTER;
  let forgetLook = (): void => undefined;
  let looking: Carrier | null = null;

  const lookLater = (): void => {
    forgetLook();
    forgetLook = after(wait, look);
    wait = Math.min(LOOK_AT_LEAST, wait * 2);
  };
  const giveUp = (): void => {
    const tried = looking;
    looking = null;
    tried?.close();
    lookLater();
  };
  const look = (): void => {
    if (looking !== null) return;
    const tried = openWebSocket();
    looking = tried;
    forgetLook();
    forgetLook = after(PATIENCE, giveUp);
    tried.onopen = () => tried.send(JSON.stringify({ type: 'ping' }));
    // Whatever the server says to a stranger, it has been heard.
    tried.onmessage = () => {
      if (looking !== tried) return;
      // Whoever takes it ends the rest.
      looking = null;
      if (found(tried)) return rememberWay(null);
      tried.close();
      lookLater();
    };
    tried.onclose = () => {
      if (looking === tried) giveUp();
    };
  };
  lookLater();

  return {
    notice: () => t('line'),
    open: (token, code) => openHttp({ token, code, polls, reason }),
    failed: (silent) => {
      failures += 1;
      if (silent) {
        polls = !polls;
        tryKept();
      }
      return failures < TRIES;
    },
    works: () => {
      failures = 0;
      rememberWay({ reason, polls });
    },
    lookBack: look,
    close: () => {
      const tried = looking;
      looking = null;
      tried?.close();
      forgetLook();
    },
  };
}
