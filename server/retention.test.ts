/** Tests of what is deleted by itself: when, after which notice, and whatever the clock says. */
import { afterEach, describe, expect, it } from 'vitest';
import { memoryStore } from './store/memory-store.ts';
import type { Store } from './store/store.ts';
import { Harness } from './testing/harness.ts';
import { type ManualClock, manualClock } from './testing/manual-clock.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** A clock of a machine that can be set. */
function settable(): ManualClock & { readonly set: (by: number) => void } {
  const clock = manualClock();
  let off = 0;
  return {
    ...clock,
    epoch: () => clock.epoch() + off,
    set: (by) => {
      off += by;
    },
  };
}

let harness: Harness;
let clock: ReturnType<typeof settable>;
let store: Store;
afterEach(() => harness.close());
const begin = async (retentionDays?: number): Promise<void> => {
  clock = settable();
  harness = await Harness.start({
    clock,
    ...(retentionDays === undefined ? {} : { retentionDays }),
    openStore: (options) => {
      store = memoryStore(options);
      return Promise.resolve(store);
    },
  });
};

/** Time passes, and what is looked at every ten minutes has been. */
const pass = async (milliseconds: number): Promise<void> => {
  for (let left = milliseconds; left > 0; left -= HOUR) {
    clock.advance(Math.min(HOUR, left));
    for (let i = 0; i < 4; i += 1)
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
  }
};
const rows = () => store.index.classes();
const counted = async () => (await store.index.calendar()).days.length;
const listed = async () => {
  harness.teacher = '';
  await harness.openClass();
  return (await harness.http('GET', '/api/teach/classes')).body as {
    readonly code: string;
    readonly deletion: unknown;
  }[];
};

describe('a class in which nothing happens', () => {
  it('is deleted after the days that it is kept, the last seven of them announced', async () => {
    await begin(9);
    const code = await harness.openClass();
    await pass(2 * DAY + HOUR);
    expect(await counted()).toBe(3);
    expect((await rows())[0]?.expires).toBe(9);
    const shown = (await listed()).find((row) => row.code === code);
    expect(shown?.deletion).toEqual({ days: 6, announced: true });
    await pass(5 * DAY);
    expect((await rows()).map((row) => row.code)).toContain(code);
    await pass(DAY);
    expect((await rows()).map((row) => row.code)).not.toContain(code);
  });

  it('is kept while something happens in it, and as long as its teacher says', async () => {
    await begin(9);
    const code = await harness.openClass();
    const kept = await harness.openClass();
    await harness.http('POST', `/api/teach/classes/${kept}/keep`, { days: 30 });
    await pass(4 * DAY);
    await harness.http('POST', `/api/teach/classes/${code}/reopen`);
    await harness.join(code, 'Ada');
    expect((await rows()).find((row) => row.code === code)?.expires).toBeNull();
    await pass(6 * DAY);
    expect((await rows()).map((row) => row.code).toSorted()).toEqual([code, kept].toSorted());
    await pass(4 * DAY);
    expect((await rows()).map((row) => row.code)).toEqual([kept]);
    const row = (await listed()).find((one) => one.code === kept);
    expect(row).toMatchObject({ keptFor: 30, deletion: { announced: false } });
  });

  it('is kept for good where the server is told to, unless its teacher wants it otherwise', async () => {
    await begin();
    const code = await harness.openClass();
    const short = await harness.openClass();
    expect((await listed()).find((row) => row.code === code)?.deletion).toBeNull();
    expect((await harness.http('POST', `/api/teach/classes/${short}/keep`, { days: 6 })).status).toBe(400);
    await harness.http('POST', `/api/teach/classes/${short}/keep`, { days: 7 });
    await pass(9 * DAY);
    expect((await rows()).map((row) => row.code)).toContain(code);
    expect((await rows()).map((row) => row.code)).not.toContain(short);
  });

  it('is not deleted while somebody looks on', async () => {
    await begin(9);
    const code = await harness.openClass();
    await harness.watch(code);
    await pass(12 * DAY);
    expect((await rows()).map((row) => row.code)).toEqual([code]);
  });
});

describe('a clock that is wrong', () => {
  it('deletes nothing soon after a start, by however many days it is ahead', async () => {
    await begin(9);
    const code = await harness.openClass();
    clock.set(400 * DAY);
    await pass(3 * DAY);
    expect((await rows()).map((row) => row.code)).toEqual([code]);
  });

  it('that jumps takes back what was announced, which is said, and announced anew', async () => {
    await begin(9);
    const code = await harness.openClass();
    await pass(5 * DAY);
    expect((await rows())[0]?.expires).toBe(9);
    clock.set(-30 * DAY);
    await pass(HOUR);
    expect((await rows())[0]?.expires).not.toBe(9);
    harness.teacher = '';
    await harness.openClass();
    const { retention } = (await harness.http('GET', '/api/teach/account')).body;
    expect(retention).toEqual({ days: 9, jumpedAt: expect.any(Number) });
    await pass(6 * DAY);
    expect((await rows()).map((row) => row.code)).toContain(code);
  });

  it.each([
    ['too short for a day to be counted', HOUR / 12],
    ['a day', DAY],
  ])('that has forgotten the date makes no class of that time older than it is: %s', async (_, long) => {
    await begin(30);
    const { teacher } = harness;
    await pass(40 * DAY);
    const before = clock.epoch();
    // As a machine starts that has no battery, until the network tells it the time.
    clock.set(-before + HOUR);
    await pass(HOUR / 6);
    harness.teacher = teacher;
    const code = await harness.openClass();
    await pass(long);
    clock.set(before);
    await pass(9 * DAY);
    expect((await rows()).map((row) => row.code)).toContain(code);
    await pass(30 * DAY);
    expect((await rows()).map((row) => row.code)).not.toContain(code);
  });

  it('counts no day twice in one real day, however often it is set', async () => {
    await begin(9);
    await harness.openClass();
    for (let i = 0; i < 20; i += 1) {
      await pass(20 * 60_000);
      clock.set(DAY);
    }
    expect(await counted()).toBe(1);
  });

  it('that an earlier run saw ahead is said to have gone back, once', async () => {
    await begin(9);
    await harness.openClass();
    await pass(HOUR);
    clock.set(-3 * DAY);
    await pass(HOUR);
    const { jump } = await store.index.calendar();
    expect(jump?.days).toBe(1);
    await pass(2 * HOUR);
    expect((await store.index.calendar()).jump).toEqual(jump);
  });
});

describe('an export', () => {
  it('has the results and the records of a class, and is its teacher’s alone', async () => {
    await begin();
    const { code, tokens, A } = await harness.pair();
    const { match } = (await A.last('class')).view.seat ?? {};
    const { status, body, headers } = await harness.http('GET', `/api/teach/classes/${code}/export`);
    expect(status).toBe(200);
    expect(headers.get('content-disposition')).toBe(`attachment; filename=2msl-${code}.json`);
    expect(body).toMatchObject({
      format: '2msl-class',
      version: 1,
      results: { class: { code } },
      matches: [{ match, names: { A: expect.any(String) }, record: { seed: expect.any(Number) } }],
    });
    expect(JSON.stringify(body)).not.toContain(tokens[0]);
    expect(
      (await harness.http('GET', `/api/teach/classes/${code}/export`, undefined, tokens[0])).status,
    ).toBe(401);
    await harness.http('DELETE', `/api/teach/classes/${code}`);
    expect((await harness.http('GET', `/api/teach/classes/${code}/export`)).status).toBe(404);
  });
});

it('anybody may read how long classes are kept', async () => {
  await begin(30);
  expect((await harness.http('GET', '/api/privacy', undefined, null)).body).toEqual({ days: 30 });
});
