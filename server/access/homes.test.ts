/** Tests of where classes are at home. */
import { expect, it } from 'vitest';
import { Homes } from './homes.ts';

it('knows who is here, also when it has just forgotten who went long ago', () => {
  let now = 0;
  const homes = new Homes(() => now);
  for (let i = 0; i < 20_000; i += 1) homes.came(`C${i}`, 'a')();
  now += 2 * 60 * 60_000;
  homes.came('K7QM42', 'a');
  expect(homes.has('K7QM42', 'a')).toBe(true);
  expect(homes.has('C0', 'a')).toBe(false);
});
