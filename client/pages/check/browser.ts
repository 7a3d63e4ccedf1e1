/** Which browser this is, and the version that the pages need: what vite.config.ts builds them for. */
import type { BrowserFound } from './findings.ts';

/** Major versions; of iOS all browsers are Safari. scripts/pages.test.ts holds them against the build. */
export const NEEDED = { chrome: 111, edge: 111, firefox: 114, safari: 16.4 } as const;

const NAMES = { chrome: 'Chrome', edge: 'Edge', firefox: 'Firefox', safari: 'Safari' } as const;

/** The first that matches: Edge also says that it is Chrome, and Chrome that it is Safari. */
const SIGNS: readonly (readonly [keyof typeof NEEDED, RegExp])[] = [
  ['safari', /(?:iPhone|iPad|iPod).*? OS (\d+)(?:_(\d+))?/],
  ['edge', /\bEdg[A]?\/(\d+)/],
  ['firefox', /\bFirefox\/(\d+)/],
  ['chrome', /\b(?:Headless)?Chrom(?:e|ium)\/(\d+)/],
  ['safari', /\bVersion\/(\d+)(?:\.(\d+))?.* Safari\//],
];

export function browserOf(userAgent: string): BrowserFound {
  for (const [browser, sign] of SIGNS) {
    const [found, major, minor = '0'] = sign.exec(userAgent) ?? [];
    if (found === undefined) continue;
    const version = browser === 'safari' ? Number(`${major}.${minor}`) : Number(major);
    return { known: { name: NAMES[browser], version, needed: NEEDED[browser] } };
  }
  return { known: null };
}
