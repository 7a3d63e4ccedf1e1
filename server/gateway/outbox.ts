/**
 * What goes out to one device, bounded for slow readers.
 * Beyond a bound nothing new is added, and what a device missed meanwhile is made from the match when it has caught
 * up, in one message.
 */
import type { Duplex } from 'node:stream';
import { WebSocket } from 'ws';
import type { ServerMessage } from '../../shared/protocol/server-message.ts';
import type { Limits } from '../access/limits.ts';

/** A WebSocket and the stream that it runs over. */
export interface Connection {
  readonly socket: WebSocket;
  readonly stream: Pick<Duplex, 'cork' | 'uncork'>;
}

export class Outbox {
  readonly #socket: WebSocket;
  readonly #stream: Connection['stream'];
  readonly #limits: Pick<Limits, 'bufferedSoft' | 'bufferedHard'>;
  readonly #onDrained: () => void;
  #full = false;
  #corked = false;

  /** @param onDrained called when there is room again after it was full */
  constructor(
    { socket, stream }: Connection,
    limits: Pick<Limits, 'bufferedSoft' | 'bufferedHard'>,
    onDrained: () => void,
  ) {
    this.#socket = socket;
    this.#stream = stream;
    this.#limits = limits;
    this.#onDrained = onDrained;
  }

  /** Whether what can be told later should be. */
  get isFull(): boolean {
    return this.#full;
  }

  send(message: ServerMessage): void {
    const socket = this.#socket;
    if (socket.readyState !== WebSocket.OPEN) return;
    this.#cork();
    socket.send(JSON.stringify(message), () => this.#drain());
    if (socket.bufferedAmount > this.#limits.bufferedHard) socket.terminate();
    else if (socket.bufferedAmount > this.#limits.bufferedSoft) this.#full = true;
  }

  /** What is said in one turn, mostly a match and then an answer, costs one call of the system. */
  #cork(): void {
    if (this.#corked) return;
    this.#corked = true;
    this.#stream.cork();
    process.nextTick(() => {
      this.#corked = false;
      this.#stream.uncork();
    });
  }

  #drain(): void {
    if (!this.#full || this.#socket.bufferedAmount > this.#limits.bufferedSoft / 4) return;
    this.#full = false;
    this.#onDrained();
  }
}
