/** Tests of who must move in a match, and what it waits for. */
import { expect, it } from 'vitest';
import { createMatch } from '../../shared/match/create.ts';
import type { Input, Player } from '../../shared/match/input.ts';
import type { Match } from '../../shared/match/match.ts';
import type { MatchEvent } from '../../shared/match/match-event.ts';
import { play } from '../../shared/match/play.ts';
import { testLife } from '../testing/scenario.ts';
import { waitingOf } from './waiting.ts';

const SYN = 2;

class Played {
  match: Match;
  readonly events: MatchEvent[] = [];

  constructor(A: Player = 'person', B: Player = 'person') {
    this.match = createMatch({ scenario: testLife, seed: 7, level: 'standard', players: { A, B } });
  }

  at(at: number, input: Input = { type: 'advance' }): this {
    const { match, events } = play(this.match, input, at);
    this.match = match;
    this.events.push(...events);
    return this;
  }

  get waiting() {
    return waitingOf(this.match, this.events);
  }

  get id(): number {
    return this.match.hosts.A.inbox[0]?.id ?? this.match.hosts.B.inbox[0]?.id ?? -1;
  }
}

const open = (played: Played, at: number): Played =>
  played.at(at, {
    type: 'move',
    host: 'A',
    stimulus: played.match.hosts.A.inbox[0]?.id ?? null,
    move: { kind: 'send', segments: [{ flags: SYN }], next: 'SYN-SENT' },
  });

const listen = (played: Played, at: number): Played =>
  played.at(at, {
    type: 'move',
    host: 'B',
    stimulus: played.match.hosts.B.inbox[0]?.id ?? null,
    move: { kind: 'nothing', next: 'LISTEN' },
  });

it('waits for the application before anybody must move', () => {
  expect(listen(new Played().at(0), 0).waiting).toEqual({
    turns: { A: null, B: null },
    rests: { on: 'application' },
  });
});

it('says who must move, since when, and how often it went wrong', () => {
  const played = new Played().at(60_000);
  const { turns, rests } = played.waiting;
  const since = played.match.hosts.B.inbox[0]?.at;
  expect(rests).toBeNull();
  expect(turns).toEqual({ A: null, B: { stimulus: played.id, since, tries: 0 } });
  played.at(61_000, { type: 'move', host: 'B', stimulus: played.id, move: { kind: 'discard' } });
  expect(played.waiting.turns.B).toEqual({ stimulus: played.id, since, tries: 1 });
});

it('counts from when the one before was answered, or a person came to answer', () => {
  const played = listen(new Played().at(60_000), 61_000);
  const second = played.at(70_000).match.hosts.A.inbox[0];
  expect(played.waiting.turns.A?.since).toBe(second?.at);
  played.at(80_000, { type: 'player', host: 'A', player: 'autopilot' });
  expect(played.waiting).toMatchObject({ turns: { A: null }, rests: { on: 'autopilot' } });
  played.at(80_001, { type: 'player', host: 'A', player: 'person' });
  expect(played.waiting.turns.A?.since).toBe(80_001);
});

it('tells a segment on its way from a timer', () => {
  const played = open(listen(new Played().at(60_000), 61_000).at(70_000), 71_000);
  expect(played.waiting).toEqual({ turns: { A: null, B: null }, rests: { on: 'wire' } });
  // With the wire empty, what is left is A's retransmission timer.
  const lost = { ...played.match, wire: { ...played.match.wire, inFlight: [] } };
  const { due } = lost.hosts.A.tcb.timers.retransmission ?? {};
  expect(waitingOf(lost, played.events).rests).toEqual({
    on: 'timer',
    host: 'A',
    timer: 'retransmission',
    until: due,
  });
});

it('says that nothing is due, and since when', () => {
  const { match, events } = open(listen(new Played().at(60_000), 61_000).at(70_000), 71_000);
  const { A, B } = match.hosts;
  const still: Match = {
    ...match,
    wire: { ...match.wire, inFlight: [] },
    script: match.script.map(() => ({ status: 'answered' })),
    hosts: { A: { ...A, tcb: { ...A.tcb, timers: {} } }, B },
  };
  expect(waitingOf(still, events).rests).toEqual({ on: 'nothing', since: 71_000 });
});

it('waits for nothing after the end', () => {
  const played = new Played().at(60_000).at(60_001, { type: 'end' });
  expect(played.waiting).toEqual({ turns: { A: null, B: null }, rests: null });
});
