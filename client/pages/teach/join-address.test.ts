/** Tests of the address that the class opens: its own, the server's, or the teacher's. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { ClassAddress } from '../../../shared/protocol/http.ts';
import { createJoinAddress, type JoinAddress } from './join-address.ts';

const at = (url: string, kind: ClassAddress['kind'] = 'network'): ClassAddress => ({
  url,
  kind,
  network: 'eth0',
});
const LAN = at('http://10.0.0.7:3000/', 'outward');

let memory: Map<string, string>;
const opened = (url = 'http://localhost:3000/'): JoinAddress =>
  createJoinAddress({
    url,
    recall: (key) => memory.get(key) ?? null,
    remember: (key, value) => memory.set(key, value),
  });

beforeEach(() => {
  memory = new Map();
});

describe('the address that the class opens', () => {
  it('is what the server knows when the page was opened as localhost', () => {
    const address = opened();
    address.offer([LAN, at('http://10.9.0.1:3000/', 'virtual')]);
    expect(address.url.value).toBe('http://10.0.0.7:3000/');
    expect(address.onlyHere.value).toBe(false);
  });

  it('is the page’s own until the teacher says another, which is remembered', () => {
    const address = opened();
    expect(address.onlyHere.value).toBe(true);
    expect(address.url.value).toBe('http://localhost:3000/');
    expect(address.say('192.168.1.5')).toBe(true);
    expect(address.url.value).toBe('http://192.168.1.5:3000/');
    expect(opened().url.value).toBe('http://192.168.1.5:3000/');
  });

  it('is the page’s own where that leads here from everywhere, whatever the server knows', () => {
    const address = opened('https://2msl.example/');
    address.offer([LAN]);
    expect(address.url.value).toBe('https://2msl.example/');
    expect(address.known.value[0]).toEqual({ url: 'https://2msl.example/', kind: 'here', network: null });
  });

  it('stays what it was when what is typed is none', () => {
    const address = opened();
    expect(address.say('not an address')).toBe(false);
    expect(address.url.value).toBe('http://localhost:3000/');
  });

  it('is another one at any time, when the teacher picks it', () => {
    const address = opened('http://192.168.1.5:3000/');
    address.offer([LAN, at('http://192.168.1.5:3000/')]);
    expect(address.url.value).toBe('http://192.168.1.5:3000/');
    expect(address.known.value.map(({ url }) => url)).toEqual([
      'http://10.0.0.7:3000/',
      'http://192.168.1.5:3000/',
    ]);
    address.say('http://10.0.0.7:3000/');
    expect(address.url.value).toBe('http://10.0.0.7:3000/');
  });

  it('is not that of yesterday’s network, but stays a name', () => {
    opened().say('192.168.1.5');
    const next = opened();
    next.offer([LAN]);
    expect(next.url.value).toBe('http://10.0.0.7:3000/');
    opened().say('http://class.school.example:3000/');
    const named = opened();
    named.offer([LAN]);
    expect(named.url.value).toBe('http://class.school.example:3000/');
  });
});
