/** Tests of what the operator reads at the start: the addresses and the teacher's link. */
import type { NetworkInterfaceInfo } from 'node:os';
import { describe, expect, it } from 'vitest';
import { announcement } from './announce.ts';

const at = (address: string, family: 'IPv4' | 'IPv6', internal = false): NetworkInterfaceInfo =>
  ({ address, family, internal }) as NetworkInterfaceInfo;
const interfaces = {
  docker0: [at('172.17.0.1', 'IPv4')],
  lo: [at('127.0.0.1', 'IPv4', true)],
  en0: [at('fe80::1', 'IPv6'), at('192.168.1.5', 'IPv4')],
  en1: [at('10.0.0.7', 'IPv4')],
};
const everywhere = { host: null, port: 3000, publicUrl: null, interfaces, outward: ['192.168.1.5'] };

describe('what the operator reads', () => {
  it('names the machine, the class and the teacher’s link with its secret', () => {
    const text = announcement({ ...everywhere, teacherSecret: 'abc', secretIsChosen: false });
    expect(text).toContain('http://localhost:3000');
    expect(text).toContain('http://192.168.1.5:3000');
    expect(text).toContain('http://localhost:3000/teach#secret=abc');
    expect(text).toContain('http://172.17.0.1:3000  (docker0: inside this computer)');
    expect(text.indexOf('192.168.1.5')).toBeLessThan(text.indexOf('172.17.0.1'));
  });

  it('does not print a secret that the operator chose', () => {
    const text = announcement({ ...everywhere, teacherSecret: 'abc', secretIsChosen: true });
    expect(text).not.toContain('abc');
  });
});
