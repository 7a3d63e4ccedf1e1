/**
 * A device without a WebSocket that behaves like one.
 * HTTP carries its messages, each request on a connection of its own.
 */
import { EventEmitter } from 'node:events';
import { Agent } from 'node:http';
import type { WebSocket } from 'ws';
import { StreamDevice } from '../../server/testing/stream-device.ts';

const [CONNECTING, OPEN, CLOSED] = [0, 1, 3];
const TAKEN = 204;

class StreamSocket extends EventEmitter {
  readonly #device: StreamDevice;
  #opened = false;

  constructor(port: number, token: string, polls: boolean) {
    super();
    this.#device = new StreamDevice(`http://127.0.0.1:${port}`, {
      ...{ token, polls, agent: new Agent({ keepAlive: false }) },
      heard: (text) => this.emit('message', text),
      ended: ({ code, reason }) => this.emit('close', code, reason),
    });
    void this.#device.opened.then(() => {
      this.#opened = true;
      this.emit('open');
    });
  }

  get readyState(): number {
    if (this.#device.closed !== null) return CLOSED;
    return this.#opened ? OPEN : CONNECTING;
  }

  send(text: string): void {
    void this.#device.send(text).then((status) => {
      if (status !== TAKEN) this.#device.close();
    });
  }

  terminate(): void {
    this.#device.close();
  }
}

export const streamSocket = (port: number, token: string, polls: boolean): WebSocket =>
  new StreamSocket(port, token, polls) as unknown as WebSocket;
