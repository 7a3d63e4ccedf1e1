/** Tests of a record told moment by moment, beside the same record folded at once. */
import { describe, expect, it } from 'vitest';
import { createMatch } from '../match/create.ts';
import type { Player } from '../match/input.ts';
import { play } from '../match/play.ts';
import { nextDue } from '../match/time.ts';
import { CATALOGUE } from '../scenarios/catalogue/catalogue.ts';
import { RULEBOOK_VERSION } from '../tcp/rules.ts';
import { moments } from './moments.ts';
import { RECORD_FORMAT, type Record, type RecordedInput } from './record.ts';
import { replay } from './replay.ts';

const both = (player: Player) => ({ A: player, B: player });

/** A match that two autopilots play to its end, with a refused move of A in between. */
function recordOf(scenario: (typeof CATALOGUE)[number], inputs: readonly RecordedInput[] = []): Record {
  return {
    format: RECORD_FORMAT,
    rulebook: RULEBOOK_VERSION,
    scenario: { id: scenario.id, version: scenario.version },
    seed: 7,
    level: 'standard',
    players: both('autopilot'),
    inputs,
  };
}

function told(record: Record, tail: Parameters<typeof moments>[1] = 'went on to its end') {
  const result = moments(record, tail);
  if ('error' in result) throw new Error(result.error);
  return result.moments;
}

describe.each(CATALOGUE.map((scenario) => [scenario.id, scenario] as const))(
  'moments of %s',
  (_, scenario) => {
    const record = recordOf(scenario, [
      { at: 1_400, input: { type: 'move', host: 'A', stimulus: null, move: { kind: 'discard' } } },
      { at: 40_000, input: { type: 'advance' } },
    ]);

    it('tells the same events as one fold, and ends in the same match', () => {
      const whole = replay({
        ...record,
        inputs: [...record.inputs, { at: scenario.timeLimit, input: { type: 'advance' } }],
      });
      if ('error' in whole) throw new Error(whole.error);
      const list = told(record);
      expect(list.flatMap((moment) => moment.events)).toEqual(whole.events);
      expect({ ...list.at(-1)?.match, now: 0 }).toEqual({ ...whole.match, now: 0 });
    });

    it('has every match that a server could have shown, under its version', () => {
      const byVersion = new Map(told(record).map(({ match }) => [match.version, match]));
      let match = createMatch({ scenario, seed: record.seed, level: record.level, players: record.players });
      const [first] = record.inputs;
      if (first === undefined) throw new Error('no input');
      // As a server does: it wakes at each due moment, and folds the inputs in as they come.
      for (let due = nextDue(match); due !== null; due = nextDue(match)) {
        const early = match.now < first.at && due > first.at;
        match = early
          ? play(match, first.input, first.at).match
          : play(match, { type: 'advance' }, due).match;
        expect(byVersion.get(match.version)?.hosts).toEqual(match.hosts);
      }
    });

    it('stops at the last input when the match has not ended', () => {
      const cut = { ...record, inputs: record.inputs.slice(0, 1) };
      expect(told(cut, 'stops at the last input').at(-1)?.at).toBeLessThanOrEqual(1_400);
    });
  },
);

it('says why a record cannot be told', () => {
  const [scenario] = CATALOGUE;
  if (scenario === undefined) throw new Error('no scenario');
  const record = recordOf(scenario);
  expect(moments({ ...record, rulebook: 99 }, 'went on to its end')).toEqual({ error: 'other-rulebook' });
  expect(moments({ ...record, scenario: { id: 'nowhere', version: 1 } }, 'went on to its end')).toEqual({
    error: 'unknown-scenario',
  });
});
