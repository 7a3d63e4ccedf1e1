/** Tests of which pages may open a WebSocket, and of what the operator reads of the others. */
import { describe, expect, it } from 'vitest';
import { knownHosts } from '../operations/hosts.ts';
import type { Log } from '../operations/log.ts';
import { readTrustedProxies, trustsNoProxy } from '../operations/trusted-proxies.ts';
import { type Asked, createOrigins } from './origin.ts';

const silent = (): void => undefined;
const quiet: Log = { fatal: silent, error: silent, warn: silent, info: silent, debug: silent };
const publicUrl = new URL('https://2msl.school/path/');
const isKnownHost = knownHosts({ publicUrl, allowed: ['school.example'], computer: 'lab' });
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
    const { isOwn } = createOrigins({ publicUrl, trustsProxy: trustsNoProxy, isKnownHost, log: quiet });
    expect(isOwn(asked(origin === undefined ? {} : { origin }))).toBe(own);
  });

  it.each([
    ['a proxy that is trusted', '10.0.0.1', true],
    ['anybody else', '10.0.0.2', false],
  ])('may be of the host that %s names', (_, from, own) => {
    const trustsProxy = readTrustedProxies('10.0.0.1') ?? trustsNoProxy;
    const { isOwn } = createOrigins({ publicUrl: null, trustsProxy, isKnownHost, log: quiet });
    const headers = { origin: 'https://school.example', 'x-forwarded-host': 'school.example' };
    expect(isOwn(asked(headers, from))).toBe(own);
  });

  it('that is refused is told to the operator once, with the remedy, and not without end', () => {
    const told: Readonly<Record<string, unknown>>[] = [];
    const { refused } = createOrigins({
      ...{ publicUrl: null, trustsProxy: trustsNoProxy, isKnownHost },
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

describe('the name by which the server is called', () => {
  const called = (host: string | undefined, from?: string, forwarded?: string) => {
    const trustsProxy = readTrustedProxies('10.0.0.1') ?? trustsNoProxy;
    const origins = createOrigins({ publicUrl, trustsProxy, isKnownHost, log: quiet });
    const headers = forwarded === undefined ? {} : { 'x-forwarded-host': forwarded };
    return origins.isCalledRightly(asked({ host, ...headers }, from));
  };

  it('must be its own, whatever a stranger forwards; a trusted proxy says what it was called itself', () => {
    expect(called('192.168.1.5:3000', '10.0.0.9')).toBe(true);
    expect(called('evil.example:3000', '10.0.0.9')).toBe(false);
    expect(called('evil.example', '10.0.0.9', 'school.example')).toBe(false);
    // Most proxies pass on what the browser said.
    expect(called('evil.example', '10.0.0.1')).toBe(false);
    expect(called('backend.svc.cluster.local', '10.0.0.1', 'school.example')).toBe(true);
    expect(called('backend.svc.cluster.local', '10.0.0.1', 'evil.example')).toBe(false);
    expect(called(undefined, '10.0.0.9')).toBe(true);
  });

  it('makes a page of that name no page of ours, though its origin and its host agree', () => {
    const { isOwn } = createOrigins({ publicUrl, trustsProxy: trustsNoProxy, isKnownHost, log: quiet });
    expect(isOwn(asked({ host: 'evil.example:3000', origin: 'http://evil.example:3000' }))).toBe(false);
    expect(isOwn(asked({ host: 'evil.example:3000' }))).toBe(false);
    expect(isOwn(asked({ host: 'lab:3000', origin: 'http://lab:3000' }))).toBe(true);
  });

  it('that is refused is told to the operator once, and not without end', () => {
    const told: unknown[] = [];
    const log = { ...quiet, warn: (fields: unknown) => told.push(fields) };
    const { refusedHost } = createOrigins({ publicUrl, trustsProxy: trustsNoProxy, isKnownHost, log });
    for (let i = 0; i < 100; i += 1) refusedHost(asked({ host: `${i % 50}.example` }));
    expect(told).toHaveLength(20);
    expect(told[0]).toMatchObject({ host: '0.example', remedy: expect.stringContaining('ALLOWED_HOSTS') });
  });
});
