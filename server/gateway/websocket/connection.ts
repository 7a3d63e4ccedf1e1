/** A connection over a WebSocket. */
import type { Duplex } from 'node:stream';
import { WebSocket } from 'ws';
import type { LanguageCode } from '../../../shared/words/languages.ts';
import type { Connection, ConnectionListener } from '../connection.ts';
import { corkedForTheTurn } from '../cork.ts';
import type { GameSocket } from './game-socket.ts';

type Stream = Pick<Duplex, 'cork' | 'uncork' | 'prependListener'>;

export class WebSocketConnection implements Connection {
  readonly transport = 'websocket';
  readonly fellBack = null;
  readonly #socket: GameSocket;
  readonly #stream: Stream;
  readonly #cork: () => void;
  #drained = (): void => undefined;

  /** @param stream that the WebSocket runs over */
  constructor(socket: GameSocket, stream: Stream) {
    this.#socket = socket;
    this.#stream = stream;
    this.#cork = corkedForTheTurn(stream);
  }

  get language(): LanguageCode {
    return this.#socket.language;
  }

  set language(language: LanguageCode) {
    this.#socket.language = language;
  }

  get buffered(): number {
    return this.#socket.bufferedAmount;
  }

  listen({ message, traffic, drained, closed }: ConnectionListener): void {
    this.#drained = drained;
    // Before ws takes it apart; frames are those that it finds in it.
    this.#stream.prependListener('data', (octets: Buffer) => traffic({ octets: octets.length, frames: 0 }));
    const frame = (): void => traffic({ octets: 0, frames: 1 });
    for (const control of ['ping', 'pong'] as const) this.#socket.on(control, frame);
    this.#socket.on('message', (data, isBinary) => {
      frame();
      if (this.#isOpen) message(isBinary ? null : String(data));
    });
    this.#socket.on('close', closed);
  }

  send(text: string): void {
    if (!this.#isOpen) return;
    this.#cork();
    this.#socket.send(text, (error) => {
      if (!error && this.#isOpen) this.#drained();
    });
  }

  close(code: number, reason: string): void {
    this.#socket.close(code, reason);
  }

  terminate(): void {
    this.#socket.terminate();
  }

  get #isOpen(): boolean {
    return this.#socket.readyState === WebSocket.OPEN;
  }
}
