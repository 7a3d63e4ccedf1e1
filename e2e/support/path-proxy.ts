/** A proxy that shows the server below a path of its host, and nothing of it anywhere else. */
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';

export class PathProxy {
  /** Asked for beside the path. */
  readonly astray: string[] = [];
  readonly #listening: Server;
  /** Of the server. */
  #port = 0;

  private constructor(
    listening: Server,
    readonly path: string,
    readonly strips: boolean,
  ) {
    this.#listening = listening;
    listening.on('request', (asked, answer) => this.#pass(asked, answer));
    listening.on('upgrade', (asked, stream) => this.#upgrade(asked, stream));
  }

  /** @param strips whether it takes the path off before it passes a request on */
  static async at(path: string, strips: boolean): Promise<PathProxy> {
    const listening = createServer();
    await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
    return new PathProxy(listening, path, strips);
  }

  get host(): string {
    return `http://127.0.0.1:${(this.#listening.address() as AddressInfo).port}`;
  }

  /** Where the pages are, without the last slash. */
  get origin(): string {
    return this.host + this.path;
  }

  leadTo({ port }: { readonly port: number }): void {
    this.#port = port;
  }

  #ask(asked: IncomingMessage) {
    const { method, headers, url = '' } = asked;
    if (!url.startsWith(this.path)) {
      this.astray.push(url);
      return null;
    }
    const path = this.strips ? url.slice(this.path.length) : url;
    return request({ port: this.#port, host: '127.0.0.1', method, headers, path, agent: false });
  }

  #pass(asked: IncomingMessage, answer: ServerResponse): void {
    const passed = this.#ask(asked);
    if (passed === null) return void answer.writeHead(404).end('not ours');
    passed.on('response', (got) => {
      answer.writeHead(got.statusCode ?? 502, got.headers);
      got.pipe(answer);
    });
    passed.on('error', () => answer.destroy());
    answer.on('close', () => passed.destroy());
    asked.pipe(passed);
  }

  #upgrade(asked: IncomingMessage, stream: Duplex): void {
    const passed = this.#ask(asked);
    if (passed === null) return void stream.destroy();
    passed.on('upgrade', ({ rawHeaders }, server) => {
      const lines = rawHeaders.flatMap((name, i) => (i % 2 === 0 ? [`${name}: ${rawHeaders[i + 1]}`] : []));
      stream.write(['HTTP/1.1 101 Switching Protocols', ...lines, '', ''].join('\r\n'));
      server.pipe(stream).pipe(server);
      for (const end of [server, stream]) end.on('error', () => end.destroy());
      stream.on('close', () => server.destroy());
      server.on('close', () => stream.destroy());
    });
    passed.on('response', () => stream.destroy());
    passed.on('error', () => stream.destroy());
    passed.end();
  }

  async close(): Promise<void> {
    this.#listening.closeAllConnections();
    await new Promise((resolve) => this.#listening.close(resolve));
  }
}
