/** Tests that nothing is answered or shown before it is durable, and of a disk that fails. */
import { afterEach, describe, expect, it } from 'vitest';
import { memoryStore } from './store/memory-store.ts';
import {
  type Entry,
  type Index,
  type Snapshot,
  type Store,
  StoreFailed,
  type StoreOptions,
} from './store/store.ts';
import { Harness } from './testing/harness.ts';

let harness: Harness;
afterEach(() => harness.close());

/** A disk that takes as long as the test likes, and that the test may break. */
class HeldStore implements Store {
  readonly #inner: Store;
  #held: {
    readonly entries: readonly Entry[];
    readonly resolve: (links: readonly string[]) => void;
    readonly reject: (error: Error) => void;
  }[] = [];
  holding = false;
  failure: StoreFailed | null = null;

  constructor(options: StoreOptions) {
    this.#inner = memoryStore(options);
  }

  append(entries: readonly Entry[]): Promise<readonly string[]> {
    if (this.failure) return Promise.reject(this.failure);
    if (!this.holding) return this.#inner.append(entries);
    return new Promise((resolve, reject) => {
      this.#held.push({ entries, resolve, reject });
    });
  }

  get waiting(): number {
    return this.#held.length;
  }

  async release(): Promise<void> {
    this.holding = false;
    for (const { entries, resolve } of this.#held.splice(0)) {
      resolve(await this.#inner.append(entries));
    }
  }

  break(): void {
    this.failure = new StoreFailed('the disk is full');
    for (const { reject } of this.#held.splice(0)) reject(this.failure);
  }

  get codes() {
    return this.#inner.codes;
  }

  get news() {
    return this.#inner.news;
  }

  get owners() {
    return this.#inner.owners;
  }

  get index(): Index {
    return this.#inner.index;
  }

  read(...which: Parameters<Store['read']>) {
    return this.#inner.read(...which);
  }

  keepSnapshot(snapshot: Snapshot) {
    this.#inner.keepSnapshot(snapshot);
  }

  snapshot(stream: string) {
    return this.#inner.snapshot(stream);
  }

  last(stream: string) {
    return this.#inner.last(stream);
  }

  probe(): Promise<void> {
    return this.failure ? Promise.reject(this.failure) : this.#inner.probe();
  }

  next(stream: string) {
    return this.#inner.next(stream);
  }

  close(): Promise<void> {
    return this.#inner.close();
  }
}

const begin = async (): Promise<HeldStore> => {
  let store: HeldStore | undefined;
  harness = await Harness.start({
    limits: { messages: null },
    openStore: (options) => {
      store = new HeldStore(options);
      return Promise.resolve(store);
    },
  });
  return store as HeldStore;
};

const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await new Promise((resolve) => setImmediate(resolve));
};

describe('before the commit', () => {
  it('no move is answered and nobody sees what it did, not even one who comes just then', async () => {
    const store = await begin();
    const { A, B, code, tokens } = await harness.pair('standard');
    const before = { view: B.view, events: B.events.length, A: A.messages.length };
    store.holding = true;
    const reply = B.move({ kind: 'nothing', next: 'LISTEN' });
    const answered = (): boolean => B.messages.some(({ type }) => type === 'answer');
    await until(() => store.waiting === 1);
    const back = await harness.player(tokens[0]);
    const teacher = await harness.watch(code);
    expect((await back.last('match')).view.version).toBe(A.view?.version);
    expect((await teacher.last('teacher')).view.round?.pairs[0]?.states.B).toBe('CLOSED');
    expect(answered()).toBe(false);
    expect({
      view: B.view,
      events: B.events.length,
      A: A.messages.filter((m) => m.type !== 'error').length,
    }).toEqual(before);
    await store.release();
    expect(await reply).toMatchObject({ type: 'answer', verdict: { legal: true } });
    expect(B.state).toBe('LISTEN');
  });

  it('what time brought is not shown either', async () => {
    const store = await begin();
    const { A, B } = await harness.pair('standard');
    await B.move({ kind: 'nothing', next: 'LISTEN' });
    store.holding = true;
    harness.clock.advance(1_000);
    await until(() => store.waiting > 0);
    expect(A.stimulus).toBeNull();
    await store.release();
    await A.untilStimulus();
  });

  it('answers come in the order of the moves, also of those that need no entry', async () => {
    const store = await begin();
    const { B } = await harness.pair('standard');
    store.holding = true;
    const stimulus = B.stimulus;
    const order: string[] = [];
    const replies = [
      B.move({ kind: 'discard' }, stimulus).then(() => order.push('refused')),
      B.move({ kind: 'discard' }, -1).then(() => order.push('no such stimulus')),
      B.move({ kind: 'nothing', next: 'LISTEN' }, stimulus).then(() => order.push('accepted')),
    ];
    await until(() => store.waiting === 3);
    expect(order).toEqual([]);
    await store.release();
    await Promise.all(replies);
    expect(order).toEqual(['refused', 'no such stimulus', 'accepted']);
  });

  it('nobody gets a token, a class or a round', async () => {
    const store = await begin();
    const code = await harness.openClass();
    store.holding = true;
    const done: string[] = [];
    const asked = [
      harness.join(code, 'Ada').then(() => done.push('join')),
      harness.http('POST', '/api/teach/classes').then(() => done.push('class')),
    ];
    await until(() => store.waiting === 2);
    expect(done).toEqual([]);
    // The seat is on its way to somebody all the same.
    expect((await harness.http('POST', '/api/join', { code, name: 'ADA' })).body.error.code).toBe(
      'name-taken',
    );
    await store.release();
    await Promise.all(asked);
  });
});

describe('when the disk fails', () => {
  it('what waits is refused and so is everything after it; nothing that was not written is shown', async () => {
    const store = await begin();
    const { A, B, tokens, code } = await harness.pair('standard');
    expect((await harness.http('GET', '/readyz')).status).toBe(200);
    store.holding = true;
    const reply = B.move({ kind: 'nothing', next: 'LISTEN' });
    await until(() => store.waiting === 1);
    store.break();
    expect(await reply).toMatchObject({ type: 'error', code: 'not-durable' });
    expect(await B.move({ kind: 'discard' })).toMatchObject({ code: 'not-durable' });
    expect((await harness.http('POST', '/api/join', { code, name: 'Eve' })).body.error.code).toBe(
      'not-durable',
    );
    expect((await harness.http('GET', '/readyz')).status).toBe(503);
    expect((await harness.http('GET', '/healthz')).status).toBe(200);
    // Time does not go on in memory alone.
    harness.clock.advance(10_000);
    const back = await harness.player(tokens[1]);
    expect((await back.last('match')).view.version).toBe(B.view?.version);
    expect(back.state).toBe('CLOSED');
    expect(A.stimulus).toBeNull();
  });
});
