/** What the page has found out, each once it has: null while it tries. */
import type { CheckAnswer } from '../../../shared/protocol/http.ts';
import type { Milliseconds } from '../../../shared/units.ts';

export type WebSocketFound =
  | { readonly kind: 'open'; readonly within: Milliseconds }
  /** Closed before it was open; why, if the server itself says. */
  | { readonly kind: 'refused'; readonly by: 'server' | 'origin' | 'way'; readonly said: string | null }
  /** Nothing answered, or it opened and nothing came through. */
  | { readonly kind: 'unanswered' | 'mute' };

/** Events came one by one; all together at the end; or not all of them. */
export type StreamFound = 'live' | 'held-back' | 'none';

export interface StorageFound {
  /** Kept when the tab is closed. */
  readonly local: boolean;
  /** Kept while the tab is open. */
  readonly session: boolean;
}

export interface BrowserFound {
  /** Null for one that is not known here. */
  readonly known: { readonly name: string; readonly version: number; readonly needed: number } | null;
}

export interface AddressFound {
  readonly url: string;
  /** Null where the browser lets no page ask. */
  readonly answers: boolean | null;
}

export interface ResponseTimes {
  readonly median: Milliseconds;
  readonly worst: Milliseconds;
}

export interface Findings {
  /** False where it does not answer. */
  readonly server: CheckAnswer | false | null;
  readonly webSocket: WebSocketFound | null;
  readonly stream: StreamFound | null;
  readonly times: ResponseTimes | null;
  /** This device's clock less the server's, in milliseconds. */
  readonly skew: Milliseconds | null;
  readonly storage: StorageFound;
  readonly browser: BrowserFound;
  readonly addresses: readonly AddressFound[] | null;
  readonly secureContext: boolean;
  /** As the page was opened. */
  readonly page: { readonly url: string; readonly https: boolean };
}
