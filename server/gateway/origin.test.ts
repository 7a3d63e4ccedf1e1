/** Tests of which pages may open a WebSocket, and of what the operator reads of the others. */
import { describe, expect, it } from 'vitest';
import type { Log } from '../operations/log.ts';
import { readTrustedProxies, trustsNoProxy } from '../operations/trusted-proxies.ts';
import { type Asked, createOrigins } from './origin.ts';

const silent = (): void => undefined;
const quiet: Log = { fatal: silent, error: silent, warn: silent, info: silent, debug: silent };
const publicUrl = new URL('https://2msl.school/path/');
const asked = (headers: Asked['headers'], remoteAddress = '10.0.0.1'): Asked => ({
  headers: { host: '192.168.1.5:3000', ...headers },
  socket: { remoteAddress },
});

describe('the origin of a page', () => {
  it.each([
    ['our own', 'http://192.168.1.5:3000', true],
    ['none: no browser', undefined, true],
    ['the public one, behind a proxy', 'https://2msl.school', true],
    ['another site', 'http://evil.example', false],
    ['our host on another port', 'http://192.168.1.5:8080', false],
    ['a sandboxed page', 'null', false],
  ])('%s', (_, origin, own) => {
    const { isOwn } = createOrigins({ publicUrl, trustsProxy: trustsNoProxy, log: quiet });
    expect(isOwn(asked(origin === undefined ? {} : { origin }))).toBe(own);
  });

  it.each([
    ['a proxy that is trusted', '10.0.0.1', true],
    ['anybody else', '10.0.0.2', false],
  ])('may be of the host that %s names', (_, from, own) => {
    const trustsProxy = readTrustedProxies('10.0.0.1') ?? trustsNoProxy;
    const { isOwn } = createOrigins({ publicUrl: null, trustsProxy, log: quiet });
    const headers = { origin: 'https://school.example', 'x-forwarded-host': 'school.example' };
    expect(isOwn(asked(headers, from))).toBe(own);
  });

  it('that is refused is told to the operator once, with the remedy, and not without end', () => {
    const told: Readonly<Record<string, unknown>>[] = [];
    const { refused } = createOrigins({
      ...{ publicUrl: null, trustsProxy: trustsNoProxy },
      log: { ...quiet, warn: (fields) => told.push(fields) },
    });
    for (let again = 0; again < 3; again++) refused(asked({ origin: 'https://school.example' }));
    expect(told).toEqual([
      {
        origin: 'https://school.example',
        host: '192.168.1.5:3000',
        remedy: expect.stringContaining('PUBLIC_URL=https://school.example '),
      },
    ]);
    for (let i = 0; i < 100; i++) refused(asked({ origin: `https://${i}.example` }));
    expect(told).toHaveLength(20);
  });
});
