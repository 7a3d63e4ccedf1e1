/** Tests of the prepared answers at each moment that seeded plays meet: no guessing finds the right. */
import { describe, expect, test } from 'vitest';
import { TEST_ALL } from '../../../verify/depth.ts';
import { faceOf } from '../../judge/face.ts';
import { judge } from '../../judge/judge.ts';
import { misconception } from '../../judge/misconceptions/catalogue.ts';
import { holds } from '../../judge/misconceptions/moment.ts';
import { momentOf, recognise, wrongTurns } from '../../judge/misconceptions/recognise.ts';
import type { Move } from '../../judge/move.ts';
import { chance, GUESSES, lookOf } from '../../judge/tells.ts';
import { view } from '../../match/view.ts';
import type { Scenario } from '../scenario.ts';
import { CATALOGUE } from './catalogue.ts';
import { type MetMoment, momentsOf } from './fixtures/moments.ts';

const SEEDS = TEST_ALL ? [11, 222, 3_333, 44_444, 555_555, 6_666_666] : [11];
/** So much more often than a blind guess may a rule of guessing be right: over all moments, and in one scenario. */
const MARGIN = { all: 0.1, scenario: 0.2 };

interface Offer {
  readonly met: MetMoment;
  readonly options: readonly Move[];
  /** By the index of the option. */
  readonly legal: readonly boolean[];
}

function offerAt(met: MetMoment): Offer {
  const { match, host, tcb, stimulus } = met;
  const guided = { ...match, level: 'guided' } as const;
  const options = view(guided, host).hosts[0]?.choices ?? [];
  return { met, options, legal: options.map((move) => judge(tcb, stimulus, move, match.now).verdict.legal) };
}

/** A crowd's own player meets what every opening meets, and costs a second. */
const played = CATALOGUE.filter(({ crowd }) => TEST_ALL || crowd === undefined);
const offers = new Map<Scenario, readonly Offer[]>(
  played.map((scenario) => [scenario, SEEDS.flatMap((seed) => momentsOf(scenario, seed).map(offerAt))]),
);
const all = [...offers.values()].flat();

/** The legal ones first, as `chance` counts them. */
const sorted = ({ options, legal }: Offer): Move[] => [
  ...options.filter((_, i) => legal[i]),
  ...options.filter((_, i) => !legal[i]),
];
const count = ({ legal }: Offer): number => legal.filter(Boolean).length;
const blind = (offer: Offer): number => count(offer) / offer.options.length;

const rules: Record<string, (offer: Offer) => number> = {
  ...Object.fromEntries(
    Object.entries(GUESSES).map(([name, guess]) => [
      name,
      (offer: Offer) => chance(guess, sorted(offer).map(lookOf), count(offer)),
    ]),
  ),
  first: ({ legal }) => Number(legal[0]),
  last: ({ legal }) => Number(legal.at(-1)),
};

const better = (given: readonly Offer[], rule: (offer: Offer) => number): number =>
  given.reduce((sum, offer) => sum + rule(offer) - blind(offer), 0) / given.length;

describe.each(Object.entries(rules))('who picks the %s', (name, rule) => {
  test('is right no more often than by chance', () => {
    expect(better(all, rule)).toBeLessThan(MARGIN.all);
  });

  // A place is drawn: over the few moments of one scenario and seed that is luck.
  test.runIf(TEST_ALL || !['first', 'last'].includes(name))('nor in any one scenario', () => {
    for (const [scenario, given] of offers) {
      expect.soft(better(given, rule), scenario.id).toBeLessThan(MARGIN.scenario);
    }
  });
});

test('each moment has three or four answers of different faces, one legal, and as many wrong ones as can be', () => {
  for (const offer of all) {
    const { options, met } = offer;
    const said = `${met.tcb.state} ${JSON.stringify(met.stimulus)}`;
    expect.soft(options.length, said).toBeGreaterThanOrEqual(3);
    expect.soft(options.length, said).toBeLessThanOrEqual(4);
    expect.soft(new Set(options.map(faceOf)).size, said).toBe(options.length);
    expect.soft(count(offer), said).toBeGreaterThanOrEqual(1);
    expect.soft(options.length - count(offer), said).toBeGreaterThanOrEqual(2);
  }
});

test('of the wrong answers at least two are misconceptions, where so many are known, and each is recognised', () => {
  for (const { options, legal, met } of all) {
    const { tcb, stimulus, match } = met;
    const moment = momentOf(tcb, stimulus, match.now);
    const known = wrongTurns(moment).filter(
      ({ id, moves }) =>
        !misconception(id).numbers && moves.some((m) => !judge(tcb, stimulus, m, match.now).verdict.legal),
    );
    const shown = options.flatMap((m, i) => (legal[i] ? [] : (recognise(moment, m) ?? [])));
    const said = `${tcb.state} ${JSON.stringify(stimulus)}`;
    expect.soft(new Set(shown).size, said).toBeGreaterThanOrEqual(Math.min(2, known.length));
  }
});

describe('a turning point', () => {
  test('is named by every scenario', () => {
    expect(CATALOGUE.filter(({ turningPoint }) => turningPoint === undefined)).toEqual([]);
  });

  test.each(played.map((scenario) => [scenario.id, scenario] as const))(
    'is met in %s, and its misconception offered',
    (_, scenario) => {
      const { turningPoint } = scenario;
      const id = turningPoint?.misconception;
      const there = (offers.get(scenario) ?? []).filter(({ met: { tcb, stimulus, match } }) => {
        const moment = momentOf(tcb, stimulus, match.now);
        return id !== undefined && tcb.state === turningPoint?.state && holds(misconception(id), moment);
      });
      expect(there.length).toBeGreaterThan(0);
      for (const { options, met } of there) {
        const { tcb, stimulus, match } = met;
        const moment = momentOf(tcb, stimulus, match.now);
        const shown = options.map((move) => recognise(moment, move));
        expect(shown).toContain(id);
      }
    },
  );
});
