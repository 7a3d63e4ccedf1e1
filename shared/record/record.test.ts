/** Tests of a record: the same match after a journey as JSON, and the refusal of what is none. */
import { describe, expect, test } from 'vitest';
import { createMatch } from '../match/create.ts';
import type { Input } from '../match/input.ts';
import { play } from '../match/play.ts';
import { normalClose } from '../scenarios/catalogue/06-normal-close.ts';
import { RULEBOOK_VERSION } from '../tcp/rules.ts';
import type { Record, RecordedInput } from './record.ts';
import { replay } from './replay.ts';
import { recordSchema } from './schema.ts';

/** A person who errs first and then asks for advice, against the autopilot. */
function played(): { record: Record; events: unknown[]; match: unknown } {
  const scenario = normalClose;
  const setup = { scenario, seed: 42, level: 'standard', players: { A: 'person', B: 'autopilot' } } as const;
  let match = createMatch(setup);
  const inputs: RecordedInput[] = [];
  const events: unknown[] = [];
  const put = (at: number, input: Input): void => {
    inputs.push({ at, input });
    const result = play(match, input, at);
    match = result.match;
    events.push(...result.events);
  };
  for (let at = 0; at < 400_000 && match.outcome === null; at += 16_000) {
    put(at, { type: 'advance' });
    const [first] = match.hosts.A.inbox;
    if (!first) continue;
    put(at + 1, { type: 'move', host: 'A', stimulus: first.id, move: { kind: 'nothing', next: 'CLOSING' } });
    put(at + 15_001, { type: 'advice', host: 'A' });
    const advice = events.findLast((e) => (e as { type: string }).type === 'advice') as { move: never };
    put(at + 15_002, { type: 'move', host: 'A', stimulus: first.id, move: advice.move });
  }
  const { id, version } = scenario;
  const record: Record = {
    format: 1,
    rulebook: RULEBOOK_VERSION,
    scenario: { id, version },
    seed: setup.seed,
    level: setup.level,
    players: setup.players,
    inputs,
  };
  return { record, events, match };
}

describe('a record', () => {
  test('folds to the same match, event for event, after a journey as JSON', () => {
    const { record, events, match } = played();
    const back = recordSchema.parse(JSON.parse(JSON.stringify(record)));
    const replayed = replay(back);
    if ('error' in replayed) throw new Error(replayed.error);
    expect(replayed.events).toEqual(events);
    expect(replayed.match).toEqual(match);
    expect(replayed.moments).toHaveLength(record.inputs.length + 1);
    expect(events.filter((e) => (e as { type: string }).type === 'refused').length).toBeGreaterThan(3);
  });

  test.each<[string, Partial<Record>, string]>([
    ['an unknown scenario', { scenario: { id: 'none', version: 1 } }, 'unknown-scenario'],
    [
      'another version of the scenario',
      { scenario: { id: normalClose.id, version: 999 } },
      'other-scenario-version',
    ],
    ['the first rulebook', { rulebook: 1 }, 'other-rulebook'],
  ])('of %s says that it cannot be told truly', (_name, change, error) => {
    expect(replay({ ...played().record, ...change })).toEqual({ error });
  });

  test('that is not one is refused with the place that is wrong', () => {
    const { record } = played();
    const broken = recordSchema.safeParse({ ...record, inputs: [{ at: -1, input: { type: 'fly' } }] });
    expect(broken.success).toBe(false);
    expect(broken.error?.issues.map((i) => i.path.join('.'))).toEqual(
      expect.arrayContaining(['inputs.0.at']),
    );
  });
});
