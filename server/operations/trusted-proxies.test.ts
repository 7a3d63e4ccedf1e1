/** Tests of which proxies are believed. */
import { describe, expect, it } from 'vitest';
import { readTrustedProxies } from './trusted-proxies.ts';

describe('a proxy is believed', () => {
  it.each([
    ['one in a row', '1', '203.0.113.5', 0, true],
    ['one in a row, for the one behind it', '1', '203.0.113.5', 1, false],
    ['an address', '127.0.0.1', '127.0.0.1', 0, true],
    ['an address, written as one of IPv6', '127.0.0.1', '::ffff:127.0.0.1', 0, true],
    ['another address', '127.0.0.1', '127.0.0.2', 0, false],
    ['one of several networks', '127.0.0.1, 10.0.0.0/8', '10.9.8.7', 3, true],
    ['an address outside of them', '127.0.0.1, 10.0.0.0/8', '11.0.0.1', 0, false],
    ['a network of IPv6', '::1,fd00::/8', 'fd12::7', 0, true],
    ['what is no address', '10.0.0.0/8', 'unknown', 0, false],
  ])('%s', (_, text, address, hop, believed) => {
    expect(readTrustedProxies(text)?.(address, hop)).toBe(believed);
  });

  it.each(['0', '11', 'yes', '10.0.0.0/33', '10.0.0', '127.0.0.1,', '10.0.0.0/'])('not by %s', (text) => {
    expect(readTrustedProxies(text)).toBeNull();
  });
});
