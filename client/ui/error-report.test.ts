/** Tests of what a page error’s report says, and what it does not. */
import { expect, test } from 'vitest';
import { reportOf } from './error-report.ts';

const circumstances = {
  at: '1970-01-01T00:00:00.000Z',
  path: '/teach',
  language: 'en',
  browser: 'A browser',
};

test('a report has what went wrong, where, when and in which browser', () => {
  const error = Object.assign(new TypeError('no name'), {
    stack: 'TypeError: no name\n    at draw (teach.js:1:2)',
  });
  expect(reportOf({ kind: 'drawing', error }, circumstances)).toBe(
    '2MSL /teach (en), drawing, 1970-01-01T00:00:00.000Z\nA browser\nTypeError: no name\n    at draw (teach.js:1:2)',
  );
});

test('a stack that does not begin with the error follows it; what is no error is told as it is', () => {
  const error = Object.assign(new Error('no name'), { stack: 'draw@teach.js:1:2' });
  expect(reportOf({ kind: 'script', error }, circumstances)).toContain('\nError: no name\ndraw@teach.js:1:2');
  expect(reportOf({ kind: 'script', error: 'gone' }, circumstances)).toMatch(/\ngone$/);
});
