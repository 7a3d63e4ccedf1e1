/** Tests of positions: what a question is asked about, and how its answers are judged. */
import { describe, expect, test } from 'vitest';
import { createMatch } from '../match/create.ts';
import type { MatchEvent } from '../match/match-event.ts';
import { play } from '../match/play.ts';
import type { RecordedInput } from '../record/record.ts';
import { RECORD_FORMAT, type Record } from '../record/record.ts';
import { threeWayHandshake } from '../scenarios/catalogue/01-three-way-handshake.ts';
import { normalClose } from '../scenarios/catalogue/06-normal-close.ts';
import { synFlood } from '../scenarios/catalogue/17-syn-flood.ts';
import { RULEBOOK_VERSION } from '../tcp/rules.ts';
import { ACK } from '../tcp/segment.ts';
import { mistakesOf } from './from-mistakes.ts';
import { positionsOf } from './from-scenario.ts';
import { keyOf, optionsAt, shownBy, standAt, verdictAt } from './position.ts';

describe('the positions of a scenario', () => {
  const found = positionsOf(threeWayHandshake, 1);

  test('have the moment that it is for, and each state and stimulus once', () => {
    const turning = found.filter((one) => one.turning);
    expect(turning.map(({ position, stand }) => [position.host, stand.moment.tcb.state])).toEqual([
      ['B', 'LISTEN'],
    ]);
    expect(found.length).toBeGreaterThan(3);
  });

  test('are found again by what is kept of them', () => {
    for (const { position, stand } of found)
      expect(standAt(position, threeWayHandshake)?.match).toEqual(stand.match);
  });

  test('are the same each time they are looked for', () => {
    expect(positionsOf(threeWayHandshake, 1)).toEqual(found);
  });

  test('are none where a crowd plays', () => {
    expect(positionsOf(synFlood, 1)).toEqual([]);
  });

  test('of another version of the scenario, or past its end, are nowhere', () => {
    const [{ position }] = found as [(typeof found)[number]];
    const changed = { ...threeWayHandshake, version: threeWayHandshake.version + 1 };
    expect(standAt(position, changed)).toBeNull();
    expect(standAt(position, null)).toBeNull();
    expect(standAt({ ...position, version: 100_000 }, threeWayHandshake)).toBeNull();
    expect(standAt({ ...position, version: 0 }, threeWayHandshake)).toBeNull();
  });
});

describe('the answers to choose from', () => {
  const turning = positionsOf(threeWayHandshake, 1).find((one) => one.turning);
  if (!turning) throw new Error('it has a turning point');
  const { stand } = turning;
  const key = keyOf(threeWayHandshake, stand);
  const options = optionsAt(stand, key);

  test('have one that is right, and the misconception that the scenario is about', () => {
    const verdicts = options.map((move) => verdictAt(stand, move));
    expect(verdicts.filter(({ legal }) => legal)).toHaveLength(1);
    expect(verdicts.flatMap((one) => (one.legal ? [] : one.lesson.misconception))).toContain(
      'connected-with-the-syn-ack',
    );
    expect(options.map((move) => shownBy(stand, move))).toContain('connected-with-the-syn-ack');
  });

  test('are the same for everybody, each time', () => {
    expect(optionsAt(stand, key)).toEqual(options);
  });
});

/** B answers the SYN wrongly so many times, in a match that goes on. */
function erring(times: number): { record: Record; events: readonly MatchEvent[] } {
  const players = { A: 'autopilot', B: 'person' } as const;
  const { id, version } = normalClose;
  const setup = { scenario: normalClose, seed: 5, level: 'guided', players, predictions: true } as const;
  let match = createMatch(setup);
  const events: MatchEvent[] = [];
  const inputs: RecordedInput[] = [];
  const put = (input: RecordedInput['input'], at: number): void => {
    const played = play(match, input, at);
    match = played.match;
    events.push(...played.events);
    inputs.push({ at, input });
  };
  for (let at = 1_000; match.hosts.B.inbox.length === 0; at += 1_000) put({ type: 'advance' }, at);
  const stimulus = match.hosts.B.inbox[0]?.id ?? null;
  for (let i = 0; i < times; i++) {
    const move = { kind: 'send', segments: [{ flags: ACK }], next: 'ESTABLISHED' } as const;
    put({ type: 'move', host: 'B', stimulus, move }, match.now + 500);
  }
  put({ type: 'advance' }, match.now + 60_000);
  const record: Record = {
    ...{ format: RECORD_FORMAT, rulebook: RULEBOOK_VERSION, scenario: { id, version }, seed: 5 },
    ...{ level: 'guided', predictions: true, players, inputs },
  };
  return { record, events };
}

describe('mistakes that were made', () => {
  const [first, second] = [erring(2), erring(1)];
  const told = [
    { match: 'm1', ...first },
    { match: 'm2', ...second },
  ];

  test('are counted together, and named by their misconception', () => {
    const [mistake, ...others] = mistakesOf(told);
    expect(others).toEqual([]);
    expect(mistake).toMatchObject({ match: 'm1', times: 3, move: { next: 'ESTABLISHED' } });
  });

  test('are positions: there the same move is refused again', () => {
    const [mistake] = mistakesOf(told);
    if (!mistake) throw new Error('one was made');
    const stand = standAt(mistake.position, normalClose);
    expect(stand?.moment.tcb.state).toBe(mistake.state);
    expect(stand && verdictAt(stand, mistake.move).legal).toBe(false);
    expect(stand?.match.hosts.B.inbox[0]?.failures).toBe(0);
  });

  test('bring no more of the record than what came before', () => {
    const [mistake] = mistakesOf(told);
    expect(mistake?.position.record.inputs.length).toBeLessThan(first.record.inputs.length);
  });

  test('are none where all was right', () => {
    expect(mistakesOf([{ match: 'm3', ...erring(0) }])).toEqual([]);
  });
});
