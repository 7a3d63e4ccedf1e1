/** A network between page and server, as bad as real ones: falls silent, refuses, holds back, cuts. */
import { connect, createServer, type Server, type Socket } from 'node:net';
import type { GameServer } from './server.ts';

interface Passage {
  readonly page: Socket;
  readonly server: Socket;
  /** It carries what happens: a WebSocket, or a stream of events. */
  live: boolean;
  /** So many pieces came down through it since. */
  brought: number;
  /** Nothing passes any more, and nobody is told. */
  silent: boolean;
}

const UPGRADE = /^upgrade: *websocket/im;
const STREAM = /^GET \/stream /;
const REQUEST = /^[A-Z]+ \/\S* HTTP\/1\.1\r\n/;
const EVENTS = /^content-type: *text\/event-stream/im;
const FORBIDDEN = 'HTTP/1.1 403 Forbidden\r\nContent-Length: 9\r\nConnection: close\r\n\r\nForbidden';

/** What becomes of those who ask for a WebSocket. */
export type Upgrades = 'pass' | 'refused' | 'swallowed';

export interface Filter {
  readonly upgrades?: Upgrades;
  /** No answer with events goes on before it is complete, as where all is looked through for viruses. */
  readonly holdsBack?: boolean;
  /** The server is told another name for itself. */
  readonly host?: string;
  /** What is asked for like this gets no answer. */
  readonly swallows?: RegExp;
}

export class HostileProxy {
  readonly origin: string;
  readonly #listening: Server;
  readonly #passages = new Set<Passage>();
  #filter: Filter = {};
  #silent = false;
  #brings = Number.POSITIVE_INFINITY;
  /** Those that were cut. */
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
    const server = connect(port, '127.0.0.1');
    const passage: Passage = { page, server, live: false, brought: 0, silent: this.#silent };
    this.#passages.add(passage);
    page.on('data', (octets) => {
      const asked = this.#asked(passage, octets);
      if (!passage.silent && asked !== null) server.write(asked);
    });
    let held = '';
    server.on('data', (octets) => {
      if (passage.silent) return;
      const text = held + octets.toString('latin1');
      // It is complete when the last chunk has come, or as many octets as were promised.
      held = this.#filter.holdsBack && EVENTS.test(text) && !isComplete(text) ? text : '';
      if (held !== '') return;
      passage.brought += 1;
      if (passage.live && passage.brought > this.#brings) this.#reset(passage);
      else page.write(text, 'latin1');
    });
    for (const [from, to] of [
      [page, server],
      [server, page],
    ] as const) {
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

  /** What goes on of what a page sent; null: nothing. */
  #asked(passage: Passage, octets: Buffer): Buffer | string | null {
    const text = octets.toString('latin1');
    if (!REQUEST.test(text)) return octets;
    const { upgrades = 'pass', host, swallows } = this.#filter;
    if (swallows?.test(text)) {
      passage.silent = true;
      return null;
    }
    const upgrade = UPGRADE.test(text);
    if (upgrade && upgrades !== 'pass') {
      if (upgrades === 'refused') passage.page.end(FORBIDDEN);
      return null;
    }
    if (!passage.live && (upgrade || STREAM.test(text))) Object.assign(passage, { live: true, brought: 0 });
    return host === undefined ? octets : Buffer.from(text.replace(/^host: .*$/im, `Host: ${host}`), 'latin1');
  }

  /** Stands in the way of what is asked from now on. */
  filter(filter: Filter): void {
    this.#filter = filter;
  }

  /** What is open dies without a word, and so does all that is opened until it passes on again. */
  fallSilent(): void {
    this.#silent = true;
    for (const passage of this.#passages) passage.silent = true;
  }

  /** New connections pass; those that died are dead. */
  passOn(): void {
    this.#filter = {};
    this.#silent = false;
    this.#brings = Number.POSITIVE_INFINITY;
  }

  /** Resets every WebSocket and every stream that is open. */
  cut(): void {
    for (const passage of this.#passages) if (passage.live) this.#reset(passage);
  }

  /**
   * Resets over and over: each, when the server has sent so many pieces through it, and the next is lost.
   * Not by the clock: a slow machine would be cut off before it had said hello.
   */
  cutAfter(pieces: number): void {
    this.#brings = pieces;
  }

  #reset({ page, server }: Passage): void {
    this.cuts += 1;
    page.resetAndDestroy();
    server.resetAndDestroy();
  }

  async close(): Promise<void> {
    for (const { page, server } of this.#passages) {
      page.destroy();
      server.destroy();
    }
    await new Promise((resolve) => this.#listening.close(resolve));
  }
}

/** Whether one answer, as far as it has come, is all of it. */
function isComplete(text: string): boolean {
  const at = text.indexOf('\r\n\r\n');
  const promised = /^content-length: *(\d+)/im.exec(text.slice(0, at))?.[1];
  return promised === undefined ? text.endsWith('0\r\n\r\n') : text.length >= at + 4 + Number(promised);
}
