/** A connection over a WebSocket. */
import type { Duplex } from 'node:stream';
import { WebSocket } from 'ws';
import type { LanguageCode } from '../../../shared/words/languages.ts';
import type { Connection, ConnectionListener } from '../connection.ts';
import { FrameCount } from './frame-count.ts';
import type { GameSocket } from './game-socket.ts';
import { textFrames } from './text-frames.ts';

type Stream = Pick<Duplex, 'write' | 'on' | 'listeners' | 'removeAllListeners'>;

export class WebSocketConnection implements Connection {
  readonly transport = 'websocket';
  readonly fellBack = null;
  readonly #socket: GameSocket;
  readonly #stream: Stream;
  /** What was said in this turn, and leaves at its end in one piece: mostly a match, and then an answer. */
  #said: string[] = [];
  #length = 0;
  #drained = (): void => undefined;

  /** @param stream that the WebSocket runs over */
  constructor(socket: GameSocket, stream: Stream) {
    this.#socket = socket;
    this.#stream = stream;
    // Whatever ws says by itself then comes after it.
    socket.onClosing = () => this.#flush();
  }

  get language(): LanguageCode {
    return this.#socket.language;
  }

  set language(language: LanguageCode) {
    this.#socket.language = language;
  }

  get buffered(): number {
    return this.#length + this.#socket.bufferedAmount;
  }

  listen({ message, traffic, drained, closed }: ConnectionListener): void {
    this.#drained = drained;
    const frames = new FrameCount();
    // Before ws takes it apart: what is too much costs nothing but this.
    const takeApart = this.#stream.listeners('data') as ((octets: Buffer) => void)[];
    this.#stream.removeAllListeners('data');
    this.#stream.on('data', (octets: Buffer) => {
      if (!traffic({ octets: octets.length, frames: frames.count(octets) })) return;
      for (const take of takeApart) take.call(this.#stream, octets);
    });
    this.#socket.on('message', (data, isBinary) => {
      if (this.#isOpen) message(isBinary ? null : String(data));
    });
    this.#socket.on('close', closed);
  }

  send(text: string): void {
    if (!this.#isOpen) return;
    if (this.#said.length === 0) process.nextTick(() => this.#flush());
    this.#said.push(text);
    this.#length += text.length;
  }

  close(code: number, reason: string): void {
    this.#socket.close(code, reason);
  }

  terminate(): void {
    this.#socket.terminate();
  }

  /** The frames are ours: those of ws would be several pieces each. It compresses nothing, so that none waits in it. */
  #flush(): void {
    const said = this.#said;
    this.#said = [];
    this.#length = 0;
    if (said.length === 0 || !this.#isOpen) return;
    this.#stream.write(textFrames(said), (error) => {
      if (!error && this.#isOpen) this.#drained();
    });
  }

  get #isOpen(): boolean {
    return this.#socket.readyState === WebSocket.OPEN;
  }
}
