/** Tests of what is kept in memory of matches. */
import { expect, it } from 'vitest';
import { Kept } from './kept.ts';

it('keeps what was asked for last, within its octets, and nothing that is larger than all of them', () => {
  const kept = new Kept<string>(10);
  kept.set('a', 'A', 4);
  kept.set('b', 'B', 4);
  expect(kept.get('a')).toBe('A');
  kept.set('c', 'C', 4);
  expect(kept.get('b')).toBeUndefined();
  expect([kept.get('a'), kept.get('c')]).toEqual(['A', 'C']);
  kept.set('a', 'A anew', 6);
  expect([kept.get('a'), kept.get('c')]).toEqual(['A anew', 'C']);
  kept.set('d', 'D', 11);
  expect([kept.get('d'), kept.get('a')]).toEqual([undefined, 'A anew']);
  kept.forget(['a', 'none']);
  kept.set('e', 'E', 6);
  expect([kept.get('a'), kept.get('c'), kept.get('e')]).toEqual([undefined, 'C', 'E']);
});
