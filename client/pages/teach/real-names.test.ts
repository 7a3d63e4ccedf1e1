/** Tests of the teacher’s own list of real names: by class, in this browser alone. */
import { signal } from '@preact/signals';
import { expect, it } from 'vitest';
import { createRealNames } from './real-names.ts';

function kept(before: Readonly<Record<string, string>> = {}) {
  const storage = new Map(Object.entries(before));
  const code = signal<string | null>('K7QM42');
  const names = createRealNames({
    recall: (key) => storage.get(key) ?? null,
    remember: (key, value) => storage.set(key, value),
    code,
  });
  return { names, code, storage };
}

it('is kept by class, and found again', () => {
  const { names, code, storage } = kept();
  names.set('p1', ' Ada Lovelace ');
  names.set('p2', '王小明');
  expect([names.of('p1'), names.of('p2'), names.of('p3')]).toEqual(['Ada Lovelace', '王小明', null]);
  code.value = 'CDF346';
  expect(names.of('p1')).toBeNull();
  const again = kept(Object.fromEntries(storage));
  expect(again.names.of('p2')).toBe('王小明');
  again.names.set('p2', '');
  expect(again.names.of('p2')).toBeNull();
});

it('goes with the class, and survives what is no list', () => {
  const { names, storage } = kept();
  names.set('p1', 'Ada');
  names.forget('K7QM42');
  expect([...storage.values()].join('')).not.toContain('Ada');
  for (const wrong of ['', '{', 'null', '"Ada"', '{"p1":7}'])
    expect(kept({ '2msl.real-names.K7QM42': wrong }).names.of('p1'), wrong).toBeNull();
});
