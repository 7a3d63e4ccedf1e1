/** A device that has no WebSocket, as a test plays it: events down, POSTs up, one at a time. */
import { type Agent, type ClientRequest, type IncomingMessage, request } from 'node:http';
import { STREAM_EVENTS, STREAM_HEADERS, STREAM_PATH } from '../../shared/protocol/transport.ts';

export interface StreamDeviceOptions {
  readonly token: string;
  readonly polls?: boolean;
  readonly agent?: Agent;
  readonly headers?: Readonly<Record<string, string>>;
  /** Told of each message, and once of the end. */
  readonly heard?: (text: string) => void;
  readonly ended?: (ending: { readonly code: number; readonly reason: string }) => void;
}

export class StreamDevice {
  readonly #origin: string;
  readonly #options: StreamDeviceOptions;
  readonly received: string[] = [];
  /** 1006, as of a WebSocket: it broke, or there is none any more. */
  closed: { readonly code: number; readonly reason: string } | null = null;
  /** Resolves with the id of the stream. */
  readonly opened: Promise<string>;
  #opened: (id: string) => void = () => undefined;
  #id = '';
  #last = '0';
  #down: ClientRequest | null = null;
  #answer: IncomingMessage | null = null;
  #reads = true;
  #text = '';
  #number = 0;
  #posts: Promise<unknown> = Promise.resolve();

  constructor(origin: string, options: StreamDeviceOptions) {
    this.#origin = origin;
    this.#options = options;
    this.opened = new Promise((resolve) => {
      this.#opened = resolve;
    });
    const { polls = false, headers = {} } = options;
    this.#get({ ...(polls ? { [STREAM_HEADERS.poll]: '1' } : {}), ...headers });
  }

  /** @returns as `post` */
  send(text: string): Promise<number> {
    return this.#say(text);
  }

  /** What is no text: over HTTP, any JSON that is no string. */
  sendOctets(octets: Buffer): void {
    void this.#say([...octets]);
  }

  close(): void {
    this.#down?.destroy();
    this.#over();
    void this.#request('DELETE');
  }

  vanish(): void {
    this.#down?.socket?.resetAndDestroy();
  }

  stopReading(): void {
    this.#reads = false;
    this.#answer?.pause();
  }

  readAgain(): void {
    this.#reads = true;
    if (this.#answer) this.#answer.resume();
    else if (this.#down === null) this.#more();
  }

  /** @returns the status; 0 where nobody answered */
  post(body: string | Buffer, headers: Readonly<Record<string, string>> = {}): Promise<number> {
    return this.#request('POST', body, headers);
  }

  #request(
    method: string,
    body?: string | Buffer,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<number> {
    return new Promise((resolve) => {
      const posted = request(
        `${this.#origin}${STREAM_PATH}`,
        { method, headers: { ...this.#headers(), ...headers }, ...this.#agent() },
        (answer) => {
          answer.resume();
          answer.once('error', () => resolve(0));
          answer.once('end', () => resolve(answer.statusCode ?? 0));
        },
      );
      posted.once('error', () => resolve(0));
      posted.end(body);
    });
  }

  #say(message: unknown): Promise<number> {
    const posted = this.#posts.then(() => {
      this.#number += 1;
      return this.post(JSON.stringify({ first: this.#number, messages: [message] }));
    });
    this.#posts = posted;
    return posted;
  }

  #headers(): Record<string, string> {
    return {
      authorization: `Bearer ${this.#options.token}`,
      ...(this.#id === '' ? {} : { [STREAM_HEADERS.stream]: this.#id }),
    };
  }

  #agent(): { readonly agent?: Agent } {
    return this.#options.agent ? { agent: this.#options.agent } : {};
  }

  #get(headers: Readonly<Record<string, string>>): void {
    const down = request(`${this.#origin}${STREAM_PATH}`, {
      headers: { ...this.#headers(), ...headers },
      ...this.#agent(),
    });
    this.#down = down;
    down.once('response', (answer) => {
      this.#answer = answer;
      if (!this.#reads) answer.pause();
      answer.setEncoding('utf8');
      answer.on('data', (chunk: string) => this.#read(chunk));
      answer.once('error', () => this.#over());
      answer.once('end', () => {
        this.#answer = null;
        this.#down = null;
        if (answer.statusCode !== 200 || !this.#options.polls) this.#over();
        else if (this.#reads) this.#more();
      });
    });
    down.once('error', () => this.#over());
    down.once('close', () => {
      if (this.#answer === null && this.#down === down) this.#over();
    });
    down.end();
  }

  #more(): void {
    if (this.closed === null) this.#get({ [STREAM_HEADERS.last]: this.#last });
  }

  #read(chunk: string): void {
    this.#text += chunk;
    const events = this.#text.split('\n\n');
    this.#text = events.pop() ?? '';
    for (const event of events) this.#take(event.split('\n'));
  }

  #take(lines: readonly string[]): void {
    const field = (name: string): string[] =>
      lines.filter((line) => line.startsWith(`${name}: `)).map((line) => line.slice(name.length + 2));
    const data = field('data').join('\n');
    const [name] = field('event');
    const [id] = field('id');
    if (id !== undefined) this.#last = id;
    if (name === STREAM_EVENTS.open) {
      this.#id = data;
      this.#opened(data);
    } else if (name === STREAM_EVENTS.close) this.#over(JSON.parse(data));
    else if (id !== undefined) {
      this.received.push(data);
      this.#options.heard?.(data);
    }
  }

  #over(ending = { code: 1006, reason: '' }): void {
    if (this.closed !== null) return;
    this.closed = ending;
    this.#options.ended?.(ending);
  }
}
