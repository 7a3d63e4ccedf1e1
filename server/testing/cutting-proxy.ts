/** A way to a server that a test cuts, holds back, or loses answers on. */
import { connect, createServer, type Server, type Socket } from 'node:net';

interface Way {
  readonly near: Socket;
  readonly far: Socket;
  /** What was said to the server and is held back; null: it is passed on. */
  held: Buffer[] | null;
  deaf: boolean;
}

export class CuttingProxy {
  readonly #server: Server;
  readonly #ways = new Set<Way>();

  private constructor(target: { readonly host: string; readonly port: number }) {
    this.#server = createServer((near) => {
      const way: Way = { near, far: connect(target), held: null, deaf: false };
      const { far } = way;
      this.#ways.add(way);
      near.on('error', () => near.destroy()).on('close', () => way.held ?? far.destroy());
      far.on('error', () => far.destroy()).on('close', () => this.#end(way));
      near.on('data', (chunk) => {
        if (way.held === null) far.write(chunk);
        else way.held.push(chunk);
      });
      far.on('data', (chunk) => {
        if (!way.deaf) near.write(chunk);
      });
    });
  }

  static async to(url: string): Promise<CuttingProxy> {
    const { hostname, port } = new URL(url);
    const proxy = new CuttingProxy({ host: hostname, port: Number(port) });
    await proxy.#listen(0);
    return proxy;
  }

  /** The same place, by way of this. */
  via(url: string): string {
    const here = new URL(url);
    here.port = String(this.#port);
    return here.href;
  }

  /** What is said to the server from now on is held back, on the connections that there are. */
  hold(): void {
    for (const way of this.#ways) way.held ??= [];
  }

  /** Octets that are held back. */
  get held(): number {
    return [...this.#ways].flatMap(({ held }) => held ?? []).reduce((sum, { length }) => sum + length, 0);
  }

  /** It is said now, and its connections end. Resolves when the server has heard it. */
  async release(): Promise<void> {
    const ways = [...this.#ways].filter(({ held }) => held !== null);
    await Promise.all(
      ways.map(({ far, held }) => {
        const closed = new Promise((resolve) => far.once('close', resolve));
        far.end(Buffer.concat(held ?? []));
        return closed;
      }),
    );
  }

  /** What the server answers from now on is lost, on the connections that there are. */
  loseAnswers(): void {
    for (const way of this.#ways) way.deaf = true;
  }

  /** All connections break; what was held back is kept. The next ones are as good as new. */
  cut(): void {
    for (const { near } of this.#ways) near.destroy();
  }

  /** Nobody gets through any more. @returns what ends that */
  async close(): Promise<() => Promise<void>> {
    const port = this.#port;
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.cut();
    await closed;
    return () => this.#listen(port);
  }

  get #port(): number {
    const address = this.#server.address();
    return typeof address === 'object' && address ? address.port : 0;
  }

  #end(way: Way): void {
    this.#ways.delete(way);
    way.near.destroy();
  }

  #listen(port: number): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject).listen(port, '127.0.0.1', resolve);
    });
  }
}
