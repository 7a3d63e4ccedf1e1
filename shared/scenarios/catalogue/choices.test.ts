/** Tests of the prepared answers at each moment that seeded plays meet: no guessing finds the right. */
import { describe, expect, test } from 'vitest';
import { TEST_ALL } from '../../../verify/depth.ts';
import { faceOf } from '../../judge/face.ts';
import { judge } from '../../judge/judge.ts';
import { misconception } from '../../judge/misconceptions/catalogue.ts';
import { holds } from '../../judge/misconceptions/moment.ts';
import { momentOf, recognise, wrongTurns } from '../../judge/misconceptions/recognise.ts';
import { draftsOf, type Move, stateAfter } from '../../judge/move.ts';
import { chance, GUESSES, type Look, lookOf } from '../../judge/tells.ts';
import { view } from '../../match/view.ts';
import { FIN, RST } from '../../tcp/segment.ts';
import { STATES } from '../../tcp/state.ts';
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

/** More rules of guessing, beside those by which the options are chosen: of what else can be seen of them. */
interface Seen extends Look {
  /** SEQ and ACK of all segments. */
  readonly numbers: string;
}
const seenOf = (move: Move): Seen => ({
  ...lookOf(move),
  numbers: draftsOf(move)
    .map(({ seq, ack }) => `${seq} ${ack}`)
    .join(),
});
const sameNumbers = ({ numbers }: Seen, all: readonly Seen[]): number =>
  all.filter((other) => other.numbers === numbers).length;
const place = ({ next }: Seen): number =>
  next === 'stays' ? -1 : (STATES as readonly string[]).indexOf(next);
const MORE: Record<string, (look: Seen, all: readonly Seen[]) => number> = {
  'commonest numbers': sameNumbers,
  'number that differs': (look, all) => -sameNumbers(look, all),
  'silent one': ({ length }) => -Math.sign(length),
  'one that sends': ({ length }) => Math.sign(length),
  'state that comes first': (look) => -place(look),
  'state that comes last': place,
};

const rules: Record<string, (offer: Offer) => number> = {
  ...Object.fromEntries(
    Object.entries({ ...GUESSES, ...MORE }).map(([name, guess]) => [
      name,
      // Each reads no more of an option than is there.
      (offer: Offer) => chance(guess as typeof GUESSES.longest, sorted(offer).map(seenOf), count(offer)),
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

test('options that give the right one away would be found out', () => {
  // As they once were: what is right, the same with a bit more or less, and one other state.
  const flipped = all.map(({ met }): Offer => {
    const right = momentOf(met.tcb, met.stimulus, met.match.now).right;
    const next = stateAfter(right, met.tcb.state);
    const segment = draftsOf(right)[0] ?? { flags: 0, len: 0 };
    const options: Move[] = [
      right,
      { kind: 'send', segments: [{ ...segment, flags: segment.flags ^ FIN }], next },
      { kind: 'send', segments: [{ ...segment, flags: segment.flags ^ RST }], next },
      { kind: 'send', segments: [segment], next: next === 'CLOSED' ? 'ESTABLISHED' : 'CLOSED' },
    ];
    return { met, options, legal: [true, false, false, false] };
  });
  const told = Object.entries(rules).filter(([, rule]) => better(flipped, rule) > MARGIN.all);
  expect(told.map(([name]) => name)).toContain('most in common');
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

test('no two wrong answers come to the same: to say nothing and stay', () => {
  for (const { options, legal, met } of all) {
    const silent = options.filter(
      (move, i) =>
        !legal[i] && draftsOf(move).length === 0 && stateAfter(move, met.tcb.state) === met.tcb.state,
    );
    expect.soft(silent.length, `${met.tcb.state} ${JSON.stringify(met.stimulus)}`).toBeLessThanOrEqual(1);
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
