/** One device's connection, whatever carries it: text both ways, in order, until one side ends it. */

import type { ToldReason, Transport } from '../../shared/protocol/transport.ts';
import type { LanguageCode } from '../../shared/words/languages.ts';
import type { Traffic } from '../access/limits.ts';

/** What happens to a connection. Nothing does any more once it is closed, but that traffic still comes. */
export interface ConnectionListener {
  /** @param text null: what came is no text */
  readonly message: (text: string | null) => void;
  /**
   * Something came, whether or not it is a message: before it is taken apart, and also after the end.
   * @returns whether it may be; what may not is dropped, and the connection with it
   */
  readonly traffic: (traffic: Traffic) => boolean;
  /** Something that was sent has left. */
  readonly drained: () => void;
  /** Once, whoever closed it and however. */
  readonly closed: () => void;
}

/** What every transport must do says connection.contract.ts, which runs over each. */
export interface Connection {
  readonly transport: Transport;
  /** Why it is no WebSocket, as its device says; null for one. */
  readonly fellBack: ToldReason | null;
  /** In which its device is told everything: what its transport knows of it, until hello names one. */
  language: LanguageCode;
  /** Octets that were sent and have not left: they grow when the device does not read. */
  readonly buffered: number;
  /** Says who listens: once, before anything can have come. */
  listen(listener: ConnectionListener): void;
  /** After the end this does nothing. */
  send(text: string): void;
  /**
   * What was sent before arrives before it; what comes after it is not heard.
   * @param code of CLOSE_CODES: the device sees it, and the reason
   */
  close(code: number, reason: string): void;
  /** Cuts it off without a word, and forgets what is buffered: for a device that does not read. */
  terminate(): void;
}
