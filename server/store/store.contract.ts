/** What every store keeps to. A store's test file calls this. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { manualClock } from '../testing/manual-clock.ts';
import { beforeFirst, linkAfter } from './chain.ts';
import { DamagedJournal } from './journal.ts';
import {
  type Entry,
  type IndexChange,
  type Store,
  type StoredEntry,
  StoreFailed,
  type StoreOptions,
  StoreUnavailable,
  StreamTaken,
} from './store.ts';

/** Awaited, whether or not it takes time. */
type Deed = () => unknown;

export interface Opened {
  readonly store: Store;
  /** Opens again what `store`, closed before, has left; null when nothing is ever left. */
  readonly reopen: (() => Promise<Store>) | null;
  /** From now on nothing can be written; the function given back ends that. Null when that cannot happen. */
  readonly fill: (() => Deed | Promise<Deed>) | null;
  /** From now on nothing can be read; the function given back ends that. Null when that cannot happen. */
  readonly hide: (() => Deed | Promise<Deed>) | null;
  /** The next commit fails in a way that nothing mends. Null when that cannot happen. */
  readonly breakForGood: Deed | null;
}

const entry = (stream: string, seq: number, body = `${stream} ${seq}`): Entry => ({ stream, seq, body });

/** Here an entry's body may be what it changes in the index. */
const indexing = ({ body }: Entry): readonly IndexChange[] => (body.startsWith('[') ? JSON.parse(body) : []);
const changing = (stream: string, seq: number, ...changes: readonly IndexChange[]): Entry =>
  entry(stream, seq, JSON.stringify(changes));

const settled = (appends: readonly Promise<unknown>[]): Promise<readonly string[]> =>
  Promise.all(
    appends.map((append) =>
      append.then(
        () => 'written',
        (error: Error) => error.name,
      ),
    ),
  );

export function storeContract(name: string, open: (options: StoreOptions) => Promise<Opened>): void {
  const clock = manualClock();
  const onCommit = vi.fn();
  const onFailure = vi.fn();

  describe(`the contract of a store: ${name}`, () => {
    let opened: Opened;
    let store: Store;
    beforeEach(async () => {
      onCommit.mockClear();
      onFailure.mockClear();
      opened = await open({ now: clock.now, epoch: clock.epoch, indexing, onCommit, onFailure });
      store = opened.store;
    });
    afterEach(() => store.close());

    const read = async (stream: string, of = store): Promise<readonly StoredEntry[]> => {
      const entries: StoredEntry[] = [];
      for await (const one of of.read(stream)) entries.push(one);
      return entries;
    };
    const bodies = async (stream: string, of = store): Promise<readonly string[]> =>
      (await read(stream, of)).map(({ body }) => body);

    it('reads a stream in the order of its places, with the time of its commit', async () => {
      await store.append([entry('a', 0), entry('b', 0), entry('a', 1)]);
      clock.advance(5_000);
      await store.append([entry('a', 2)]);
      const entries = await read('a');
      expect(entries.map(({ seq, body }) => [seq, body])).toEqual([
        [0, 'a 0'],
        [1, 'a 1'],
        [2, 'a 2'],
      ]);
      const [first = 0, , third] = entries.map(({ at }) => at);
      expect(third).toBe(first + 5_000);
      expect(await store.last('a')).toEqual(entries[2]);
    });

    it('chains each entry to the one before it, in its stream alone, and says by which link', async () => {
      const told = [
        await store.append([entry('a', 0, 'one'), entry('b', 0, 'one'), entry('a', 1, 'two')]),
        await store.append([entry('b', 1, 'two'), entry('a', 2, 'three')]),
      ];
      const links: string[] = [];
      for (const stream of ['a', 'b']) {
        let link = beforeFirst(stream);
        for (const one of await read(stream)) {
          link = linkAfter(link, one);
          expect(one.chain).toBe(link);
          links.push(link);
        }
      }
      expect(new Set(links).size).toBe(5);
      const [a0, a1, a2, b0, b1] = links;
      expect(told).toEqual([
        [a0, b0, a1],
        [b1, a2],
      ]);
    });

    it('keeps the latest snapshot of a stream, from which it reads on', async () => {
      expect(await store.snapshot('a')).toBeNull();
      const [, first = '', second = ''] = await store.append([
        ...[entry('b', 0), entry('a', 0), entry('a', 1), entry('a', 2)],
      ]);
      store.keepSnapshot({ stream: 'a', entries: 1, chain: first, body: 'after the first' });
      const snapshot = { stream: 'a', entries: 2, chain: second, body: 'after “two” \n' };
      store.keepSnapshot(snapshot);
      await store.append([entry('b', 1)]);
      expect(await store.snapshot('a')).toEqual(snapshot);
      expect(await store.snapshot('b')).toBeNull();
      const later: number[] = [];
      for await (const { seq } of store.read('a', snapshot)) later.push(seq);
      expect(later).toEqual([2]);
      await expect(
        store.read('a', { entries: 2, chain: first })[Symbol.asyncIterator]().next(),
      ).rejects.toThrow(DamagedJournal);
      if (opened.reopen === null) return;
      store.keepSnapshot({ ...snapshot, body: 'kept last' });
      await store.close();
      store = await opened.reopen();
      expect(await store.snapshot('a')).toEqual({ ...snapshot, body: 'kept last' });
    });

    it('has no snapshot that is not of its journal: of another history, or of more than there is', async () => {
      const [chain = ''] = await store.append([entry('a', 0)]);
      for (const of of [
        { entries: 1, chain: beforeFirst('a') },
        { entries: 2, chain },
      ]) {
        store.keepSnapshot({ stream: 'a', ...of, body: 'not true' });
        await store.append([entry('b', await store.next('b'))]);
        expect(await store.snapshot('a')).toBeNull();
      }
    });

    it('knows the next place of a stream', async () => {
      expect(await store.next('a')).toBe(0);
      await store.append([entry('a', 0), entry('a', 1), entry('b', 0)]);
      expect([await store.next('a'), await store.next('b')]).toEqual([2, 1]);
    });

    it('reads a stream of any length whole', async () => {
      const long = Array.from({ length: 2_500 }, (_, seq) => entry('long', seq));
      await store.append(long);
      expect(await bodies('long')).toEqual(long.map(({ body }) => body));
    });

    it('knows nothing of a stream that was never written', async () => {
      expect(await read('nowhere')).toEqual([]);
      expect(await store.last('nowhere')).toBeNull();
    });

    it('keeps any text of a body', async () => {
      const body = JSON.stringify({ name: '敏捷的水獭 🦦', text: '\u0000\u00ff"\\' });
      await store.append([entry('a', 0, body)]);
      expect((await store.last('a'))?.body).toBe(body);
    });

    it('shows nothing that is not committed, and commits a turn of the event loop at once', async () => {
      const order: number[] = [];
      const first = store.append([entry('a', 0)]).then(() => order.push(0));
      const second = store.append([entry('a', 1), entry('b', 0)]).then(() => order.push(1));
      // A store that is far away may have committed by then.
      expect([0, 2]).toContain((await read('a')).length);
      await Promise.all([first, second]);
      expect(order).toEqual([0, 1]);
      expect(onCommit.mock.calls.map(([entries]) => entries)).toEqual([3]);
    });

    it('resolves an append of nothing when all before it is durable', async () => {
      const before = store.append([entry('a', 0)]);
      await store.append([]);
      expect(await read('a')).toHaveLength(1);
      await before;
      await store.append([]);
    });

    it('writes all entries of an append or none, and refuses a place that is taken, without harm to others', async () => {
      await store.append([entry('a', 0)]);
      const torn = store.append([
        entry('b', 0),
        changing('a', 0, { type: 'opened', class: 'TORN', owner: 'host' }),
      ]);
      const beside = store.append([
        entry('c', 0),
        changing('c', 1, { type: 'opened', class: 'KEPT', owner: 'host' }),
      ]);
      await expect(torn).rejects.toThrow(StreamTaken);
      await beside;
      expect(await bodies('a')).toEqual(['a 0']);
      expect(await bodies('b')).toEqual([]);
      expect(await read('c')).toHaveLength(2);
      expect(await store.index.class('TORN')).toBeNull();
      expect(await store.index.class('KEPT')).not.toBeNull();
      expect(store.failure).toBeNull();
      await store.append([entry('b', 0), entry('a', 1)]);
      expect(await bodies('a')).toEqual(['a 0', 'a 1']);
    });

    it('refuses a place that leaves a hole: what follows upon something refused is refused', async () => {
      await store.append([entry('a', 0)]);
      const order: string[] = [];
      const appends = [
        store.append([entry('a', 0)]),
        store.append([entry('a', 1), entry('a', 3)]),
        store.append([]),
        store.append([entry('a', 2)]),
        store.append([entry('b', 0)]),
      ].map((append, i) =>
        append.then(
          () => order.push(`${i} written`),
          (error: Error) => order.push(`${i} ${error.name}`),
        ),
      );
      await Promise.all(appends);
      expect(order).toEqual(['0 StreamTaken', '1 StreamTaken', '2 written', '3 StreamTaken', '4 written']);
      expect(await bodies('a')).toEqual(['a 0']);
    });

    it('refuses what follows in the same streams, though its place be the next: it was made of what is lost', async () => {
      await store.append([entry('a', 0), entry('a', 1)]);
      const appends = [
        store.append([entry('a', 1), entry('b', 0)]),
        store.append([entry('a', 2)]),
        store.append([entry('b', 0)]),
        store.append([entry('c', 0)]),
      ];
      expect(await settled(appends)).toEqual(['StreamTaken', 'StreamTaken', 'StreamTaken', 'written']);
      await store.append([entry('a', 2), entry('b', 0)]);
    });

    it('writes nothing while it has no room, says that this may pass, and goes on when it has', async () => {
      const { fill } = opened;
      if (fill === null) return;
      await store.append([entry('a', 0)]);
      const makeRoom = await fill();
      const large = 'x'.repeat(100_000);
      const appends = [store.append([entry('a', 1, large)]), store.append([entry('b', 0, large)])];
      expect(await settled(appends)).toEqual(['StoreUnavailable', 'StoreUnavailable']);
      await expect(store.append([entry('a', 1, large)])).rejects.toThrow(StoreUnavailable);
      expect(store.failure).toBeNull();
      expect([await bodies('a'), await bodies('b')]).toEqual([['a 0'], []]);
      await makeRoom();
      await store.append([entry('a', 1, large), entry('b', 0)]);
      expect(await read('a')).toHaveLength(2);
    });

    it('says whether anything could be written now', async () => {
      await store.append([entry('a', 0)]);
      const makeRoom = (await opened.fill?.()) ?? null;
      if (makeRoom) await expect(store.probe()).rejects.toThrow(StoreUnavailable);
      await makeRoom?.();
      await store.probe();
      expect(await bodies('a')).toEqual(['a 0']);
      await store.append([entry('a', 1)]);
      expect(await bodies('a')).toEqual(['a 0', 'a 1']);
      expect(store.failure).toBeNull();
    });

    it('takes nothing more once it has failed for good', async () => {
      const { breakForGood } = opened;
      if (breakForGood === null) return;
      await store.append([entry('a', 0)]);
      await breakForGood();
      expect(await settled([store.append([entry('a', 1)]), store.append([entry('b', 0)])])).toEqual([
        'StoreFailed',
        'StoreFailed',
      ]);
      expect(store.failure).toBeInstanceOf(StoreFailed);
      expect(onFailure.mock.calls).toEqual([[store.failure]]);
      await expect(store.append([entry('c', 0)])).rejects.toBe(store.failure);
      await expect(store.probe()).rejects.toBe(store.failure);
    });

    /** Every question that reads. */
    const questions: Readonly<Record<string, () => Promise<unknown>>> = {
      read: () => read('a'),
      last: () => store.last('a'),
      next: () => store.next('a'),
      holder: () => store.index.holder('a hash'),
      class: () => store.index.class('CLASS'),
      openClasses: () => store.index.openClasses(),
      classes: () => store.index.classes(),
      matchesOf: () => store.index.matchesOf('CLASS'),
      classOf: () => store.index.classOf('a match'),
    };

    it('says of every question that it cannot be answered for now, and answers again when it can', async () => {
      const { hide } = opened;
      if (hide === null) return;
      await store.append([entry('a', 0)]);
      const show = await hide();
      for (const [name, ask] of Object.entries(questions))
        await expect(ask(), name).rejects.toThrow(StoreUnavailable);
      expect(store.failure).toBeNull();
      await show();
      for (const [name, ask] of Object.entries(questions)) await expect(ask(), name).resolves.not.toThrow();
      await store.append([entry('a', 1)]);
      expect(await read('a')).toHaveLength(2);
    });

    it('answers no question once it is closed', async () => {
      await store.close();
      for (const [name, ask] of Object.entries(questions))
        await expect(ask(), name).rejects.toThrow(StoreFailed);
    });

    it('calls nothing lost that is durable, though whoever counts the commits fails', async () => {
      onCommit.mockImplementationOnce(() => {
        throw new Error('no such metric');
      });
      const waiting = store.append([entry('a', 0)]);
      await expect(store.close()).rejects.toThrow('no such metric');
      await expect(waiting).resolves.toHaveLength(1);
      expect(store.failure).toBeNull();
      if (opened.reopen === null) return;
      const again = await opened.reopen();
      expect(await bodies('a', again)).toEqual(['a 0']);
      await again.close();
    });

    it('writes on close what still waits, and refuses what comes later', async () => {
      const waiting = store.append([changing('a', 0, { type: 'opened', class: 'CLASS', owner: 'host' })]);
      await store.close();
      await expect(waiting).resolves.toHaveLength(1);
      await expect(store.append([entry('a', 1)])).rejects.toThrow(StoreFailed);
      if (opened.reopen === null) return;
      const again = await opened.reopen();
      expect(await read('a', again)).toHaveLength(1);
      expect(await again.index.openClasses()).toMatchObject([{ code: 'CLASS' }]);
      await again.append([entry('a', 1)]);
      expect((await again.last('a'))?.seq).toBe(1);
      await again.close();
    });

    describe('its index', () => {
      it('knows the classes: when each was opened, last touched and closed, who is in it, what it plays', async () => {
        await store.append([changing('server', 0, { type: 'opened', class: 'ONE', owner: 'host' })]);
        const openedAt = clock.epoch();
        clock.advance(1_000);
        await store.append([
          changing('server', 1, { type: 'opened', class: 'TWO', owner: 'host' }),
          changing(
            'class/ONE',
            0,
            { type: 'touched', class: 'ONE' },
            { type: 'playing', class: 'ONE', scenario: 'loop' },
            { type: 'player', class: 'ONE', player: 'ada', tokenHash: 'hash of Ada' },
            { type: 'player', class: 'ONE', player: 'bob', tokenHash: 'hash of Bob' },
            { type: 'player', class: 'ONE', player: 'bob', tokenHash: 'hash of Bob’s second' },
          ),
        ]);
        const since = { owner: 'host', keptFor: null, expires: null };
        const unnamed = { ...since, name: null, deletedAt: null, rounds: 0 };
        const one = {
          ...{ ...unnamed, code: 'ONE', openedAt, closedAt: null, touchedAt: clock.epoch() },
          players: 2,
        };
        const two = {
          ...{ ...unnamed, code: 'TWO', openedAt: clock.epoch(), touchedAt: clock.epoch() },
          players: 0,
        };
        expect(await store.index.openClasses()).toEqual([
          { ...one, playing: 'loop' },
          { ...two, closedAt: null, playing: null },
        ]);
        clock.advance(1_000);
        await store.append([
          changing('server', 2, { type: 'closed', class: 'TWO' }),
          changing('class/ONE', 1, { type: 'playing', class: 'ONE', scenario: null }),
        ]);
        expect(await store.index.openClasses()).toEqual([{ ...one, playing: null }]);
        expect(await store.index.class('TWO')).toEqual({ ...two, closedAt: clock.epoch(), playing: null });
        expect(await store.index.class('NONE')).toBeNull();
      });

      it('knows who holds a token, until the player is gone or the class is closed', async () => {
        await store.append([
          changing(
            'server',
            0,
            { type: 'opened', class: 'ONE', owner: 'host' },
            { type: 'teacher', teacher: 'host', tokenHash: 'hash of the teacher' },
          ),
          changing(
            'class/ONE',
            0,
            { type: 'player', class: 'ONE', player: 'ada', tokenHash: 'hash of Ada' },
            { type: 'player', class: 'ONE', player: 'bob', tokenHash: 'hash of Bob' },
          ),
        ]);
        const since = clock.epoch();
        expect(await store.index.holder('hash of Ada')).toEqual({
          role: 'player',
          class: 'ONE',
          player: 'ada',
        });
        expect(await store.index.holder('hash of the teacher')).toEqual({
          role: 'teacher',
          since,
          teacher: 'host',
        });
        expect(await store.index.holder('another hash')).toBeNull();
        await store.append([changing('class/ONE', 1, { type: 'player-gone', class: 'ONE', player: 'ada' })]);
        expect(await store.index.holder('hash of Ada')).toBeNull();
        expect(await store.index.holder('hash of Bob')).not.toBeNull();
        await store.append([changing('server', 1, { type: 'closed', class: 'ONE' })]);
        expect(await store.index.holder('hash of Bob')).not.toBeNull();
        expect(await store.index.holder('hash of the teacher')).not.toBeNull();
      });

      it('knows what a class is called and how many rounds it had, and opens again what was closed', async () => {
        await store.append([
          changing('server', 0, { type: 'opened', class: 'ONE', owner: 'host' }),
          changing(
            'class/ONE',
            0,
            { type: 'named', class: 'ONE', name: '10b' },
            { type: 'round', class: 'ONE' },
          ),
          changing('class/ONE', 1, { type: 'round', class: 'ONE' }),
        ]);
        clock.advance(1_000);
        await store.append([
          changing(
            'server',
            1,
            { type: 'opened', class: 'TWO', owner: 'host' },
            { type: 'closed', class: 'ONE' },
          ),
        ]);
        const one = { code: 'ONE', name: '10b', rounds: 2 };
        const closed = { ...one, closedAt: clock.epoch() };
        expect(await store.index.classes()).toMatchObject([{ code: 'TWO' }, closed]);
        clock.advance(1_000);
        await store.append([changing('server', 2, { type: 'reopened', class: 'ONE' })]);
        const open = { ...one, closedAt: null, touchedAt: clock.epoch() };
        expect(await store.index.openClasses()).toMatchObject([open, { code: 'TWO' }]);
        await store.append([changing('class/ONE', 2, { type: 'named', class: 'ONE', name: null })]);
        expect((await store.index.class('ONE'))?.name).toBeNull();
      });

      it('forgets a class that was deleted, with all that its streams hold', async () => {
        await store.append([
          changing(
            ...(['server', 0] as const),
            { type: 'opened', class: 'ONE', owner: 'host' },
            { type: 'opened', class: 'TWO', owner: 'host' },
          ),
          changing(
            ...(['class/ONE', 0] as const),
            { type: 'named', class: 'ONE', name: '10b' },
            { type: 'match', class: 'ONE', match: 'm' },
            { type: 'player', class: 'ONE', player: 'ada', tokenHash: 'hash of Ada' },
          ),
          changing('class/TWO', 0, { type: 'match', class: 'TWO', match: 'n' }),
          entry('match/m', 0),
          entry('match/n', 0),
        ]);
        expect(await store.index.matchesOf('ONE')).toEqual(['m']);
        const chain = (await store.last('match/m'))?.chain ?? '';
        store.keepSnapshot({ stream: 'match/m', entries: 1, chain, body: 'of m' });
        await store.append([entry('match/n', 1)]);
        expect(await store.snapshot('match/m')).not.toBeNull();
        const streams = ['class/ONE', 'clock/ONE', 'match/m'];
        await store.append([changing('server', 1, { type: 'deleted', class: 'ONE', streams })]);
        for (const stream of streams) {
          expect(await read(stream)).toEqual([]);
          expect(await store.last(stream)).toBeNull();
          expect(await store.next(stream)).toBe(0);
          expect(await store.snapshot(stream)).toBeNull();
        }
        expect(await bodies('match/n')).toEqual(['match/n 0', 'match/n 1']);
        expect(await store.index.classes()).toMatchObject([{ code: 'TWO' }]);
        expect(await store.index.openClasses()).toMatchObject([{ code: 'TWO' }]);
        const row = await store.index.class('ONE');
        expect(row).toMatchObject({ name: null, deletedAt: clock.epoch(), players: 0, rounds: 0 });
        expect(await store.index.holder('hash of Ada')).toBeNull();
        expect(await store.index.classOf('m')).toBe('ONE');
        await store.probe();
        await store.append([entry('match/n', 2)]);
      });

      it('knows the projectors of a class, until they are gone', async () => {
        await store.append([
          changing('server', 0, { type: 'opened', class: 'ONE', owner: 'host' }),
          changing(
            ...(['class/ONE', 0] as const),
            { type: 'player', class: 'ONE', player: 'ada', tokenHash: 'hash of Ada' },
            { type: 'projector', class: 'ONE', tokenHash: 'hash of the projector' },
          ),
        ]);
        const held = () => store.index.holder('hash of the projector');
        expect(await held()).toEqual({ role: 'projector', class: 'ONE' });
        expect((await store.index.class('ONE'))?.players).toBe(1);
        await store.append([changing('server', 1, { type: 'closed', class: 'ONE' })]);
        expect(await held()).not.toBeNull();
        await store.append([changing('server', 2, { type: 'reopened', class: 'ONE' })]);
        expect(await held()).not.toBeNull();
        await store.append([changing('class/ONE', 1, { type: 'projectors-gone', class: 'ONE' })]);
        expect(await held()).toBeNull();
        expect(await store.index.holder('hash of Ada')).not.toBeNull();
      });

      it('knows how long a class is kept and what was announced of it, until something happens in it or the clock jumps', async () => {
        await store.append([changing('server', 0, { type: 'opened', class: 'ONE', owner: 'chen' })]);
        const first = clock.epoch();
        await store.append([
          changing('server', 1, { type: 'day' }, { type: 'expires', class: 'ONE', day: 8 }),
          changing('class/ONE', 0, { type: 'kept', class: 'ONE', days: 30 }),
        ]);
        expect(await store.index.class('ONE')).toMatchObject({ owner: 'chen', keptFor: 30, expires: null });
        const changes = { jump: { type: 'jump' }, touched: { type: 'touched', class: 'ONE' } } as const;
        for (const [i, change] of [changes.jump, changes.touched].entries()) {
          clock.advance(1_000);
          await store.append([
            changing('server', 2 + 2 * i, { type: 'day' }, { type: 'expires', class: 'ONE', day: 9 }),
          ]);
          expect((await store.index.class('ONE'))?.expires).toBe(9);
          await store.append([changing('server', 3 + 2 * i, change)]);
          expect((await store.index.class('ONE'))?.expires).toBeNull();
        }
        const days = [first, first + 1_000, first + 2_000];
        expect(await store.index.calendar()).toEqual({ days, jump: { at: first + 1_000, days: 2 } });
      });

      it('knows the teachers: names, recovery codes, devices that are signed in, and those that are not any more', async () => {
        const of = { teacher: 'chen' } as const;
        await store.append([
          changing(
            ...(['server', 0] as const),
            { type: 'teacher', ...of, tokenHash: 'one' },
            { type: 'teacher', ...of, tokenHash: 'two' },
            { type: 'teacher', ...of, tokenHash: 'three' },
            { type: 'teacher', teacher: 'host', tokenHash: 'another’s' },
            { type: 'teacher-named', ...of, name: 'Chen' },
            { type: 'recovery', ...of, codeHash: 'code' },
          ),
        ]);
        const chen = { id: 'chen', name: 'Chen', recovery: true };
        expect(await store.index.teachers()).toEqual([chen]);
        expect(await store.index.teacher('chen')).toEqual(chen);
        expect(await store.index.teacher('host')).toBeNull();
        expect(await store.index.recovers('code')).toBe('chen');
        expect(await store.index.sessions('chen')).toHaveLength(3);
        await store.append([changing('server', 1, { type: 'signed-out', tokenHash: 'two' })]);
        expect(await store.index.holder('two')).toBeNull();
        await store.append([
          changing(
            ...(['server', 2] as const),
            { type: 'signed-out-elsewhere', ...of, tokenHash: 'one' },
            { type: 'recovery', ...of, codeHash: null },
          ),
        ]);
        expect(await store.index.holder('three')).toBeNull();
        expect(await store.index.holder('one')).not.toBeNull();
        expect(await store.index.holder('another’s')).not.toBeNull();
        expect(await store.index.recovers('code')).toBeNull();
        expect((await store.index.teacher('chen'))?.recovery).toBe(false);
      });

      it('knows whose something is, and with whom it is shared, until that ends', async () => {
        await store.append([
          changing(
            ...(['server', 0] as const),
            { type: 'owned', thing: 'scenario/own-x', teacher: 'chen' },
            { type: 'shared', share: 's1', thing: 'class/ONE' },
            { type: 'shared', share: 's2', thing: 'class/ONE' },
            { type: 'share-taken', share: 's2', teacher: 'lee' },
          ),
        ]);
        const since = clock.epoch();
        expect(await store.index.ownerOf('scenario/own-x')).toBe('chen');
        expect(await store.index.ownerOf('scenario/own-y')).toBeNull();
        expect(await store.index.ownedByOthers('chen')).toEqual([]);
        expect(await store.index.ownedByOthers('lee')).toEqual(['scenario/own-x']);
        expect(await store.index.share('s1')).toEqual({ id: 's1', thing: 'class/ONE', since, teacher: null });
        expect(await store.index.sharesOf('class/ONE')).toMatchObject([{ id: 's1' }, { teacher: 'lee' }]);
        expect(await store.index.sharedWith('lee')).toEqual(['class/ONE']);
        await store.append([
          changing(
            ...(['server', 1] as const),
            { type: 'share-ended', share: 's2' },
            { type: 'owned', thing: 'scenario/own-x', teacher: null },
          ),
        ]);
        expect(await store.index.sharedWith('lee')).toEqual([]);
        expect(await store.index.ownerOf('scenario/own-x')).toBeNull();
        await store.append([changing('server', 2, { type: 'shares-gone', thing: 'class/ONE' })]);
        expect(await store.index.share('s1')).toBeNull();
      });

      it('knows the class of a match', async () => {
        await store.append([changing('class/ONE', 0, { type: 'match', class: 'ONE', match: 'a match' })]);
        expect(await store.index.classOf('a match')).toBe('ONE');
        expect(await store.index.classOf('another')).toBeNull();
      });
    });

    it('keeps codes that are good once: the newest of each holder, for a while, for the first who asks', async () => {
      const { codes } = store;
      await codes.issue('seat', 'old', 'Ada', 60_000);
      await codes.issue('seat', 'new', 'Ada', 60_000);
      await codes.issue('link', 'other', 'Ada', 60_000);
      await codes.issue('seat', 'late', 'Bob', 0);
      const held = (code: string): Promise<string | null> => codes.holder('seat', code);
      expect(await Promise.all(['old', 'new', 'other', 'late'].map(held))).toEqual([null, 'Ada', null, null]);
      const taken = await Promise.all([codes.redeem('seat', 'new'), codes.redeem('seat', 'new')]);
      expect(taken.toSorted()).toEqual(['Ada', null]);
      await codes.revoke('link', 'Ada');
      expect(await codes.redeem('link', 'other')).toBeNull();
    });
  });
}
