/** The whole server in the test's own process, with time that the test moves. */
import { fileURLToPath } from 'node:url';
import type { ErrorAnswer } from '../../shared/protocol/http.ts';
import type { Level } from '../../shared/protocol/view.ts';
import type { Scenario } from '../../shared/scenarios/scenario.ts';
import { DEFAULT_LIMITS, type GuessLimits, type Limits } from '../access/limits.ts';
import { createLog, type Log } from '../operations/log.ts';
import { type TrustsProxy, trustsNoProxy } from '../operations/trusted-proxies.ts';
import { type Running, start } from '../start.ts';
import { memoryStore } from '../store/memory-store.ts';
import type { Store, StoreOptions } from '../store/store.ts';
import { type ClientOptions, TestClient } from './client.ts';
import { type ManualClock, manualClock } from './manual-clock.ts';
import { testLife } from './scenario.ts';

export interface HarnessOptions {
  readonly limits?: Partial<Limits>;
  readonly openStore?: (options: StoreOptions) => Promise<Store>;
  readonly clock?: ManualClock;
  readonly catalogue?: readonly Scenario[];
  readonly scenarioFolder?: string;
  readonly clientFolder?: string;
  readonly publicUrl?: URL | null;
  readonly trustsProxy?: TrustsProxy;
  readonly log?: Log;
  readonly retentionDays?: number;
  readonly nodeAddress?: string;
}

/** So many wrong ones a minute, whoever makes them. */
export const guesses = (points: number): GuessLimits => {
  const rate = { points, seconds: 60 };
  return { network: rate, surroundings: rate, all: rate };
};

/** What opens /metrics. */
export const METRICS = 'the-metrics-of-the-tests';

export const SECRET = 'the secret of the tests';

/** An icon, and no page: most tests need none, and none is built for them. */
const NO_PAGES = fileURLToPath(new URL('../../client/public', import.meta.url));

export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: a test says what it expects of a body.
  readonly body: any;
  readonly headers: Headers;
}

export class Harness {
  readonly clock: ManualClock;
  readonly running: Running;
  readonly #clients: TestClient[] = [];
  teacher = '';

  private constructor(running: Running, clock: ManualClock) {
    this.running = running;
    this.clock = clock;
  }

  static async start(options: HarnessOptions = {}): Promise<Harness> {
    const clock = options.clock ?? manualClock();
    const running = await start(
      {
        ...{ port: 0, host: '127.0.0.1', teacherSecret: SECRET, metricsToken: METRICS },
        publicUrl: options.publicUrl ?? null,
        trustsProxy: options.trustsProxy ?? trustsNoProxy,
        allowedHosts: [],
        nodeAddress: options.nodeAddress ?? null,
        retentionDays: options.retentionDays ?? null,
      },
      {
        clock,
        log: options.log ?? createLog('silent'),
        // A test moves time by minutes, and nobody can answer a ping meanwhile.
        limits: { ...DEFAULT_LIMITS, heartbeat: 24 * 60 * 60_000, refusedAfter: 0, ...options.limits },
        openStore: options.openStore ?? (async (given) => memoryStore(given)),
        catalogue: options.catalogue ?? [testLife],
        scenarioFolder: options.scenarioFolder ?? null,
        clientFolder: options.clientFolder ?? NO_PAGES,
      },
    );
    await running.woken;
    return new Harness(running, clock);
  }

  get origin(): string {
    return `http://127.0.0.1:${this.running.port}`;
  }

  /** @param token null: none; left out: the teacher's */
  async http(
    method: string,
    path: string,
    body?: unknown,
    token: string | null = this.teacher,
  ): Promise<Answer> {
    const answer = await fetch(`${this.origin}${path}`, {
      method,
      headers: {
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await answer.text();
    const isJson = answer.headers.get('content-type')?.includes('json');
    return { status: answer.status, body: isJson ? JSON.parse(text) : text, headers: answer.headers };
  }

  /** The teacher signs in and opens a class. */
  async openClass(): Promise<string> {
    if (this.teacher === '')
      this.teacher = (await this.http('POST', '/api/teach/session', { secret: SECRET }, null)).body.token;
    return (await this.http('POST', '/api/teach/classes')).body.code;
  }

  /** The token of a new player. */
  async join(code: string, name: string): Promise<string> {
    const { status, body } = await this.http('POST', '/api/join', { code, name }, null);
    if (status !== 201) throw new Error((body as ErrorAnswer).error.code);
    return body.token;
  }

  client(options: ClientOptions = {}): TestClient {
    const client = new TestClient(this.running.port, options);
    this.#clients.push(client);
    return client;
  }

  async player(token: string): Promise<TestClient> {
    const client = this.client({ token });
    await client.hello(token);
    return client;
  }

  async watch(code: string): Promise<TestClient> {
    const client = this.client({ token: this.teacher, code });
    await client.hello(this.teacher, { code });
    return client;
  }

  async startRound(code: string, level: Level = 'guided', scenario = testLife.id): Promise<void> {
    const { status } = await this.http('POST', `/api/teach/classes/${code}/rounds`, {
      scenario,
      level,
      seed: 7,
    });
    if (status !== 201) throw new Error(`the round did not begin: ${status}`);
  }

  /** A class of two who play a round together. */
  async pair(level: Level = 'guided'): Promise<{
    readonly code: string;
    readonly tokens: readonly [string, string];
    readonly A: TestClient;
    readonly B: TestClient;
  }> {
    const code = await this.openClass();
    const tokens = [await this.join(code, 'Ada'), await this.join(code, 'Bob')] as const;
    const A = await this.player(tokens[0]);
    const B = await this.player(tokens[1]);
    await this.startRound(code, level);
    await Promise.all([A, B].map((client) => client.until(() => client.view !== null)));
    return { code, tokens, A, B };
  }

  async close(): Promise<void> {
    for (const client of this.#clients) client.close();
    let closed = false;
    const closing = this.running.close().finally(() => {
      closed = true;
    });
    // The grace is time, too, and only we move it.
    while (!closed) {
      this.clock.advance(10_000);
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
    }
    await closing;
  }
}
