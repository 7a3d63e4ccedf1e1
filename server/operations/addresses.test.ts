/** Tests of the addresses at which a class can open the pages, and of their order. */
import { type NetworkInterfaceInfo, networkInterfaces } from 'node:os';
import { describe, expect, it } from 'vitest';
import { classAddresses, outwardAddresses, type Reached } from './addresses.ts';

const at = (address: string, family: 'IPv4' | 'IPv6' = 'IPv4', internal = false): NetworkInterfaceInfo =>
  ({ address, family, internal }) as NetworkInterfaceInfo;
const reached: Reached = {
  host: null,
  port: 3000,
  publicUrl: null,
  interfaces: {
    docker0: [at('172.17.0.1')],
    vboxnet0: [at('192.168.56.1')],
    'vEthernet (WSL)': [at('172.29.0.1')],
    tun0: [at('10.8.0.2')],
    awdl0: [at('fe80::2', 'IPv6'), at('169.254.3.4')],
    lo: [at('127.0.0.1', 'IPv4', true), at('::1', 'IPv6', true)],
    eth1: [at('10.0.0.7')],
    wlan0: [at('2001:db8::20', 'IPv6'), at('192.168.1.5'), at('fe80::1', 'IPv6')],
  },
  outward: ['192.168.1.5', '2001:db8::20'],
};
const shown = (of: Partial<Reached>) =>
  classAddresses({ ...reached, ...of }).map(({ url, kind }) => `${kind} ${url}`);

describe('the addresses of a class', () => {
  it('begin with the way to the world; what others cannot reach comes last', () => {
    expect(shown({})).toEqual([
      'outward http://192.168.1.5:3000/',
      'outward http://[2001:db8::20]:3000/',
      'network http://10.0.0.7:3000/',
      'tunnel http://10.8.0.2:3000/',
      'virtual http://172.17.0.1:3000/',
      'virtual http://192.168.56.1:3000/',
      'virtual http://172.29.0.1:3000/',
      'link-local http://169.254.3.4:3000/',
    ]);
  });

  it.each([
    [
      'of IPv6 alone',
      { interfaces: { eth0: [at('2001:db8::20', 'IPv6')] } },
      ['outward http://[2001:db8::20]:3000/'],
    ],
    ['of a server for this machine only', { host: '127.0.0.1' }, []],
    ['of one that listens to one address', { host: '10.0.0.7' }, ['network http://10.0.0.7:3000/']],
    [
      'of one that listens to IPv4 only',
      { host: '0.0.0.0', interfaces: { eth0: [at('2001:db8::20', 'IPv6'), at('10.0.0.7')] } },
      ['network http://10.0.0.7:3000/'],
    ],
    [
      'behind a proxy',
      { publicUrl: new URL('https://2msl.example/2msl/') },
      ['proxy https://2msl.example/2msl/'],
    ],
    [
      'without a default route',
      { outward: [], interfaces: { eth0: [at('10.0.0.7')] } },
      ['network http://10.0.0.7:3000/'],
    ],
  ] as const)('%s', (_name, of, addresses) => {
    expect(shown(of)).toEqual(addresses);
  });

  it('are this computer’s own on the way out', async () => {
    const own = Object.values(networkInterfaces()).flatMap((infos) =>
      (infos ?? []).map(({ address }) => address),
    );
    for (const address of await outwardAddresses()) expect(own).toContain(address);
  });
});
