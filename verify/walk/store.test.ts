/** Tests of the store of joint states: each once, and read as it was put. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createStore, type Joint } from './store.ts';

const small = fc.nat(5);
const joints = fc.array(fc.record({ a: small, b: small, toA: small, toB: small }), {
  maxLength: 400,
  size: 'max',
});

test('equal joint states have one number, others each their own, and each is read as it was put', () => {
  fc.assert(
    fc.property(joints, (list) => {
      const store = createStore();
      const known = new Map<string, number>();
      const into: Joint = { a: 0, b: 0, toA: 0, toB: 0 };
      const expected = list.map((joint) => {
        const key = Object.values(joint).join();
        if (!known.has(key)) known.set(key, known.size);
        return [known.get(key), key];
      });
      const got = list.map((joint) => {
        const id = store.idOf(joint, 0);
        store.read(id, into);
        return [id, Object.values(into).join()];
      });
      expect(got).toEqual(expected);
    }),
    { seed: 9293, numRuns: 10 },
  );
});

test('it keeps what it has when it grows', () => {
  const store = createStore();
  const joint = (n: number): Joint => ({ a: n % 701, b: n >>> 8, toA: n % 3, toB: n });
  for (let n = 0; n < 200_000; n++) store.idOf(joint(n), n);
  for (let n = 0; n < 200_000; n += 997) {
    expect(store.idOf(joint(n), 0)).toBe(n);
    expect(store.cameFrom(n)).toBe(n);
  }
  expect(store.size()).toBe(200_000);
});
