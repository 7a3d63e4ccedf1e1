/** Tests of which pages may open a WebSocket. */
import { describe, expect, it } from 'vitest';
import { isOwnOrigin } from './origin.ts';

describe('the origin of a page', () => {
  it.each([
    ['our own', 'http://192.168.1.5:3000', true],
    ['none: no browser', undefined, true],
    ['the public one, behind a proxy', 'https://2msl.school', true],
    ['another site', 'http://evil.example', false],
    ['our host on another port', 'http://192.168.1.5:8080', false],
    ['a sandboxed page', 'null', false],
  ])('%s', (_, origin, own) => {
    const headers = { host: '192.168.1.5:3000', ...(origin ? { origin } : {}) };
    expect(isOwnOrigin(headers, 'https://2msl.school')).toBe(own);
  });
});
