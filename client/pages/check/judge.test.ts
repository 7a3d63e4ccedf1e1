/** Tests of what findings mean, and of the browsers that they are found in. */
import { describe, expect, it } from 'vitest';
import { browserOf, NEEDED } from './browser.ts';
import type { Findings } from './findings.ts';
import { gradeOf, LINES, type Line, verdictOn } from './judge.ts';

const GOOD: Findings = {
  server: {
    room: { most: 100, free: 99 },
    addresses: ['http://10.0.0.7:3000/'],
    device: '10.0.0.9',
    secure: false,
    forwarded: 'none',
    now: 0,
  },
  webSocket: { kind: 'open', within: 3 },
  stream: 'live',
  times: { median: 20, worst: 60 },
  skew: 40,
  storage: { local: true, session: true },
  browser: { known: { name: 'Chrome', version: 140, needed: 111 } },
  addresses: [{ url: 'http://10.0.0.7:3000/', answers: true }],
  secureContext: true,
  page: { url: 'https://school.example/2msl/', https: true },
};
const ANSWER = GOOD.server as Exclude<Findings['server'], false | null>;
const NO_SOCKET: Partial<Findings> = { webSocket: { kind: 'unanswered' } };

describe('the verdict', () => {
  it.each<[string, Partial<Findings>, string]>([
    ['all is well', {}, 'yes'],
    ['nothing is known yet', { server: null, webSocket: null, stream: null }, 'null'],
    ['a WebSocket works, whatever else does not', { stream: 'none', times: null }, 'yes'],
    ['no WebSocket gets through, and events are not known yet', { ...NO_SOCKET, stream: null }, 'null'],
    ['no WebSocket gets through', NO_SOCKET, 'slower stream'],
    ['events are held back, too', { ...NO_SOCKET, stream: 'held-back' }, 'slower poll'],
    ['nothing gets through', { ...NO_SOCKET, stream: 'none' }, 'no no-way'],
    ['the server is not there', { server: false }, 'no no-server'],
    ['the server is full', { server: { ...ANSWER, room: { most: 100, free: 0 } } }, 'no full'],
    [
      'the browser is too old',
      { browser: { known: { name: 'Safari', version: 15.6, needed: 16.4 } } },
      'no browser',
    ],
  ])('where %s', (_, found, told) => {
    const verdict = verdictOn({ ...GOOD, ...found });
    expect('because' in verdict ? `${verdict.play} ${verdict.because}` : String(verdict.play)).toBe(told);
  });
});

describe('a line', () => {
  it('is good for each where all is well, or plainly so', () => {
    for (const line of LINES) expect(['good', 'plain'], line).toContain(gradeOf(line, GOOD));
  });

  it.each<[Line, Partial<Findings>, string]>([
    ['storage', { storage: { local: false, session: true } }, 'warn'],
    ['clock', { skew: -61_000 }, 'warn'],
    ['times', { times: { median: 401, worst: 500 } }, 'warn'],
    ['times', { times: { median: 50, worst: 2_500 } }, 'warn'],
    ['stream', { stream: 'none' }, 'bad'],
    ['webSocket', NO_SOCKET, 'warn'],
    ['addresses', { addresses: [] }, 'warn'],
    ['addresses', { addresses: [{ url: 'http://10.0.0.7:3000/', answers: false }] }, 'warn'],
    ['addresses', { addresses: [{ url: 'http://10.0.0.7:3000/', answers: null }] }, 'good'],
    ['proxy', { server: { ...ANSWER, forwarded: 'ignored' } }, 'warn'],
    ['webSocket', { webSocket: null }, 'still'],
    ['webSocket', { webSocket: null, server: false }, 'plain'],
  ])('%s tells of %j', (line, found, grade) => {
    expect(gradeOf(line, { ...GOOD, ...found })).toBe(grade);
  });
});

describe('the browser', () => {
  it.each([
    [
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
      'Chrome 140',
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/109.0.0.0 Safari/537.36 Edg/109.0.1518.78',
      'Edge 109',
    ],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0', 'Firefox 128'],
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/15.6 Safari/605.1.15',
      'Safari 15.6',
    ],
    [
      'Mozilla/5.0 (iPad; CPU OS 16_3_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/140.0.0.0 Mobile/15E148 Safari/604.1',
      'Safari 16.3',
    ],
    ['Lynx/2.9', 'none'],
  ])('%s', (userAgent, told) => {
    const { known } = browserOf(userAgent);
    expect(known ? `${known.name} ${known.version}` : 'none').toBe(told);
  });

  it('is asked to be what the build is made for', async () => {
    const { build } = await (await import('vite')).resolveConfig({ configFile: 'vite.config.ts' }, 'build');
    const built = Object.entries(NEEDED).map(([name, version]) => `${name}${version}`);
    expect([build.target].flat()).toEqual(expect.arrayContaining(built));
  });
});
