/** Tests of the sheets: shown, closed, and taken away by what showed them. */
import { expect, test } from 'vitest';
import { createSheets } from './sheet-state.ts';

test('a sheet takes the place of the other, and goes by what brought it', () => {
  const { shown, show, close, toggle } = createSheets();
  show('log');
  toggle('keys');
  expect(shown.value).toBe('keys');
  toggle('keys');
  expect(shown.value).toBeNull();
  toggle('task');
  close();
  expect(shown.value).toBeNull();
});
