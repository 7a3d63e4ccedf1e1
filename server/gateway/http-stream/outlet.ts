/** How messages leave over HTTP: in an answer that never ends, or in one each time there are any. */
import type { ServerResponse } from 'node:http';
import { corkedForTheTurn } from '../cork.ts';

export interface OutletListener {
  /** Something has left. */
  readonly drained: () => void;
  /** The device is gone, or has been told the last. Once. */
  readonly closed: () => void;
}

export interface Outlet {
  /** Once, before anything is sent. */
  listen(listener: OutletListener): void;
  /** Octets that have not left. */
  readonly buffered: number;
  /** @param id counts events from 0 */
  send(event: Buffer, id: number): void;
  /** Sends the last one. */
  end(event: Buffer, id: number): void;
  cut(): void;
}

/** One answer, for as long as there is a connection. */
export class LastingOutlet implements Outlet {
  readonly #response: ServerResponse;
  readonly #cork: () => void;
  #drained = (): void => undefined;

  constructor(response: ServerResponse) {
    this.#response = response;
    this.#cork = corkedForTheTurn(response);
  }

  listen({ drained, closed }: OutletListener): void {
    this.#drained = drained;
    this.#response.once('close', closed);
  }

  get buffered(): number {
    return this.#response.writableLength;
  }

  send(event: Buffer): void {
    this.#cork();
    this.#response.write(event, (error) => {
      if (!error) this.#drained();
    });
  }

  end(event: Buffer): void {
    this.#response.end(event);
  }

  cut(): void {
    this.#response.destroy();
  }
}

/** An answer for what there is to say; the device asks again for what comes after. */
export class PollOutlet implements Outlet {
  #listener: OutletListener | null = null;
  #waiting: Buffer[] = [];
  #last = 0;
  #answered = 0;
  #buffered = 0;
  /** What the device waits for; null where it has an answer, and has not asked again. */
  #response: ServerResponse | null = null;
  /** That one, and those that are on their way. */
  readonly #open = new Set<ServerResponse>();
  #flushing = false;
  #ended = false;
  #closed = false;

  listen(listener: OutletListener): void {
    this.#listener = listener;
  }

  get buffered(): number {
    return this.#buffered;
  }

  /** The id of the last event that has been given as an answer. */
  get answered(): number {
    return this.#answered;
  }

  /** The device asks. */
  attach(response: ServerResponse): void {
    const before = this.#response;
    this.#response = response;
    this.#open.add(response);
    // It has given up on the one before, or that one would have its answer.
    before?.end();
    response.once('close', () => {
      this.#open.delete(response);
      if (this.#response === response) this.#close();
    });
    this.#flushSoon();
  }

  send(event: Buffer, id: number): void {
    this.#last = id;
    this.#waiting.push(event);
    this.#buffered += event.length;
    this.#flushSoon();
  }

  end(event: Buffer, id: number): void {
    this.send(event, id);
    this.#ended = true;
  }

  cut(): void {
    this.#waiting = [];
    for (const response of this.#open) response.destroy();
    this.#close();
  }

  #flushSoon(): void {
    if (this.#flushing) return;
    this.#flushing = true;
    process.nextTick(() => {
      this.#flushing = false;
      this.#flush();
    });
  }

  #flush(): void {
    const response = this.#response;
    if (response === null || this.#waiting.length === 0) return;
    const all = Buffer.concat(this.#waiting);
    this.#waiting = [];
    this.#answered = this.#last;
    this.#response = null;
    const last = this.#ended;
    response.once('finish', () => {
      this.#buffered -= all.length;
      if (!last) this.#listener?.drained();
    });
    response.once('close', () => {
      if (last || !response.writableFinished) this.#close();
    });
    response.setHeader('Content-Length', all.length);
    response.end(all);
  }

  #close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#listener?.closed();
  }
}
