/**
 * What goes out to one device. A slow reader must not fill the memory: beyond a bound nothing new is added, and what it
 * missed meanwhile is made from the match when it has caught up, in one message.
 */
import { WebSocket } from 'ws';
import type { ServerMessage } from '../../shared/protocol/server-message.ts';
import type { Limits } from '../limits.ts';

export class Outbox {
  readonly #socket: WebSocket;
  readonly #limits: Pick<Limits, 'bufferedSoft' | 'bufferedHard'>;
  readonly #onDrained: () => void;
  #full = false;

  /** @param onDrained called when there is room again after it was full */
  constructor(
    socket: WebSocket,
    limits: Pick<Limits, 'bufferedSoft' | 'bufferedHard'>,
    onDrained: () => void,
  ) {
    this.#socket = socket;
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
    socket.send(JSON.stringify(message), () => this.#drain());
    if (socket.bufferedAmount > this.#limits.bufferedHard) socket.terminate();
    else if (socket.bufferedAmount > this.#limits.bufferedSoft) this.#full = true;
  }

  #drain(): void {
    if (!this.#full || this.#socket.bufferedAmount > this.#limits.bufferedSoft / 4) return;
    this.#full = false;
    this.#onDrained();
  }
}
