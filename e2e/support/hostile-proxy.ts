/** A network between page and server that behaves as bad as real ones: it falls silent, refuses, cuts. */
import { connect, createServer, type Server, type Socket } from 'node:net';
import type { GameServer } from './server.ts';

interface Passage {
  readonly page: Socket;
  readonly server: Socket;
  /** A WebSocket, as its first octets said. */
  webSocket: boolean;
  /** Nothing passes any more, and nobody is told. */
  silent: boolean;
}

const UPGRADE = /^upgrade: *websocket/im;

export class HostileProxy {
  readonly origin: string;
  readonly #listening: Server;
  readonly #passages = new Set<Passage>();
  #refusing = false;
  #silent = false;
  #cutting: NodeJS.Timeout | undefined;
  /** WebSockets that were cut. */
  cuts = 0;

  private constructor(listening: Server, port: number) {
    this.#listening = listening;
    this.origin = `http://127.0.0.1:${port}`;
  }

  static async before(server: GameServer): Promise<HostileProxy> {
    const listening = createServer((page) => proxy.#pass(page, server.port));
    await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
    const address = listening.address();
    if (address === null || typeof address === 'string') throw new Error('the system gave no port');
    const proxy = new HostileProxy(listening, address.port);
    return proxy;
  }

  #pass(page: Socket, port: number): void {
    if (this.#refusing) return void page.resetAndDestroy();
    const server = connect(port, '127.0.0.1');
    const passage: Passage = { page, server, webSocket: false, silent: this.#silent };
    this.#passages.add(passage);
    page.once('data', (first) => {
      passage.webSocket = UPGRADE.test(first.toString('latin1'));
    });
    for (const [from, to] of [
      [page, server],
      [server, page],
    ] as const) {
      from.on('data', (octets) => {
        if (!passage.silent) to.write(octets);
      });
      // Whoever hears nothing does not hear either that the other has gone.
      from.on('end', () => {
        if (!passage.silent) to.end();
      });
      from.on('error', () => undefined);
      from.on('close', () => {
        if (passage.silent) return;
        to.destroy();
        this.#passages.delete(passage);
      });
    }
  }

  /** What is open dies without a word, and so does all that is opened until it passes on again. */
  fallSilent(): void {
    this.#silent = true;
    for (const passage of this.#passages) passage.silent = true;
  }

  /** Takes no connection any more. Those that are open go on. */
  refuse(): void {
    this.#refusing = true;
  }

  /** New connections pass; those that died are dead. */
  passOn(): void {
    this.#refusing = false;
    this.#silent = false;
    clearInterval(this.#cutting);
  }

  /** Resets every WebSocket that is open. */
  cut(): void {
    for (const { page, server, webSocket } of this.#passages) {
      if (!webSocket) continue;
      this.cuts += 1;
      page.resetAndDestroy();
      server.resetAndDestroy();
    }
  }

  /** Does that over and over. */
  cutEvery(milliseconds: number): void {
    this.#cutting = setInterval(() => this.cut(), milliseconds);
  }

  async close(): Promise<void> {
    clearInterval(this.#cutting);
    for (const { page, server } of this.#passages) {
      page.destroy();
      server.destroy();
    }
    await new Promise((resolve) => this.#listening.close(resolve));
  }
}
