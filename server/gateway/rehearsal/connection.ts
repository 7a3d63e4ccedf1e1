/** A connection of a device that the server plays itself: nothing lies between. */
import type { LanguageCode } from '../../../shared/words/languages.ts';
import type { Connection, ConnectionListener } from '../connection.ts';

/** The device's end. */
export interface DeviceEnd {
  readonly hear: (text: string) => void;
  /** @param code of CLOSE_CODES; null where the device itself has gone */
  readonly closed: (code: number | null) => void;
}

export class OwnConnection implements Connection {
  readonly transport = 'websocket';
  readonly fellBack = null;
  readonly buffered = 0;
  language: LanguageCode;
  readonly #device: DeviceEnd;
  #listener: ConnectionListener | null = null;
  #open = true;

  constructor(device: DeviceEnd, language: LanguageCode) {
    this.#device = device;
    this.language = language;
  }

  listen(listener: ConnectionListener): void {
    this.#listener = listener;
  }

  /** To the device; later, as over any network: who tells is not interrupted by an answer. */
  send(text: string): void {
    if (!this.#open) return;
    setImmediate(() => {
      if (!this.#open) return;
      this.#device.hear(text);
      this.#listener?.drained();
    });
  }

  /** From the device. */
  say(text: string): void {
    setImmediate(() => {
      if (this.#open) this.#listener?.message(text);
    });
  }

  close(code: number): void {
    // What was sent before arrives before it.
    setImmediate(() => this.#end(code));
  }

  terminate(): void {
    this.#end(null);
  }

  #end(code: number | null): void {
    if (!this.#open) return;
    this.#open = false;
    this.#listener?.closed();
    this.#device.closed(code);
  }
}
