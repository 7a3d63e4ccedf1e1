/** Tests of the numbering: set, toggled, and relative where nothing is remembered. */
import { signal } from '@preact/signals';
import { expect, test } from 'vitest';
import { createNumbering } from './numbering-state.ts';

test('numbers are relative until the player wants them otherwise', () => {
  const { chosen, set, toggle } = createNumbering(signal(false));
  expect(chosen.value).toBe('relative');
  toggle();
  expect(chosen.value).toBe('absolute');
  toggle();
  expect(chosen.value).toBe('relative');
  set('absolute');
  expect(chosen.value).toBe('absolute');
});

test('what belongs to another connection is counted absolute, whatever the player likes', () => {
  const foreign = signal(true);
  const { chosen, now, set } = createNumbering(foreign);
  set('relative');
  expect([chosen.value, now.value]).toEqual(['relative', 'absolute']);
  foreign.value = false;
  expect(now.value).toBe('relative');
});
