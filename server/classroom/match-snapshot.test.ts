/** Tests of snapshots of matches: what goes on from one is the same match, whatever lies before it. */
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createMatch } from '../../shared/match/create.ts';
import { play } from '../../shared/match/play.ts';
import { CATALOGUE } from '../../shared/scenarios/catalogue/catalogue.ts';
import type { Scenario } from '../../shared/scenarios/scenario.ts';
import { RULEBOOK_VERSION } from '../../shared/tcp/rules.ts';
import { sample } from '../../verify/depth.ts';
import type { Pair } from './entries.ts';
import { LiveMatch, SNAPSHOT_EVERY } from './live-match.ts';
import { isKept } from './match-snapshot.ts';

const PLAYERS = { A: 'autopilot', B: 'autopilot' } as const;
const pair = (team: boolean): Pair => ({
  ...{ match: 'match', seed: 5, origin: 0, seats: { A: null, B: null } },
  ...(team ? { team: { host: 'A', players: ['ada'] } } : {}),
});

/** Time passes in steps, and somebody errs now and then. */
function goOn(match: LiveMatch, steps: number, step: number): void {
  let links = 0;
  for (let i = 0; i < steps; i += 1) {
    const at = match.published.now + step;
    match.apply({ type: 'advance' }, at).publish([`${++links}`]);
    const move = { type: 'move', host: 'A', stimulus: null, move: { kind: 'discard' } } as const;
    if (i % 5 === 0) match.apply(move, at, 'ada').publish([`${++links}`]);
  }
}

const begin = (scenario: Scenario, team: boolean): LiveMatch => {
  const { id, version } = scenario;
  const terms = {
    rulebook: RULEBOOK_VERSION,
    level: 'standard',
    seed: 5,
    names: { A: null, B: null },
  } as const;
  return LiveMatch.begin(pair(team), scenario, { type: 'began', scenario: { id, version }, ...terms });
};

const shown = (match: LiveMatch, after: number) => ({
  views: [match.view('A'), match.view('B'), match.view('all'), match.view('network')],
  piece: match.piece('all', after),
  rest: [match.waiting, match.ownAnswers('ada'), match.due, match.waits],
});

describe('a match that goes on from a snapshot', () => {
  it.each(sample(CATALOGUE, 4).map((scenario) => [scenario.id, scenario] as const))(
    'is the same: %s',
    (_, scenario) => {
      for (const team of scenario.together ? [false, true] : [false]) {
        const match = begin(scenario, team);
        goOn(match, 12, 1_500);
        const snapshot = match.snapshot(1);
        expect(match.snapshot(1)).toBeNull();
        if (snapshot === null) throw new Error('nothing is kept');
        const resumed = LiveMatch.resume(pair(team), scenario, snapshot);
        if (resumed === null) throw new Error('it is not known any more');
        const { version } = resumed.published;
        expect(resumed.reaches(version - 1)).toBe(false);
        expect(resumed.is(snapshot)).toBe(true);
        expect(shown(resumed, version)).toEqual(shown(match, version));
        for (const one of [match, resumed]) goOn(one, 8, 1_500);
        expect(shown(resumed, version)).toEqual(shown(match, version));
        // … and told from its beginning, when that has been read.
        const before = begin(scenario, team);
        goOn(before, 12, 1_500);
        resumed.recall(before);
        expect(shown(resumed, 0)).toEqual(shown(match, 0));
        expect(resumed.before).toBe(0);
      }
    },
  );

  it('is not the one of another version of this program, nor one of another history', () => {
    const [scenario] = CATALOGUE;
    if (scenario === undefined) throw new Error('there is none');
    const match = begin(scenario, false);
    goOn(match, 3, 1_000);
    const snapshot = match.snapshot(1);
    if (snapshot === null) throw new Error('nothing is kept');
    for (const body of [
      '{}',
      snapshot.body.replace('"format":', '"format":9'),
      snapshot.body.replace(`"rulebook":${RULEBOOK_VERSION}`, '"rulebook":1'),
    ])
      expect(LiveMatch.resume(pair(false), scenario, { ...snapshot, body })).toBeNull();
    const more = { last: [], answered: [] };
    expect(isKept(match.published, more, snapshot)).toBe(false);
  });

  it('is kept now and then, a large one less often, and at its end', () => {
    const [scenario] = CATALOGUE;
    if (scenario === undefined) throw new Error('there is none');
    const match = begin(scenario, false);
    let kept = 0;
    for (let i = 0; i < 4 * SNAPSHOT_EVERY; i += 1) {
      const move = { type: 'move', host: 'A', stimulus: null, move: { kind: 'discard' } } as const;
      match.apply(move, i).publish(['link']);
      if (match.snapshot(SNAPSHOT_EVERY)) kept += 1;
    }
    expect(kept).toBe(4);
    match.apply({ type: 'end' }, 1_000).publish(['last']);
    expect(match.snapshot(SNAPSHOT_EVERY)?.chain).toBe('last');
  });
});

/** What a match is made of, whatever stands in it. */
function shapeOf(value: unknown, path: string, shape: Set<string>): void {
  if (Array.isArray(value)) for (const one of value) shapeOf(one, `${path}[]`, shape);
  else if (typeof value === 'object' && value !== null)
    for (const [key, part] of Object.entries(value))
      shapeOf(part, `${path}.${/^\d+$/.test(key) ? '#' : key}`, shape);
  else shape.add(path);
}

it('what a match is made of is what the format of snapshots says: who changes it raises MATCH_FORMAT', () => {
  const shape = new Set<string>();
  for (const scenario of CATALOGUE) {
    let match = createMatch({ scenario, seed: 5, level: 'standard', players: PLAYERS });
    for (let i = 1; i <= 24; i += 1) {
      match = play(match, { type: 'advance' }, (i * scenario.timeLimit) / 24).match;
      const { scenario: _, facts: _facts, ...rest } = match;
      shapeOf(rest, '', shape);
    }
  }
  expect(
    createHash('sha256')
      .update([...shape].sort().join('\n'))
      .digest('hex')
      .slice(0, 12),
  ).toBe('6b3d57d6bdb3');
});
