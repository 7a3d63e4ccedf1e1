/** Tests of the address that the class opens: its own, the server's, or the teacher's. */
import { beforeEach, describe, expect, it } from 'vitest';
import { createJoinAddress, type JoinAddress } from './join-address.ts';

let memory: Map<string, string>;
const opened = (origin = 'http://localhost:3000'): JoinAddress =>
  createJoinAddress({
    origin,
    recall: (key) => memory.get(key) ?? null,
    remember: (key, value) => memory.set(key, value),
  });

beforeEach(() => {
  memory = new Map();
});

describe('the address that the class opens', () => {
  it('is what the server knows when the page was opened as localhost', () => {
    const address = opened();
    address.offer(['http://10.0.0.7:3000', 'http://10.9.0.1:3000']);
    expect(address.origin.value).toBe('http://10.0.0.7:3000');
    expect(address.onlyHere.value).toBe(false);
  });

  it('is the page’s own until the teacher says another, which is remembered', () => {
    const address = opened();
    expect(address.onlyHere.value).toBe(true);
    expect(address.origin.value).toBe('http://localhost:3000');
    expect(address.say('192.168.1.5')).toBe(true);
    expect(address.origin.value).toBe('http://192.168.1.5:3000');
    expect(opened().origin.value).toBe('http://192.168.1.5:3000');
  });

  it('is the page’s own where that leads here from everywhere, whatever the server knows', () => {
    const address = opened('https://2msl.example');
    address.offer(['http://10.0.0.7:3000']);
    expect(address.origin.value).toBe('https://2msl.example');
  });

  it('stays what it was when what is typed is none', () => {
    const address = opened();
    expect(address.say('not an address')).toBe(false);
    expect(address.origin.value).toBe('http://localhost:3000');
  });
});
