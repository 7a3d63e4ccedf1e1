/** Tests of changes: a change makes what is of what was, says little, and leaves the rest alone. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../verify/depth.ts';
import { applyChange, type Change, changeBetween as told } from './change.ts';

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** As it arrives. */
const arrived = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
const changeBetween = (before: Json, after: Json): Change | null =>
  JSON.parse(told(before, after) ?? 'null') as Change | null;
const changed = (before: Json, after: Json): Json => {
  const change = changeBetween(before, after);
  return change === null ? before : applyChange(before, change);
};

const json = fc.jsonValue({ maxDepth: 4 }).map((value) => arrived(value) as Json);
/** Few keys, few names and few values, so that much is the same, moves, comes and goes. */
const view = fc.letrec<{ value: Json; named: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom<Json>(null, true, 0, 1, 'a', ''),
    fc.dictionary(fc.constantFrom('a', 'b', 'c', 'name', '__proto__', '0'), tie('value'), {
      maxKeys: 4,
      noNullPrototype: true,
    }),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.array(tie('named'), { maxLength: 8 }),
  ),
  named: fc
    .tuple(fc.constantFrom('id', 'match', 'name'), fc.integer({ min: 0, max: 9 }), tie('value'))
    .map(([key, number, rest]) => ({ [key]: number, rest }) as Json),
})).value;

describe('a change', () => {
  it.each([
    ['of any JSON', json],
    ['of what is like a view', view],
  ])('%s makes what is of what was', (_, values) => {
    fc.assert(
      fc.property(values, values, (before, after) => {
        expect(changed(before, after)).toStrictEqual(after);
      }),
      { numRuns: runs(2_000) },
    );
  });

  it('is null exactly where nothing changed', () => {
    fc.assert(
      fc.property(view, view, (before, after) => {
        expect(changeBetween(before, arrived(before))).toBeNull();
        if (changeBetween(before, after) === null) expect(after).toStrictEqual(before);
      }),
    );
  });

  it('is never much longer than what is', () => {
    fc.assert(
      fc.property(view, view, (before, after) => {
        // No more than every key twice, and a place for every element.
        const change = changeBetween(before, after);
        const [said, whole] = [change ?? '', after].map((it) => JSON.stringify(it).length);
        expect(said).toBeLessThanOrEqual(2 * (whole ?? 0) + JSON.stringify(before).length + 8);
      }),
    );
  });

  it('says nothing that is neither a key nor a value of what is, or a key of what was', () => {
    const words = (value: unknown): unknown[] =>
      Array.isArray(value)
        ? value.flatMap(words)
        : typeof value === 'object' && value !== null
          ? Object.entries(value).flatMap(([key, one]) => [key, ...words(one)])
          : [value];
    fc.assert(
      fc.property(view, view, (before, after) => {
        const keys = words(before).filter((word) => typeof word === 'string');
        const said = words(changeBetween(before, after)).filter((word) => !/^\d+$/.test(String(word)));
        for (const word of said) expect([...keys, ...words(after), null]).toContain(word);
      }),
    );
  });

  it('leaves what did not change the same object', () => {
    const before = {
      one: { deep: [1] },
      list: [
        { id: 1, at: { x: 1 } },
        { id: 2, at: { x: 1 } },
      ],
      n: 1,
    };
    const after = { one: { deep: [1] }, list: [{ id: 2, at: { x: 1 } }], n: 2 };
    const made = changed(before, after) as typeof before;
    expect(made.one).toBe(before.one);
    expect(made.list[0]).toBe(before.list[1]);
  });

  const people = (...names: readonly string[]): Json => names.map((name) => ({ name, connected: true }));
  it.each<[string, Json, Json, Change]>([
    ['a value', { a: 1, b: null }, { a: null, b: null }, { a: [null] }],
    ['a member that comes, and one that goes', { a: 1 }, { b: [] }, { a: [], b: [[]] }],
    ['somebody who comes', people('Ada'), people('Ada', 'Bob'), { 1: people('Bob') as Json[] }],
    ['somebody who goes', people('Ada', 'Bob', 'Cem'), people('Ada', 'Cem'), { 1: [] }],
    [
      'somebody who comes between',
      people('Ada', 'Cem'),
      people('Ada', 'Bob', 'Cem'),
      { 1: people('Bob', 'Cem') as Json[] },
    ],
    [
      'of whom something changed',
      people('Ada', 'Bob'),
      [people('Ada'), { name: 'Bob', connected: false }].flat(),
      { 1: { connected: [false] } },
    ],
    ['numbers that slide', [1, 2, 3, 4], [2, 3, 4, 5, 6], { 0: [], 4: [5, 6] }],
    ['a list that is another', [1, 2, 3], [4, 5, 6], [[4, 5, 6]]],
    ['another kind', { a: [1] }, { a: { 0: 1 } }, { a: [{ 0: 1 }] }],
  ])('says of %s just that', (_, before, after, change) => {
    expect(changeBetween(before, after)).toEqual(change);
    expect(changed(before, after)).toStrictEqual(after);
  });

  it('knows no difference between what is left out and what is undefined', () => {
    const left = { a: 1 };
    const undefinedToo = { a: 1, b: undefined } as unknown as Json;
    expect(changeBetween(left, undefinedToo)).toBeNull();
    expect(changeBetween(undefinedToo, left)).toBeNull();
    expect(changeBetween({ b: 1 }, { b: undefined } as unknown as Json)).toEqual({ b: [] });
  });
});
