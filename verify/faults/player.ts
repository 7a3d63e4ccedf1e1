/**
 * A player who moves on and on, at whichever server the load balancer takes.
 * It counts what was acknowledged.
 */
import { TestClient } from '../../server/testing/client.ts';
import { systemClock } from '../../server/time/clock.ts';
import { streamSocket } from './stream-socket.ts';

/** Milliseconds. */
const BETWEEN_MOVES = 250;
/** A server that stands still says nothing, not even that. */
const PATIENCE = 2_500;

/** Wrong in every state: it is answered, counted in the score, and changes nothing else. */
const WRONG = { kind: 'discard' } as const;
/** Nothing of the move has happened. */
const NOT_APPLIED = ['not-saved', 'class-elsewhere', 'server-closing', 'too-fast'];

export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => systemClock.wake(systemClock.now() + milliseconds, resolve));

/** What carries the messages of a player: one of three has no WebSocket. */
export const WAYS = [
  'websocket',
  'websocket',
  'websocket',
  'websocket',
  'event-stream',
  'long-poll',
] as const;

export class Player {
  readonly #token: string;
  readonly #way: (typeof WAYS)[number];
  readonly #port: number;
  #client: TestClient | null = null;
  #before: TestClient | null = null;
  #stopped = false;
  #answeredAt = systemClock.now();
  acknowledged = 0;
  /** Of these only the journal knows. */
  unknown = 0;
  refused = 0;
  /** Milliseconds between two answers, at most. */
  longest = 0;

  /** @param port of the load balancer */
  constructor(token: string, way: (typeof WAYS)[number], port: number) {
    this.#token = token;
    this.#way = way;
    this.#port = port;
  }

  get answeredAt(): number {
    return this.#answeredAt;
  }

  stop(): void {
    this.#stopped = true;
  }

  async play(): Promise<void> {
    while (!this.#stopped) {
      this.#client ??= await this.#connected();
      if (this.#client !== null) await this.#move(this.#client);
      await pause(BETWEEN_MOVES);
    }
  }

  /** Connected once more in the end: what it was told over all its connections, and what it is told now from the beginning. */
  async retold(): Promise<{ readonly before: TestClient; readonly now: TestClient }> {
    for (;;) {
      const before = this.#client ?? (await this.#connected());
      const ended =
        before && (await inTime(before.until(() => before.view?.outcome != null).then(() => true)));
      const now = ended ? await this.#connected('anew') : null;
      if (before !== null && now !== null) return { before, now };
      this.#client = null;
      before?.close();
      await pause(BETWEEN_MOVES);
    }
  }

  async #move(client: TestClient): Promise<void> {
    const reply = await inTime(client.move(WRONG).catch(() => null));
    if (reply?.type === 'answer') {
      this.acknowledged += 1;
      const now = systemClock.now();
      this.longest = Math.max(this.longest, now - this.#answeredAt);
      this.#answeredAt = now;
      return;
    }
    if (reply !== null && NOT_APPLIED.includes(reply.code)) this.refused += 1;
    else this.unknown += 1;
    if (reply === null || client.closed !== null) this.#leave(client);
  }

  async #connected(how: 'again' | 'anew' = 'again'): Promise<TestClient | null> {
    const token = this.#token;
    const socket =
      this.#way === 'websocket' ? {} : { socket: streamSocket(this.#port, token, this.#way === 'long-poll') };
    const client = new TestClient(this.#port, { token, ...socket });
    const before = how === 'again' ? this.#before : null;
    if (before) client.knows(before);
    const told = async () => {
      await client.hello(token, { resume: before !== null });
      await Promise.race([client.last('match'), client.error(), client.end()]);
      return client.messages.some(({ type }) => type === 'match') ? client : null;
    };
    const connected = await inTime(told().catch(() => null));
    if (connected === null) client.close();
    return connected;
  }

  #leave(client: TestClient): void {
    client.close();
    this.#before = client;
    this.#client = null;
  }
}

/** Null where nobody said anything for so long. */
const inTime = <T>(said: Promise<T>): Promise<T | null> =>
  Promise.race([said, pause(PATIENCE).then(() => null)]);
