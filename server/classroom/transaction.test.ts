/** Tests of the one order of a transaction, and of what cannot be written. */
import { describe, expect, it, vi } from 'vitest';
import { Refusal } from '../refusal.ts';
import { type Store, StreamTaken } from '../store/store.ts';
import { manualClock } from '../testing/manual-clock.ts';
import { testStore } from '../testing/store.ts';
import { type Applied, Transactions } from './transaction.ts';

/** A log of what happens, and transactions that write to a stream of their own choice. */
function setUp(store: Store = testStore(manualClock())) {
  const log: string[] = [];
  const broken = vi.fn();
  const transactions = new Transactions(store, (error, settled) => {
    broken(error);
    log.push('broken');
    return settled.then(async () => {
      log.push('settled');
      // As long as a journal takes to be read.
      await new Promise((resolve) => setImmediate(resolve));
      log.push('made anew');
    });
  });
  const run = (name: string, stream: string | null, seq = 0): Promise<unknown> => {
    const apply = (): Applied<string> => {
      log.push(`${name} applied`);
      return {
        parts: [
          {
            entries: stream === null ? [] : [{ stream, seq, body: '{}' }],
            publish: () => log.push(`${name} published`),
          },
        ],
        tell: () => log.push(`${name} told`),
        answer: name,
      };
    };
    return transactions.run(apply).then(
      (answer) => log.push(`${answer} answered`),
      (error: Refusal) => log.push(`${name} refused: ${error.code}`),
    );
  };
  return { store, log, broken, transactions, run };
}

describe('a transaction', () => {
  it('is applied at once; published, told and answered when it is durable, in the order of all', async () => {
    const { log, run } = setUp();
    const both = [run('first', 'a', 0), run('second', 'a', 1), run('third', null)];
    expect(log).toEqual(['first applied', 'second applied', 'third applied']);
    await Promise.all(both);
    expect(log.slice(3)).toEqual([
      'first published',
      'first told',
      'second published',
      'second told',
      'third published',
      'third told',
      'first answered',
      'second answered',
      'third answered',
    ]);
  });

  it('that is refused before it applied anything harms nobody', async () => {
    const { transactions, broken, run, log } = setUp();
    const refuse = (): never => {
      throw new Refusal('bad-name');
    };
    await expect(transactions.run(refuse)).rejects.toMatchObject({ code: 'bad-name' });
    await run('next', 'a');
    expect(log).toContain('next answered');
    expect(broken).not.toHaveBeenCalled();
  });

  it('that cannot be written takes along what was judged by it, keeps what was written, and ends them all', async () => {
    const { store, run, log, broken } = setUp();
    await store.append([{ stream: 'a', seq: 0, body: '{}' }]);
    await Promise.all([
      run('before', 'b', 0),
      run('lost', 'a', 0),
      run('behind', 'a', 1),
      run('unwritten', null),
      run('beside', 'c', 0),
    ]);
    await run('later', 'd', 0);
    expect(log.filter((line) => !line.endsWith('applied'))).toEqual([
      'before published',
      'before told',
      'broken',
      'before answered',
      'lost refused: not-saved',
      'behind refused: not-saved',
      'unwritten refused: not-saved',
      'settled',
      'made anew',
      'beside answered',
      'later refused: not-saved',
    ]);
    expect(broken.mock.calls).toEqual([[expect.any(StreamTaken)]]);
    expect([await store.last('c'), await store.last('d')].map((entry) => entry !== null)).toEqual([
      true,
      false,
    ]);
  });

  it('that fails half-way leaves memory ahead of the journal: all is made anew', async () => {
    const { transactions, broken, run, log } = setUp();
    const fail = (): never => {
      throw new TypeError('our fault');
    };
    await expect(transactions.run(fail)).rejects.toThrow('our fault');
    expect(broken).toHaveBeenCalledOnce();
    await run('later', 'a');
    expect(log).toContain('later refused: not-saved');
  });

  it('is finished when it was begun before the end, and refused after', async () => {
    const { transactions, run, log } = setUp();
    const begun = run('begun', 'a');
    transactions.close();
    await Promise.all([begun, run('late', 'a', 1)]);
    expect(log).toContain('begun answered');
    expect(log).toContain('late refused: server-closing');
  });

  it('of a store that has failed for good is refused as not durable', async () => {
    const { store, run, log } = setUp();
    await store.close();
    await run('late', 'a');
    expect(log).toContain('late refused: not-durable');
  });
});
