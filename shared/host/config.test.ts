/** Tests of a crowd that an author wrote, and of what may be wrong with one. */
import { describe, expect, test } from 'vitest';
import { CATALOGUE } from '../scenarios/catalogue/catalogue.ts';
import { wordsOf } from '../words/every-language.ts';
import { type CrowdConfig, crowdProblems, crowdProblemText } from './config.ts';
import { BUSY } from './fixtures/lab.ts';

describe('a crowd that an author wrote', () => {
  test.each([
    ['asks too often', { every: 10, patience: 1_000 }, /“every” is 0.01 s/],
    ['hardly ever asks', { every: 3_600_000 }, /“every” is 3600 s/],
    ['asks at no whole millisecond', { every: 500.5 }, /“every”/],
    ['never gives up', { patience: 86_400_000 }, /“patience”/],
    ['has every 0th client on a slow line', { slow: { nth: 0, delay: 750 } }, /“slow”/],
    ['has a line slower than anybody waits', { slow: { nth: 4, delay: 60_000 } }, /“slow”/],
    ['accepts nobody', { acceptQueue: 0 }, /“acceptQueue” is 0/],
    ['would open more than the bounds allow', { every: 250, patience: 300_000 }, /too many connections/],
  ] as [string, Partial<CrowdConfig>, RegExp][])('and that %s is told so', (_, wrong, message) => {
    const problems = crowdProblems({ ...BUSY, ...wrong });
    const said = (code: 'en' | 'zh') => problems.map((p) => crowdProblemText(wordsOf(code).crowds, p));
    expect(said('en').join()).toMatch(message);
    for (const sentence of said('zh')) expect(sentence).toMatch(/\p{Script=Han}/u);
  });

  test('is fine when it is one of the catalogue’s', () => {
    const crowds = CATALOGUE.flatMap(({ crowd }) => crowd ?? []);
    expect(crowds.length).toBeGreaterThan(0);
    for (const crowd of crowds) expect(crowdProblems(crowd)).toEqual([]);
  });
});
