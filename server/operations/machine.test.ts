/** Tests of how many connections a machine carries. */
import { expect, it } from 'vitest';
import { connectionsOfThisMachine, mostConnections } from './machine.ts';

const GIB = 2 ** 30;
const limits = (files: string): string =>
  `Limit                     Soft Limit           Hard Limit           Units\nMax open files            ${files}                20000                files\n`;

it.each([
  [
    'as many as files may be open, but for those that are something else’s',
    limits('20000'),
    64 * GIB,
    19_500,
  ],
  ['no more than there is memory for', limits('1048576'), 4 * GIB, 8_192],
  ['as many as there is memory for, where files have no limit', limits('unlimited'), 4 * GIB, 8_192],
  ['a few classes, however little there is', limits('512'), 64 * GIB, 100],
  ['5,000 where the system does not say', null, 64 * GIB, 5_000],
])('takes %s', (_, told, memory, most) => {
  expect(mostConnections(told, memory)).toBe(most);
});

it('knows this machine', () => {
  expect(connectionsOfThisMachine()).toBeGreaterThanOrEqual(100);
});
