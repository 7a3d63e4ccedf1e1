/** Tests of what the operator reads at the start: the addresses and the teacher's link. */
import type { NetworkInterfaceInfo } from 'node:os';
import { describe, expect, it } from 'vitest';
import { announcement, classOrigins } from './announce.ts';

const at = (address: string, family: 'IPv4' | 'IPv6', internal = false): NetworkInterfaceInfo =>
  ({ address, family, internal }) as NetworkInterfaceInfo;
const interfaces = {
  lo: [at('127.0.0.1', 'IPv4', true)],
  en0: [at('fe80::1', 'IPv6'), at('192.168.1.5', 'IPv4')],
  en1: [at('10.0.0.7', 'IPv4')],
};
const everywhere = { host: '0.0.0.0', port: 3000, publicOrigin: null, interfaces };

describe('where the class can open the pages', () => {
  it.each([
    ['every interface', everywhere, ['http://192.168.1.5:3000', 'http://10.0.0.7:3000']],
    ['this machine only', { ...everywhere, host: '127.0.0.1' }, []],
    ['one address', { ...everywhere, host: '10.0.0.7' }, ['http://10.0.0.7:3000']],
    ['a proxy before it', { ...everywhere, publicOrigin: 'https://2msl.example' }, ['https://2msl.example']],
  ])('listening on %s', (_name, reached, origins) => {
    expect(classOrigins(reached)).toEqual(origins);
  });
});

describe('what the operator reads', () => {
  it('names the machine, the class and the teacher’s link with its secret', () => {
    const text = announcement({ ...everywhere, teacherSecret: 'abc', secretIsChosen: false });
    expect(text).toContain('http://localhost:3000');
    expect(text).toContain('http://192.168.1.5:3000');
    expect(text).toContain('http://localhost:3000/teach#secret=abc');
  });

  it('does not print a secret that the operator chose', () => {
    const text = announcement({ ...everywhere, teacherSecret: 'abc', secretIsChosen: true });
    expect(text).not.toContain('abc');
  });
});
