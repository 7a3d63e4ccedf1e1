/** Tests of the page on the wall: its token, what it shows, how it plays a match again. */
import { signal } from '@preact/signals';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Heard } from '../../../shared/protocol/heard.ts';
import type { ProjectorView } from '../../../shared/protocol/view.ts';
import type { Link, LinkOptions } from '../../connection/socket.ts';
import { AGAIN, createProject, type Project, playedAgain, STANDS, tokenOf } from './state.ts';

let hear: (message: Heard) => void;
let hello: ReturnType<LinkOptions['hello']> | null;
const open = (token: string | null): Project =>
  createProject({
    token,
    server: 'http://192.168.1.5:3000/',
    monotonic: () => 0,
    wallClock: () => 99_000,
    openLink: (options) => {
      hear = options.onMessage;
      hello = options.hello();
      return { status: signal('online') } as unknown as Link;
    },
  });

const view = (change: Partial<ProjectorView> = {}): ProjectorView => ({
  code: 'K7QM',
  name: null,
  shows: { scene: 'join', match: null, named: false, address: null },
  players: { joined: 0, here: 0 },
  round: null,
  question: null,
  watched: null,
  ...change,
});
const clock = { virtual: 5_000, pace: 1, paused: true };

beforeEach(() => {
  hello = null;
});

describe('the page on the wall', () => {
  it('counts down to the server’s moment, however its own clock goes', () => {
    const project = open('abcDEF-_0123456789');
    // This device's clock is 9 s before the server's.
    hear({ type: 'welcome', protocol: 1, role: 'projector', heartbeat: 1_000, now: 90_000 });
    expect(project.here(120_000)).toBe(30_000);
  });

  it('takes a token from its address, and nothing else', () => {
    expect(tokenOf('#abcDEF-_0123456789')).toBe('abcDEF-_0123456789');
    for (const hash of ['', '#', '#K7QM', '#secret=abcdefghijkl', `#${'x'.repeat(65)}`])
      expect(tokenOf(hash), hash).toBeNull();
  });

  it('asks nobody without one', () => {
    expect(open(null).link).toBeNull();
    expect(hello).toBeNull();
  });

  it('says no class: its token alone opens it', () => {
    open('abcdefghijkl');
    expect(hello).toEqual({ token: 'abcdefghijkl', class: null, seen: null });
  });

  it('names the address that the teacher chose', () => {
    const project = open('abcdefghijkl');
    expect(project.address.value).toBe('http://192.168.1.5:3000/');
    const shows = { ...view().shows, address: 'http://school.example/2msl/' };
    hear({ type: 'projector', since: 0, view: view({ shows }), clock });
    expect(project.address.value).toBe('http://school.example/2msl/');
    expect(project.now.value).toBe(5_000);
  });
});

describe('a match that has ended', () => {
  it('is played again from its beginning, stands at its end, and begins anew', () => {
    expect(playedAgain(60_000, -1)).toBe(0);
    expect(playedAgain(60_000, AGAIN / 2)).toBe(30_000);
    expect(playedAgain(60_000, AGAIN + STANDS / 2)).toBe(60_000);
    expect(playedAgain(60_000, AGAIN + STANDS)).toBe(0);
  });
});
