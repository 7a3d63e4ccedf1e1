/** Tests of whose turn it is while the player has none. */
import { expect, test } from 'vitest';
import { whoseTurn } from './wait-state.ts';

const bo = { name: 'Bo', connected: true };
const wait = { partner: bo, leaps: false, frozen: false, waited: 0 };

test.each([
  ['at first the wire or the partner: which of them would tell of a loss', wait, 'wire or partner'],
  ['for as long as no leap could be offered yet', { ...wait, waited: 9_999 }, 'wire or partner'],
  ['the partner’s, when a leap would be offered otherwise', { ...wait, waited: 10_000 }, 'partner'],
  ['nobody’s, when a leap is', { ...wait, waited: 10_000, leaps: true }, null],
  ['nobody’s, while the clock stands', { ...wait, waited: 10_000, frozen: true }, null],
  [
    'not that of one who is away: that is told elsewhere',
    { ...wait, partner: { ...bo, connected: false } },
    null,
  ],
  ['not the autopilot’s, which does not think long', { ...wait, partner: { ...bo, name: null } }, null],
])('it is %s', (_, given, turn) => {
  expect(whoseTurn(given)).toBe(turn);
});
