/** Tests of the reference of the eleven states: its names, its times, and where addresses lead. */
import { expect, test } from 'vitest';
import { scenarioById } from '../../../shared/scenarios/catalogue/catalogue.ts';
import { STATES } from '../../../shared/tcp/state.ts';
import { CONTRASTS, LASTS, NAMES, stateOf } from './state.ts';

test('names all eleven states, none of them like another', () => {
  expect(NAMES.map(({ state }) => state)).toEqual(STATES);
  for (const spelling of ['ss', 'netstat', 'chinese'] as const)
    expect(new Set(NAMES.map((names) => names[spelling])).size).toBe(11);
});

test('tells no spelling of elsewhere that a tool here has, too', () => {
  for (const { ss, netstat, elsewhere } of NAMES)
    for (const name of elsewhere) expect([ss, netstat]).not.toContain(name);
});

test('counts how long a kernel keeps what is not answered', () => {
  // 1 + 2 + 4 + 8 + 16 + 32 s: the SYN,ACK and five retransmissions.
  expect(LASTS['SYN-RECEIVED'].linux?.time).toBe(63_000);
  expect(LASTS['TIME-WAIT']).toEqual({
    rfc: { time: 240_000, least: false },
    linux: { time: 60_000, by: 'TCP_TIMEWAIT_LEN' },
    here: 30_000,
  });
  // Where only an application can end it, nothing else does.
  expect(LASTS['CLOSE-WAIT']).toEqual({ rfc: null, linux: null, here: null });
  expect(LASTS['FIN-WAIT-2'].rfc).toBeNull();
});

test('finds the entry that an address names', () => {
  for (const state of STATES) expect(stateOf(`#${state}`)).toBe(state);
  for (const hash of ['', '#', '#WAIT-CLOSE', 'CLOSED']) expect(stateOf(hash)).toBeNull();
});

test('contrasts states and scenarios that there are', () => {
  for (const { sides } of CONTRASTS)
    for (const { of } of sides)
      expect(STATES.some((state) => state === of) || scenarioById(of) !== null, of).toBe(true);
});
