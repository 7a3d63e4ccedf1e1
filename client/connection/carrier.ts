/** What carries the messages of a link, one connection long: a WebSocket, or what behaves like one. */

export interface Ending {
  /** As a WebSocket's. */
  readonly code: number;
  /** Why, in the language of the page, where that is known. */
  readonly why?: string;
  /** Milliseconds until another is worth a try, where the server says so. */
  readonly retryAfter?: number;
}

export interface Carrier {
  onopen: (() => void) | null;
  onmessage: ((event: { readonly data: unknown }) => void) | null;
  onclose: ((ending: Ending) => void) | null;
  send(text: string): void;
  close(): void;
}
