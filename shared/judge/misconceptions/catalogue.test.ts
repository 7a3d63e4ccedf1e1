/** Tests of the catalogue: each misconception has words, is met, and is refused there. */
import { describe, expect, test } from 'vitest';
import { TEST_ALL } from '../../../verify/depth.ts';
import { CATALOGUE } from '../../scenarios/catalogue/catalogue.ts';
import { momentsOf } from '../../scenarios/catalogue/fixtures/moments.ts';
import { DICTIONARIES } from '../../words/dictionaries.ts';
import english from '../../words/en/index.ts';
import { judge } from '../judge.ts';
import { MISCONCEPTION_IDS, type MisconceptionId } from './catalogue.ts';
import { momentOf, recognise, wrongTurns } from './recognise.ts';

const PARTS = ['name', 'believes', 'follows', 'question', 'plain'] as const;
/** The pseudo-locale writes states with accents, too. */
const languages = Object.entries(DICTIONARIES)
  .filter(([code]) => code !== 'qps')
  .map(([code, { misconceptions }]) => [code, misconceptions] as const);

test('each has its name, belief, consequence, question and rule, and no sentence is left over', () => {
  const keys = MISCONCEPTION_IDS.flatMap((id) => PARTS.map((part) => `${id}.${part}`));
  expect(Object.keys(english.misconceptions).sort()).toEqual(keys.sort());
});

describe.each(languages)('in %s', (_, messages: Readonly<Record<string, unknown>> = {}) => {
  const said = (part: (typeof PARTS)[number]): [MisconceptionId, string][] =>
    MISCONCEPTION_IDS.map((id) => [id, String(messages[`${id}.${part}`])]);

  test('no two have the same name', () => {
    const names = said('name').map(([, name]) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  test.each(['believes', 'follows', 'question', 'plain'] as const)('%s is in plain words', (part) => {
    for (const [id, text] of said(part)) {
      expect.soft(text, id).not.toMatch(/[<>=]|\b(SND|RCV|SEG|MAX)\.|\bISS\b|\bIRS\b/);
    }
  });

  test('the rule says no number that would be the answer, and is the same for everybody', () => {
    for (const [id, text] of said('plain')) {
      expect.soft(text.replace(/FIN-WAIT-\d|2 ?MSL/g, ''), id).not.toMatch(/\d|\{/);
    }
  });
});

describe('each', () => {
  // Of a few seeds: text that is acknowledged in LAST-ACK needs luck.
  const seeds = TEST_ALL ? [1, 2, 3, 4, 5, 6] : [1];
  const moments = CATALOGUE.filter(({ crowd }) => TEST_ALL || crowd === undefined).flatMap((scenario) =>
    seeds.flatMap((seed) => momentsOf(scenario, seed)),
  );
  const shown = new Map<MisconceptionId, number>();
  const mistaken: string[] = [];
  for (const { tcb, stimulus, match } of moments) {
    const moment = momentOf(tcb, stimulus, match.now);
    for (const { id, moves } of wrongTurns(moment)) {
      const refused = moves.filter((move) => !judge(tcb, stimulus, move, match.now).verdict.legal);
      if (refused.length > 0) shown.set(id, (shown.get(id) ?? 0) + 1);
      for (const move of refused) {
        if (recognise(moment, move) === null) mistaken.push(`${id} in ${tcb.state}`);
      }
    }
  }

  test('shows, refused, at a moment that a seeded play meets', () => {
    const rare: readonly MisconceptionId[] = TEST_ALL ? [] : ['any-ack-ends-last-ack'];
    expect(MISCONCEPTION_IDS.filter((id) => !shown.has(id) && !rare.includes(id))).toEqual([]);
  });

  test('is recognised by its moves, or one that makes the same', () => {
    expect(mistaken).toEqual([]);
  });
});
