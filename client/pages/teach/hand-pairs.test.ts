/** Tests of pairs made by hand. */
import { beforeEach, expect, it } from 'vitest';
import { createHandPairs, type HandPairs } from './hand-pairs.ts';

let hand: HandPairs;
beforeEach(() => {
  hand = createHandPairs();
});

it('begins a pair with one, who plays with the autopilot until another comes', () => {
  hand.put('ada', { pair: 0, host: 'B' });
  expect(hand.pairs.value).toEqual([{ A: null, B: 'ada' }]);
  hand.put('bob', { pair: 0, host: 'A' });
  hand.put('cy', { pair: 1, host: 'A' });
  expect(hand.pairs.value).toEqual([
    { A: 'bob', B: 'ada' },
    { A: 'cy', B: null },
  ]);
});

it('exchanges two, and sends home whose seat is taken by one who had none', () => {
  hand.put('ada', { pair: 0, host: 'A' });
  hand.put('bob', { pair: 0, host: 'B' });
  hand.put('cy', { pair: 1, host: 'A' });
  hand.put('cy', { pair: 0, host: 'B' });
  expect(hand.pairs.value).toEqual([
    { A: 'ada', B: 'cy' },
    { A: 'bob', B: null },
  ]);
  hand.put('dan', { pair: 1, host: 'A' });
  expect(hand.pairs.value[1]).toEqual({ A: 'dan', B: null });
});

it('forgets a pair that nobody is left in', () => {
  hand.put('ada', { pair: 0, host: 'A' });
  hand.put('ada', null);
  expect(hand.pairs.value).toEqual([]);
});

it('leaves somebody who is put where they are', () => {
  hand.put('ada', { pair: 0, host: 'A' });
  hand.put('ada', { pair: 0, host: 'A' });
  expect(hand.pairs.value).toEqual([{ A: 'ada', B: null }]);
});

it('swaps the hosts of a pair', () => {
  hand.put('ada', { pair: 0, host: 'A' });
  hand.swap(0);
  expect(hand.pairs.value).toEqual([{ A: null, B: 'ada' }]);
});

it('picks somebody up once, and puts them down with the next press or where they go', () => {
  hand.pick('ada');
  expect(hand.picked.value).toBe('ada');
  hand.pick('ada');
  expect(hand.picked.value).toBe(null);
  hand.pick('ada');
  hand.put('ada', { pair: 0, host: 'A' });
  expect(hand.picked.value).toBe(null);
});

it('knows nobody who has left the class', () => {
  hand.put('ada', { pair: 0, host: 'A' });
  hand.put('bob', { pair: 0, host: 'B' });
  hand.put('cy', { pair: 1, host: 'A' });
  expect(hand.of(new Set(['bob']))).toEqual([{ A: null, B: 'bob' }]);
});

it('puts a third one between two as the network, who stays when the hosts are swapped', () => {
  hand.put('ada', { pair: 0, host: 'A' });
  hand.put('cy', { pair: 0, host: 'network' });
  hand.put('bob', { pair: 0, host: 'B' });
  hand.swap(0);
  const all = new Set(['ada', 'bob', 'cy']);
  expect(hand.of(all)).toEqual([{ A: 'bob', B: 'ada', network: 'cy' }]);
  expect(hand.placeOf('cy')).toEqual({ pair: 0, host: 'network' });
  expect(hand.of(new Set(['ada', 'bob']))).toEqual([{ A: 'bob', B: 'ada' }]);
  // Without a host there is nothing to be the network of.
  expect(hand.of(new Set(['cy']))).toEqual([]);
  hand.put('cy', null);
  expect(hand.pairs.value).toEqual([{ A: 'bob', B: 'ada' }]);
});
