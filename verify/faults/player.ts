/** A player who moves on and on, at whichever server lets them in, and counts what was acknowledged. */
import { TestClient } from '../../server/testing/client.ts';
import { systemClock } from '../../server/time/clock.ts';

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

export class Player {
  readonly #token: string;
  readonly #ports: () => readonly number[];
  #client: TestClient | null = null;
  #before: TestClient | null = null;
  #turn: number;
  #stopped = false;
  #answeredAt = systemClock.now();
  acknowledged = 0;
  /** Of these only the journal knows. */
  unknown = 0;
  refused = 0;
  /** Milliseconds between two answers, at most. */
  longest = 0;

  /** @param ports of the servers that there are */
  constructor(token: string, turn: number, ports: () => readonly number[]) {
    this.#token = token;
    this.#turn = turn;
    this.#ports = ports;
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

  /** What the class says of it in the end. */
  async score(): Promise<number> {
    for (;;) {
      const client = this.#client ?? (await this.#connected());
      const refused = client?.view?.hosts[0]?.score.refused;
      client?.close();
      this.#client = null;
      if (refused !== undefined) return refused;
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

  async #connected(): Promise<TestClient | null> {
    const ports = this.#ports();
    this.#turn += 1;
    const port = ports[this.#turn % ports.length];
    if (port === undefined) return null;
    const client = new TestClient(port, { token: this.#token });
    if (this.#before) client.knows(this.#before);
    const told = async () => {
      await client.hello(this.#token, { resume: this.#before !== null });
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
