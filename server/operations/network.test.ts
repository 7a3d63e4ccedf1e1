/** Tests of where a request comes from. */
import { describe, expect, it } from 'vitest';
import { addressOf, networkOf } from './network.ts';
import { readTrustedProxies, trustsNoProxy } from './trusted-proxies.ts';

describe('networkOf', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:DB8:1:2::9', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['not an address', 'not an address'],
  ])('%s is of %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});

describe('addressOf', () => {
  const asked = (forwarded: string | undefined, remoteAddress = '127.0.0.1') => ({
    headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
    socket: { remoteAddress },
  });

  it('believes no header that the operator does not trust', () => {
    expect(addressOf(asked('192.0.2.7'), trustsNoProxy)).toBe('127.0.0.1');
  });

  it('believes as many proxies as the operator says, and nobody before them', () => {
    const one = readTrustedProxies('1') ?? trustsNoProxy;
    // What the device itself put there comes first.
    expect(addressOf(asked('203.0.113.1, 192.0.2.7'), one)).toBe('192.0.2.7');
    const two = readTrustedProxies('2') ?? trustsNoProxy;
    expect(addressOf(asked('203.0.113.1, 192.0.2.7'), two)).toBe('203.0.113.1');
    expect(addressOf(asked(undefined), one)).toBe('127.0.0.1');
  });

  it('believes proxies by their networks', () => {
    const trusts = readTrustedProxies('127.0.0.1, 10.0.0.0/8') ?? trustsNoProxy;
    expect(addressOf(asked('203.0.113.1, 192.0.2.7, 10.1.2.3'), trusts)).toBe('192.0.2.7');
    expect(addressOf(asked('203.0.113.1', '192.0.2.9'), trusts)).toBe('192.0.2.9');
  });
});
