/** What every store keeps to. A store's test file calls this. */
import { describe, expect, it, vi } from 'vitest';
import { manualClock } from '../testing/manual-clock.ts';
import { type Entry, type Store, StoreFailed, type StoreOptions } from './store.ts';

export interface Opened {
  readonly store: Store;
  /** Opens again what `store`, closed before, has left; null when nothing is ever left. */
  readonly reopen: (() => Store) | null;
}

const entry = (stream: string, seq: number, body = `${stream} ${seq}`): Entry => ({ stream, seq, body });

export function storeContract(name: string, open: (options: StoreOptions) => Opened): void {
  const clock = manualClock();
  const openWith = (options: Partial<StoreOptions> = {}): Opened =>
    open({ now: clock.now, epoch: clock.epoch, ...options });

  describe(`the contract of a store: ${name}`, () => {
    it('reads a stream in the order of its places, with the time of its commit', async () => {
      const { store } = openWith();
      await store.append([entry('a', 0), entry('b', 0), entry('a', 1)]);
      clock.advance(5_000);
      await store.append([entry('a', 2)]);
      expect(store.read('a').map(({ seq, body }) => [seq, body])).toEqual([
        [0, 'a 0'],
        [1, 'a 1'],
        [2, 'a 2'],
      ]);
      const [first = 0, , third] = store.read('a').map(({ at }) => at);
      expect(third).toBe(first + 5_000);
      expect(store.last('a')).toEqual(store.read('a')[2]);
      await store.close();
    });

    it('knows nothing of a stream that was never written', async () => {
      const { store } = openWith();
      expect(store.read('nowhere')).toEqual([]);
      expect(store.last('nowhere')).toBeNull();
      await store.close();
    });

    it('keeps any text of a body', async () => {
      const { store } = openWith();
      const body = JSON.stringify({ name: '敏捷的水獭 🦦', text: '\u0000\u00ff"\\' });
      await store.append([entry('a', 0, body)]);
      expect(store.last('a')?.body).toBe(body);
      await store.close();
    });

    it('shows nothing that is not committed, and commits a turn of the event loop at once', async () => {
      const onCommit = vi.fn();
      const { store } = openWith({ onCommit });
      const order: number[] = [];
      const first = store.append([entry('a', 0)]).then(() => order.push(0));
      const second = store.append([entry('a', 1), entry('b', 0)]).then(() => order.push(1));
      await Promise.resolve();
      expect(store.read('a')).toEqual([]);
      await Promise.all([first, second]);
      expect(order).toEqual([0, 1]);
      expect(onCommit.mock.calls.map(([entries]) => entries)).toEqual([3]);
      await store.close();
    });

    it('resolves an append of nothing when all before it is durable', async () => {
      const { store } = openWith();
      const before = store.append([entry('a', 0)]);
      await store.append([]);
      expect(store.read('a')).toHaveLength(1);
      await before;
      await store.append([]);
      await store.close();
    });

    it('writes all entries of an append or none, refuses a place that is taken, and then fails for good', async () => {
      const { store } = openWith();
      await store.append([entry('a', 0)]);
      const torn = store.append([entry('b', 0), entry('a', 0)]);
      const behind = store.append([entry('c', 0)]);
      await expect(torn).rejects.toThrow(StoreFailed);
      await expect(behind).rejects.toThrow(StoreFailed);
      await expect(store.append([entry('d', 0)])).rejects.toThrow(StoreFailed);
      expect(store.failure).toBeInstanceOf(StoreFailed);
      expect(store.read('a')).toHaveLength(1);
      expect([store.read('b'), store.read('c'), store.read('d')]).toEqual([[], [], []]);
      await store.close();
    });

    it('writes on close what still waits, and refuses what comes later', async () => {
      const { store, reopen } = openWith();
      const waiting = store.append([entry('a', 0)]);
      await store.close();
      await expect(waiting).resolves.toBeUndefined();
      await expect(store.append([entry('a', 1)])).rejects.toThrow(StoreFailed);
      if (reopen === null) return;
      const again = reopen();
      expect(again.read('a').map(({ body }) => body)).toEqual(['a 0']);
      await again.append([entry('a', 1)]);
      expect(again.last('a')?.seq).toBe(1);
      await again.close();
    });
  });
}
