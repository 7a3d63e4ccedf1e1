/**
 * Tests of the crowd's place in the match: when it begins and ticks, and what players do and see.
 * And that a record holds it.
 */

import { describe, expect, test } from 'vitest';
import { exportCapture } from '../capture/export.ts';
import { HOSTS, type HostId } from '../hosts.ts';
import { RECORD_FORMAT } from '../record/record.ts';
import { replay } from '../record/replay.ts';
import { recordSchema } from '../record/schema.ts';
import { synFlood } from '../scenarios/catalogue/17-syn-flood.ts';
import { closeWaitLeak } from '../scenarios/catalogue/19-close-wait-leak.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import { RULEBOOK_VERSION } from '../tcp/rules.ts';
import { createMatch } from './create.ts';
import { ROWS_SHOWN, SAMPLES_SHOWN } from './crowd-view.ts';
import type { Input } from './input.ts';
import type { Match } from './match.ts';
import type { MatchEvent } from './match-event.ts';
import { play } from './play.ts';
import { nextDue } from './time.ts';
import { type HostView, view, visibleEvents } from './view.ts';

const AUTOPILOTS = { A: 'autopilot', B: 'autopilot' } as const;
const SECOND = 1_000;

/** A match that goes on, with all its events. */
class Game {
  match: Match;
  readonly events: MatchEvent[] = [];
  readonly inputs: { at: number; input: Input }[] = [];

  constructor(scenario: Scenario, level: 'guided' | 'standard' = 'standard') {
    this.match = createMatch({ scenario, seed: 5, level, players: AUTOPILOTS });
  }

  input(input: Input, at = this.match.now) {
    const { match, events, answer } = play(this.match, input, at);
    this.match = match;
    this.events.push(...events);
    this.inputs.push({ at: match.now, input });
    return answer;
  }

  until(at: number): this {
    this.input({ type: 'advance' }, at);
    return this;
  }
}

/** Autopilots have opened the connection in hand; from here on, people move the controls. */
const begun = (scenario: Scenario) => {
  const game = new Game(scenario);
  while (game.match.crowd?.begunAt === null) game.until(nextDue(game.match) ?? 0);
  for (const one of HOSTS) game.input({ type: 'player', host: one, player: 'person' });
  return game;
};

const host = (match: Match, id: HostId): HostView => view(match, id).hosts[0]!;

describe('a match with a crowd', () => {
  test('begins it when its script says so, and is woken twice a second from then on', () => {
    const game = begun(synFlood);
    const { now, crowd } = game.match;
    expect(game.match.facts.A.state).toBe('ESTABLISHED');
    expect(crowd).toMatchObject({ begunAt: now, due: now + SECOND / 2 });
    const before = game.events.length;
    game.until(now + 4 * SECOND);
    const told = game.events.slice(before).filter(({ type }) => type === 'crowd');
    expect(told).toHaveLength(8);
  });

  test('tells of a tick in one event, however many SYNs came', () => {
    const game = begun(synFlood);
    game.input({ type: 'control', host: 'A', control: 'syn-rate', value: 1_000 });
    const before = game.events.length;
    game.until(game.match.now + 10 * SECOND);
    expect(game.match.crowd?.synsSent).toBe(10_000);
    expect(game.events.length - before).toBeLessThan(25);
  });

  test('goes on while nothing is left to answer by hand', () => {
    const game = begun(synFlood).until(120 * SECOND);
    expect(game.match.hosts.A.inbox).toEqual([]);
    expect(game.match.facts.crowd.served).toBeGreaterThan(20);
  });

  test('has none before, and a scenario without one never has', () => {
    const game = new Game(synFlood);
    expect(game.match.crowd).toMatchObject({ begunAt: null, due: null });
    expect(host(game.match, 'B').system?.rows).toMatchObject([{ state: 'LISTEN' }]);
    const { crowd: _none, ...without } = synFlood;
    const plain = new Game(without);
    expect([plain.match.crowd, view(plain.match, 'A').crowd, host(plain.match, 'A').system]).toEqual([
      null,
      null,
      null,
    ]);
  });
});

describe('what a player may do to it', () => {
  test('is what the scenario offers that host', () => {
    const game = begun(closeWaitLeak);
    const act = (id: HostId, wanted: Extract<Input, { type: 'crowd' }>['act']) =>
      game.input({ type: 'crowd', host: id, act: wanted });
    expect(act('A', { do: 'restart' })).toEqual({ ok: false, error: 'act-not-offered' });
    expect(act('B', { do: 'syn', count: 1 })).toEqual({ ok: false, error: 'act-not-offered' });
    expect(act('B', { do: 'close', row: 1 })).toEqual({ ok: false, error: 'no-such-row' });
    expect(act('B', { do: 'restart' })).toEqual({ ok: true, verdict: null });
    expect(game.events.at(-1)).toMatchObject({ type: 'act', host: 'B', act: { do: 'restart' } });
    game.until(game.match.now + SECOND);
    expect(game.match.facts.crowd.restarts).toBe(1);
  });

  test('waits for the crowd to begin, and says so', () => {
    const game = new Game(closeWaitLeak);
    expect(game.input({ type: 'crowd', host: 'B', act: { do: 'restart' } })).toEqual({
      ok: false,
      error: 'crowd-not-begun',
    });
    expect(host(game.match, 'B').acts).toEqual(['close', 'restart']);
  });

  test('moves its controls: the chart marks what is in force from the beginning of the crowd on', () => {
    const game = new Game(synFlood);
    const move = (value: number) => game.input({ type: 'control', host: 'B', control: 'syn-backlog', value });
    move(64);
    while (game.match.crowd?.begunAt === null) game.until(nextDue(game.match) ?? 0);
    move(256);
    game.until(game.match.now + SECOND);
    const begunAt = game.match.crowd!.begunAt!;
    expect(host(game.match, 'B').system?.reigns).toEqual([{ at: begunAt, what: 'syn-backlog:256' }]);
    expect(host(game.match, 'B').system?.listener?.halfOpen.of).toBe(256);
    expect(host(game.match, 'A').system?.reigns).toEqual([{ at: begunAt, what: 'nothing' }]);
  });
});

describe('what a player sees of it', () => {
  const flooded = () => {
    const game = begun(synFlood);
    game.input({ type: 'control', host: 'A', control: 'syn-rate', value: 100 });
    game.input({ type: 'control', host: 'A', control: 'forged-addresses', value: 1 });
    game.input({ type: 'control', host: 'B', control: 'syn-backlog', value: 64 });
    return game.until(game.match.now + 20 * SECOND);
  };

  test('is its own system and nothing of the other’s; the score is everybody’s', () => {
    const { match } = flooded();
    const [a, b] = [host(match, 'A'), host(match, 'B')];
    expect(b.system).toMatchObject({ attack: null, listener: { halfOpen: { used: 64, of: 64 } } });
    expect(b.system?.counts['SYN-RECEIVED']).toBe(64);
    expect(a.system).toMatchObject({ listener: null, syns: null, attack: { sent: 2_000, resets: 0 } });
    expect(JSON.stringify(view(match, 'A'))).not.toContain('SYN-RECEIVED');
    expect(JSON.stringify(view(match, 'B'))).not.toContain('syn-rate');
    expect(view(match, 'A').crowd).toEqual(view(match, 'B').crowd);
    expect(view(match, 'A').crowd).toMatchObject({ underFire: true });
  });

  test('has a bounded number of rows, the connection in hand first and marked', () => {
    const { match } = flooded();
    const { rows, more } = host(match, 'B').system!;
    expect(rows[0]).toMatchObject({ hand: true, state: 'ESTABLISHED', local: '10.0.0.2:9293' });
    expect(rows[1]).toMatchObject({ state: 'LISTEN', sendQ: 64 });
    expect(rows).toHaveLength(2 + ROWS_SHOWN);
    expect(more).toBeGreaterThan(64 - ROWS_SHOWN - 1);
    expect(host(match, 'A').system?.rows).toMatchObject([{ hand: true, local: '10.0.0.1:49152' }]);
  });

  test('counts the connection in hand among the half-open ones while it is', () => {
    const game = new Game(synFlood);
    while (game.match.facts.B.state !== 'SYN-RECEIVED') game.until(nextDue(game.match) ?? 0);
    expect(host(game.match, 'B').system).toMatchObject({
      listener: { halfOpen: { used: 1 } },
      counts: { 'SYN-RECEIVED': 1 },
    });
  });

  test('tells everybody of the ticks, and each player of its own acts', () => {
    const game = flooded();
    game.input({ type: 'crowd', host: 'A', act: { do: 'syn', count: 10 } });
    const seen = (viewer: HostId) => visibleEvents(game.match, viewer, game.events).map((e) => e.type);
    expect(seen('A')).toContain('act');
    expect(seen('B')).not.toContain('act');
    expect(seen('A').filter((type) => type === 'crowd')).toEqual(
      seen('B').filter((type) => type === 'crowd'),
    );
  });

  test('stays small, whatever happens: a message of some kilobytes', () => {
    const game = flooded().until(300 * SECOND);
    for (let i = 0; i < 200; i++) {
      game.input({ type: 'control', host: 'B', control: 'syn-backlog', value: i % 2 === 0 ? 16 : 64 });
      game.until(game.match.now + SECOND);
    }
    expect(view(game.match, 'B').crowd?.samples).toHaveLength(SAMPLES_SHOWN);
    expect(JSON.stringify(view(game.match, 'B')).length).toBeLessThan(16_000);
  });
});

describe('a record', () => {
  test('folds a crowd like the rest: the same inputs, the same match', () => {
    const game = begun(closeWaitLeak);
    game.until(60 * SECOND);
    game.input({ type: 'control', host: 'B', control: 'descriptors', value: 48 });
    game.input({ type: 'crowd', host: 'B', act: { do: 'close', row: 'oldest' } }, 63_210);
    game.input({ type: 'crowd', host: 'B', act: { do: 'restart' } }, 70_001);
    game.until(90 * SECOND);
    const record = recordSchema.parse(
      JSON.parse(
        JSON.stringify({
          format: RECORD_FORMAT,
          rulebook: RULEBOOK_VERSION,
          scenario: { id: closeWaitLeak.id, version: closeWaitLeak.version },
          seed: 5,
          level: 'standard',
          players: AUTOPILOTS,
          // Time that merely passed need not be written down.
          inputs: game.inputs.filter(
            ({ input }, i) => input.type !== 'advance' || i === game.inputs.length - 1,
          ),
        }),
      ),
    );
    const again = replay(record);
    if ('error' in again) throw new Error(again.error);
    expect(again.match).toEqual(game.match);
    expect(again.events).toEqual(game.events);
  });

  test('of time passed in one leap is that of many small steps', () => {
    const leap = new Game(synFlood).until(100 * SECOND);
    const steps = new Game(synFlood);
    for (let at = 0; at <= 100 * SECOND; at += 370) steps.until(at);
    steps.until(100 * SECOND);
    expect(steps.events).toEqual(leap.events);
    expect(steps.match).toEqual(leap.match);
  });

  test('exports as a capture of the connection in hand alone', () => {
    const game = new Game(synFlood).until(60 * SECOND);
    const octets = [...exportCapture(game.events, { format: 'pcap' })].reduce((sum, b) => sum + b.length, 0);
    // A file header, and three segments of 16 + 40 octets, two of them with an MSS option.
    expect(octets).toBe(24 + 3 * 56 + 2 * 4);
  });
});
