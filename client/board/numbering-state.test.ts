/** Tests of the numbering: set, toggled, and relative where nothing is remembered. */
import { expect, test } from 'vitest';
import { createNumbering } from './numbering-state.ts';

test('numbers are relative until the player wants them otherwise', () => {
  const { chosen, set, toggle } = createNumbering();
  expect(chosen.value).toBe('relative');
  toggle();
  expect(chosen.value).toBe('absolute');
  toggle();
  expect(chosen.value).toBe('relative');
  set('absolute');
  expect(chosen.value).toBe('absolute');
});
