/** A connection over HTTP: events go down, messages are posted up in the order of their numbers. */
import { CLOSE_CODES } from '../../../shared/protocol/socket.ts';
import { STREAM_EVENTS, type ToldReason, type Transport } from '../../../shared/protocol/transport.ts';
import { MAX_MESSAGE_OCTETS } from '../../../shared/protocol/version.ts';
import type { LanguageCode } from '../../../shared/words/languages.ts';
import type { Connection, ConnectionListener } from '../connection.ts';
import { errorMessage } from '../error-message.ts';
import { eventOf } from './event.ts';
import type { Outlet } from './outlet.ts';

/** What became of messages that were posted. */
export type Taken = 'taken' | 'too-large' | 'gap' | 'over';

export interface HttpConnectionOptions {
  readonly transport: Transport;
  readonly fellBack: ToldReason;
  readonly language: LanguageCode;
  readonly outlet: Outlet;
  readonly onClosed: () => void;
}

export class HttpConnection implements Connection {
  readonly transport: Transport;
  readonly fellBack: ToldReason;
  language: LanguageCode;
  readonly #outlet: Outlet;
  #listener: ConnectionListener | null = null;
  /** The number of the last message that was sent. */
  #sent = 0;
  /** The number of the last message that came. */
  #taken = 0;
  /** Nothing is said or heard any more. */
  #over = false;

  constructor({ transport, fellBack, language, outlet, onClosed }: HttpConnectionOptions) {
    this.transport = transport;
    this.fellBack = fellBack;
    this.language = language;
    this.#outlet = outlet;
    outlet.listen({
      drained: () => {
        if (!this.#over) this.#listener?.drained();
      },
      closed: () => {
        this.#over = true;
        onClosed();
        this.#listener?.closed();
      },
    });
  }

  get buffered(): number {
    return this.#outlet.buffered;
  }

  listen(listener: ConnectionListener): void {
    this.#listener = listener;
  }

  send(text: string): void {
    if (this.#over) return;
    this.#sent += 1;
    this.#outlet.send(eventOf(text, { id: this.#sent }), this.#sent);
  }

  close(code: number, reason: string): void {
    if (this.#over) return;
    this.#over = true;
    const id = this.#sent + 1;
    const name = STREAM_EVENTS.close;
    this.#outlet.end(eventOf(JSON.stringify({ code, reason }), { id, name }), id);
  }

  terminate(): void {
    this.#over = true;
    this.#outlet.cut();
  }

  /** A post, of so many octets. @returns whether it may be looked at */
  came(octets: number): boolean {
    return this.#listener?.traffic({ octets, frames: 1 }) ?? true;
  }

  /**
   * Takes what was posted, and nothing twice: a device that has no answer posts the same again.
   * @param first the number of the first one
   */
  take(first: number, messages: readonly unknown[]): Taken {
    if (this.#over) return 'over';
    if (first > this.#taken + 1) return 'gap';
    for (const message of messages.slice(this.#taken + 1 - first)) {
      if (this.#over) return 'over';
      this.#taken += 1;
      if (typeof message !== 'string') this.#listener?.message(null);
      else if (Buffer.byteLength(message) <= MAX_MESSAGE_OCTETS) this.#listener?.message(message);
      else return this.refuseTooLarge();
    }
    return 'taken';
  }

  /** Says why, and ends. */
  refuseTooLarge(): Taken {
    const why = 'message-too-large';
    this.send(JSON.stringify(errorMessage(why, null, this.language)));
    this.close(CLOSE_CODES[why], why);
    return 'too-large';
  }
}
