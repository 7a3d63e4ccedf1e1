/** Tests of how a question has been answered. */
import { expect, test } from 'vitest';
import { ownOf, share, standingOf } from './standing.ts';

const option = (legal: boolean, chosen: number) => ({ legal, chosen, name: null, follows: null });
const OPTIONS = [option(false, 2), option(true, 5), option(false, 3), option(true, 1)];

test('all that are legal are right, and of the wrong ones the commonest is found', () => {
  expect(standingOf({ options: OPTIONS })).toEqual({ answered: 11, right: 6, commonest: 2 });
});

test('where nobody was wrong there is no commonest wrong answer', () => {
  expect(standingOf({ options: [option(false, 0), option(true, 4)] }).commonest).toBeNull();
});

test('a share of nothing is nothing', () => {
  expect([share(0, 0), share(1, 4)]).toEqual([0, 25]);
});

test('the own answer is right, wrong, or none', () => {
  expect([1, 0, null, 9].map((yours) => ownOf({ options: OPTIONS }, yours))).toEqual([
    ...['right', 'wrong', 'none', 'wrong'],
  ]);
});
