/** Tests of SYN cookies: their bits, their age, and how seldom one is guessed. */
import { describe, expect, test } from 'vitest';
import { seq, seqAdd } from '../tcp/seq.ts';
import { COOKIE_MSS, type CookieOf, checkCookie, makeCookie } from './cookie.ts';

const KEY = [0x1234_5678, 0x0bad_cafe] as const;
const OF: CookieOf = {
  local: { ip: '10.0.0.2', port: 9293 },
  remote: { ip: '192.0.2.7', port: 40_000 },
  irs: seq(4_000_000_000),
};
const PERIOD = 64_000;

describe('a SYN cookie', () => {
  test.each([
    ['an ordinary Ethernet client', 1_460, 1_460],
    ['one behind PPPoE', 1_452, 1_440],
    ['one behind a tunnel', 1_400, 1_300],
    ['one that says nothing', 0, 536],
    ['one with jumbo frames', 8_960, 1_460],
  ])('keeps the MSS of %s, rounded down', (_, mss, kept) => {
    const cookie = makeCookie(KEY, OF, mss, 0);
    expect(checkCookie(KEY, OF, cookie, 1_000)).toBe(kept);
  });

  test('bears counter, MSS and hash where RFC 4987’s description has them', () => {
    const cookie = makeCookie(KEY, OF, 1_460, 33 * PERIOD);
    expect(cookie >>> 27).toBe(33 % 32);
    expect((cookie >>> 24) & 0b111).toBe(COOKIE_MSS.indexOf(1_460));
  });

  test('is good in its period and the next, and then too old', () => {
    const cookie = makeCookie(KEY, OF, 1_460, PERIOD - 1);
    expect(checkCookie(KEY, OF, cookie, PERIOD - 1)).toBe(1_460);
    expect(checkCookie(KEY, OF, cookie, 2 * PERIOD - 1)).toBe(1_460);
    expect(checkCookie(KEY, OF, cookie, 2 * PERIOD)).toBeNull();
  });

  test('does not come to life again when its counter’s five bits come round', () => {
    const cookie = makeCookie(KEY, OF, 1_460, 0);
    expect(checkCookie(KEY, OF, cookie, 32 * PERIOD)).toBeNull();
  });

  test.each([
    ['another client’s port', { ...OF, remote: { ...OF.remote, port: 40_001 } }],
    ['another client’s address', { ...OF, remote: { ...OF.remote, ip: '192.0.2.8' } }],
    ['another port of the server', { ...OF, local: { ...OF.local, port: 80 } }],
    ['another ISS of the client', { ...OF, irs: seqAdd(OF.irs, 1) }],
  ])('is worth nothing for %s', (_, other) => {
    expect(checkCookie(KEY, other, makeCookie(KEY, OF, 1_460, 0), 0)).toBeNull();
  });

  test('does not survive the change of any single bit', () => {
    const cookie = makeCookie(KEY, OF, 1_460, 0);
    const forged = Array.from({ length: 32 }, (_, bit) => seq(cookie ^ (1 << bit)));
    expect(forged.map((one) => checkCookie(KEY, OF, one, 0))).toEqual(forged.map(() => null));
  });

  test('cannot be made without the key', () => {
    expect(checkCookie(KEY, OF, makeCookie([1, 2], OF, 1_460, 0), 0)).toBeNull();
  });

  test('is guessed seldom: of 20 000 guesses none passes', () => {
    const guesses = Array.from({ length: 20_000 }, (_, i) => checkCookie(KEY, OF, seq(i * 214_748), 0));
    expect(guesses.filter((mss) => mss !== null)).toEqual([]);
  });
});
