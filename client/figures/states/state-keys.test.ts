/** Tests of the states' keys. */
import { expect, test } from 'vitest';
import { STATES } from '../../../shared/tcp/state.ts';
import { keyOfState, stateOfKey } from './state-keys.ts';

test('every state has a key of its own, and the key leads back to it', () => {
  for (const state of STATES) expect(stateOfKey(keyOfState(state))).toBe(state);
  expect(new Set(STATES.map(keyOfState)).size).toBe(STATES.length);
});

test('other keys name no state', () => {
  expect(stateOfKey('S')).toBeUndefined();
  expect(stateOfKey('')).toBeUndefined();
});
