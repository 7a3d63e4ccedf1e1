/** When nobody answers over HTTP, all connections that the browser keeps are tried at once. */
import { afterEach, expect, test, vi } from 'vitest';
import { createFallback } from './fallback.ts';

afterEach(() => vi.unstubAllGlobals());

const fallback = () =>
  createFallback({
    kept: 'refused',
    openWebSocket: () => {
      throw new Error('No WebSocket is opened here.');
    },
    found: () => false,
  });

test('all others are asked at once, and given up when they say nothing', () => {
  const asked: RequestInit[] = [];
  vi.stubGlobal('fetch', (_: string, init: RequestInit) => {
    asked.push(init);
    return new Promise(() => undefined);
  });
  const way = fallback();
  way.failed(false);
  expect(asked).toEqual([]);
  way.failed(true);
  way.close();
  expect(asked).toHaveLength(5);
  for (const { signal, cache } of asked) {
    expect(signal).toBeInstanceOf(AbortSignal);
    expect(cache).toBe('no-store');
  }
});
