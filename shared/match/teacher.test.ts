/** Tests of what a teacher does in a match: help for a player, and orders to the wire. */
import { describe, expect, it } from 'vitest';
import { CALM_WIRE, HUMANE_CONSTANTS, OPENING } from '../scenarios/catalogue/defaults.ts';
import { bothEstablished } from '../scenarios/goals.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import { SYN } from '../tcp/segment.ts';
import { createMatch } from './create.ts';
import type { Help, Input } from './input.ts';
import type { Match } from './match.ts';
import type { MatchEvent } from './match-event.ts';
import { type Answer, play } from './play.ts';
import { visibleEvents } from './view.ts';

const scenario: Scenario = {
  id: 'test',
  version: 1,
  number: 1,
  cast: { A: { iss: 100 }, B: { iss: 300 } },
  constants: HUMANE_CONSTANTS,
  // A fault of the scenario hits the first SYN, too.
  wire: { ...CALM_WIRE, faults: [{ on: { from: 'A', flags: SYN }, action: { do: 'duplicate', after: 50 } }] },
  script: OPENING,
  freeCalls: [],
  goals: [bothEstablished, { id: 'never', reached: () => false }],
  timeLimit: 600_000,
  showWire: true,
  think: 1_000,
};

class Played {
  match: Match;
  events: readonly MatchEvent[] = [];
  answer: Answer = { ok: true, verdict: null };

  constructor() {
    const players = { A: 'person', B: 'person' } as const;
    this.match = createMatch({ scenario, seed: 1, level: 'standard', players });
    this.put({ type: 'advance' }, 60_000);
  }

  put(input: Input, at = this.match.now): this {
    const { match, events, answer } = play(this.match, input, at);
    this.match = match;
    this.events = events;
    this.answer = answer;
    return this;
  }

  /** B listens, and A is called to open. */
  opened(): this {
    const B = this.match.hosts.B.inbox[0]?.id ?? null;
    this.put({ type: 'move', host: 'B', stimulus: B, move: { kind: 'nothing', next: 'LISTEN' } });
    return this.put({ type: 'advance' }, this.match.now + 60_000);
  }

  help(help: Help, stimulus = this.first?.id ?? -1): this {
    return this.put({ type: 'help', host: 'A', stimulus, help });
  }

  get first() {
    return this.match.hosts.A.inbox[0];
  }

  syn(): this {
    const move = { kind: 'send', segments: [{ flags: SYN }], next: 'SYN-SENT' } as const;
    return this.put({ type: 'move', host: 'A', stimulus: this.first?.id ?? null, move });
  }
}

describe('a hint', () => {
  it('names the rule of what lies before the player, to that player alone, and costs nothing', () => {
    const played = new Played().opened();
    const { score } = played.match.hosts.A;
    const { events, match } = played.help('hint');
    expect(events).toMatchObject([{ type: 'hint', host: 'A', stimulus: played.first?.id, rule: 'R5' }]);
    expect(match.hosts.A.score).toEqual(score);
    expect(visibleEvents(match, 'A', events)).toHaveLength(1);
    expect(visibleEvents(match, 'B', events)).toHaveLength(0);
    played.syn();
    expect(played.match.hosts.A.score).toMatchObject({ answered: 1, firstTry: 1 });
  });

  it('is not given twice, nor after the answer', () => {
    const played = new Played().opened().help('hint').help('hint');
    expect(played.answer).toEqual({ ok: false, error: 'already-helped' });
    expect(played.events).toEqual([]);
    expect(new Played().opened().help('answer').help('hint').answer).toMatchObject({ ok: false });
  });
});

describe('the answer', () => {
  it('is shown without waiting, and is the player’s own no more', () => {
    const played = new Played().opened().help('answer');
    expect(played.events).toMatchObject([
      { type: 'advice', by: 'teacher', move: { kind: 'send', next: 'SYN-SENT' } },
    ]);
    played.syn();
    expect(played.match.hosts.A.score).toMatchObject({ answered: 1, firstTry: 0, advice: 1 });
    expect(new Played().opened().help('answer').help('answer').answer).toEqual({
      ok: false,
      error: 'already-helped',
    });
  });
});

describe('a move in the player’s place', () => {
  it('is TCP’s own, is told as the teacher’s, and scores for nobody', () => {
    const played = new Played().opened();
    const { id } = played.first ?? {};
    played.help('move');
    expect(played.events[0]).toMatchObject({ type: 'accepted', host: 'A', stimulus: id, by: 'teacher' });
    const { A } = played.match.hosts;
    expect(A.tcb.state).toBe('SYN-SENT');
    expect(A.score).toMatchObject({ answered: 0, firstTry: 0 });
    expect(A.player).toBe('person');
  });
});

it('helps with nothing that has been answered meanwhile', () => {
  const played = new Played().opened();
  const { id = -1 } = played.first ?? {};
  played.syn();
  for (const help of ['hint', 'answer', 'move'] as const)
    expect(played.help(help, id).answer).toEqual({ ok: false, error: 'no-such-stimulus' });
  played.put({ type: 'end' });
  expect(played.help('hint', id).answer).toEqual({ ok: false, error: 'match-ended' });
});

describe('an order to the wire', () => {
  const ordered = (order: (Input & { type: 'wire' })['order']): Played =>
    new Played().opened().put({ type: 'wire', host: 'A', order });

  it('loses the next segment, whatever the scenario would have done to it, and no other', () => {
    const played = ordered({ do: 'lose' });
    const told = played.events;
    expect(told).toMatchObject([{ type: 'order', host: 'A', order: { do: 'lose' } }]);
    expect(
      ['A', 'B', 'all'].map((viewer) => visibleEvents(played.match, viewer as 'A', told).length),
    ).toEqual([0, 0, 1]);
    played.syn();
    expect(played.events.map(({ type }) => type)).toContain('lost');
    expect(played.events.map(({ type }) => type)).not.toContain('copied');
    expect(played.match.wire.inFlight).toEqual([]);
    expect(played.match.wire.orders).toEqual({});
  });

  it('delays it', () => {
    const played = ordered({ do: 'delay', by: 9_000 }).syn();
    const [packet] = played.match.wire.inFlight;
    expect((packet?.dueAt ?? 0) - played.match.now).toBe(CALM_WIRE.delay + 9_000);
  });

  it('copies it', () => {
    const { match } = ordered({ do: 'duplicate', after: 2_000 }).syn();
    expect(match.wire.inFlight.map(({ copyOf }) => copyOf)).toEqual([null, match.wire.inFlight[0]?.id]);
  });

  it('can be taken back: the scenario’s own fault hits then', () => {
    const played = ordered({ do: 'lose' }).put({ type: 'wire', host: 'A', order: null }).syn();
    expect(played.events.map(({ type }) => type)).toContain('copied');
  });

  it('is about the segments of one host', () => {
    const played = new Played().opened().put({ type: 'wire', host: 'B', order: { do: 'lose' } });
    expect(played.syn().match.wire.inFlight).toHaveLength(2);
    expect(played.match.wire.orders).toEqual({ B: { order: { do: 'lose' }, by: 'teacher' } });
  });
});
