/**
 * Sockets on which nobody has shown a known token yet: few, so that there is always room.
 * Who is to go is of the network that has the most, and there whoever was silent longest (docs/adr/0042).
 */
import type { IncomingMessage, Server } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { networkOf } from '../operations/network.ts';
import type { TrustsProxy } from '../operations/trusted-proxies.ts';

export class Doorstep {
  readonly #most: number;
  readonly #trustsProxy: TrustsProxy;
  /** Of each network, whoever was silent longest first. */
  readonly #waiting = new Map<string, Set<Duplex>>();
  readonly #networks = new Map<Duplex, string>();

  /** @param trustsProxy a proxy has many sockets, and looks after its own visitors */
  constructor(most: number, trustsProxy: TrustsProxy) {
    this.#most = most;
    this.#trustsProxy = trustsProxy;
  }

  watch(server: Server): void {
    server.on('connection', (socket: Socket) => this.#come(socket));
    server.prependListener('request', ({ socket }: IncomingMessage) => this.#speak(socket));
  }

  /** A token was shown on it that is known. */
  leave(stream: Duplex): void {
    const network = this.#networks.get(stream);
    if (network === undefined) return;
    this.#networks.delete(stream);
    const waiting = this.#waiting.get(network);
    waiting?.delete(stream);
    if (waiting?.size === 0) this.#waiting.delete(network);
  }

  #come(socket: Socket): void {
    const { remoteAddress = '' } = socket;
    if (this.#trustsProxy(remoteAddress, 0)) return;
    const network = networkOf(remoteAddress);
    this.#networks.set(socket, network);
    const waiting = this.#waiting.get(network) ?? new Set();
    this.#waiting.set(network, waiting.add(socket));
    socket.once('close', () => this.leave(socket));
    if (this.#networks.size > this.#most) this.#sendAway();
  }

  #speak(socket: Socket): void {
    const waiting = this.#waiting.get(this.#networks.get(socket) ?? '');
    if (waiting?.delete(socket)) waiting.add(socket);
  }

  #sendAway(): void {
    let largest: ReadonlySet<Duplex> = new Set();
    for (const waiting of this.#waiting.values()) if (waiting.size > largest.size) largest = waiting;
    const [first] = largest;
    if (first === undefined) return;
    this.leave(first);
    first.destroy();
  }
}
