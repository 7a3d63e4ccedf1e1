/** Tests of the kept seat: found again where it was kept, and only what a server has given. */
import { afterEach, expect, test, vi } from 'vitest';
import { forgetSeat, keepSeat, keepsSeats, readSeat, type Seat } from './seat.ts';

const SEAT: Seat = { token: 'a_token-of-24-characters', code: 'K7QM42', name: 'Ada' };

function storage(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
}

function browser(local: unknown = storage(), session: unknown = storage()): void {
  vi.stubGlobal('localStorage', local);
  vi.stubGlobal('sessionStorage', session);
  vi.stubGlobal('window', { name: '' });
}

afterEach(() => void vi.unstubAllGlobals());

test.each([
  ['in both', storage(), storage()],
  ['for the tab alone', null, storage()],
  ['in the tab’s name, where nothing may be stored', null, null],
])('is found again, and forgotten: kept %s', (_, local, session) => {
  browser(local, session);
  expect(keepsSeats()).toBe(session !== null);
  keepSeat(SEAT);
  expect(readSeat()).toEqual(SEAT);
  forgetSeat({ ...SEAT, token: 'another-token' });
  expect(readSeat()).toEqual(SEAT);
  forgetSeat(SEAT);
  expect(readSeat()).toBeNull();
});

test.each([
  ...['{', 'null', '[]', '{"token":1}', '{"token":"a_token-of-24-characters"}'],
  ...['', 'x y', 'ü'.repeat(24), 'x'.repeat(65)].map((token) => JSON.stringify({ ...SEAT, token })),
])('is none where something else is stored: %s', (text) => {
  browser();
  localStorage.setItem('2msl.seat', text);
  expect(readSeat()).toBeNull();
});
