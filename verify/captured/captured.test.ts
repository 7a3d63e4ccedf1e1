/** Tests of captured lives as scenarios: played as captured, and asked about where that is proved. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fileOf } from '../../shared/positions/captured/life.ts';
import { CAPTURED_LIVES } from '../../shared/positions/captured/lives.ts';
import { positionsOf } from '../../shared/positions/from-scenario.ts';
import { scenarioFileSchema } from '../../shared/scenario-files/schema.ts';
import { livesIn, TRACES } from '../conformance/lives.ts';
import { kernelStates, plainStates } from '../conformance/truth.ts';
import { connectionOf } from './connection.ts';
import { bestOf, playedAgain } from './played.ts';
import { PATH, text } from './write.ts';

it('are as the captures have them', () => {
  expect(readFileSync(PATH, 'utf8'), 'run npm run captured-lives').toBe(text());
});

const lives = livesIn(TRACES);

it('are scenarios that a journal may hold', () => {
  for (const life of CAPTURED_LIVES)
    expect(scenarioFileSchema.safeParse(fileOf(life, life.id)).error, life.id).toBeUndefined();
});

describe('a life that is played to its end as captured', () => {
  const WHOLE = [
    'simultaneous_open',
    'refused',
    'lost_fin',
    'lost_ack_of_fin',
    'simultaneous_close',
    'lost_last_ack',
  ] as const;

  it.each(WHOLE)('%s: every segment, and the states that the kernels themselves report', (id) => {
    const { played } = bestOf(id);
    expect(played.until).toBe(Number.POSITIVE_INFINITY);
    for (const [same, captured] of Object.values(played.same)) expect(same).toBe(captured);
    for (const life of lives.filter(({ trace }) => trace === id))
      expect(plainStates(['CLOSED', ...played.states[life.host]])).toEqual(kernelStates(life));
  });
});

it('stops where a kernel does what the rulebook does not', () => {
  const { played } = bestOf('normal_close_by_client');
  const [same, captured] = played.same.B;
  expect(same).toBeLessThan(captured);
  expect(played.until).toBeLessThan(Number.POSITIVE_INFINITY);
});

it('sees a segment that the capture has otherwise', () => {
  const { scenario } = bestOf('lost_fin');
  const connection = connectionOf('lost_fin');
  const changed = connection.segments.map((one, i) => (i === 2 ? { ...one, ack: one.ack + 1 } : one));
  expect(playedAgain({ ...connection, segments: changed }, scenario).until).toBeLessThan(
    Number.POSITIVE_INFINITY,
  );
});

it('asks about arrivals alone, each in its state once', () => {
  const asked = CAPTURED_LIVES.flatMap(({ id, positions }) => {
    const { scenario } = bestOf(id);
    const found = positionsOf(scenario, 1);
    return positions.map(({ version, host }) => {
      const one = found.find(({ position }) => position.version === version && position.host === host);
      return one?.stand.moment;
    });
  });
  expect(asked.length).toBeGreaterThanOrEqual(15);
  for (const moment of asked) expect(moment?.stimulus.type).toBe('segment');
  const states = new Set(asked.map((moment) => moment?.tcb.state));
  expect(states.size).toBeGreaterThanOrEqual(9);
});
