/** Tests of the likely next states. */
import { expect, test } from 'vitest';
import { likelyStates } from './situation.ts';

test('the likely next states are the present one and where its arrows lead', () => {
  expect(likelyStates('FIN-WAIT-1')).toEqual(['FIN-WAIT-1', 'FIN-WAIT-2', 'CLOSING', 'TIME-WAIT']);
  expect(likelyStates('LAST-ACK')).toEqual(['LAST-ACK', 'CLOSED']);
});
