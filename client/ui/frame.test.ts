/** Tests of the pages' frames: they glide, or step where less motion is wanted. */
import { afterEach, expect, test, vi } from 'vitest';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

test.each([
  [false, [40, 80, 120]],
  [true, [200]],
])('where less motion is wanted (%s), of frames at 40 ms these are drawn', async (matches, drawn) => {
  vi.resetModules();
  let next: (at: number) => void = () => undefined;
  vi.stubGlobal('matchMedia', () => ({ matches }));
  vi.stubGlobal('performance', { now: () => 0 });
  vi.stubGlobal('cancelAnimationFrame', () => undefined);
  vi.stubGlobal('requestAnimationFrame', (call: (at: number) => void) => {
    next = call;
    return 1;
  });
  const { frame, watchFrames } = await import('./frame.ts');
  const unwatch = watchFrames();
  const seen: number[] = [];
  for (let at = 40; at <= (matches ? 280 : 120); at += 40) {
    next(at);
    if (frame.value === at) seen.push(at);
  }
  unwatch();
  expect(seen).toEqual(drawn);
});
