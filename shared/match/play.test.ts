/** Tests of playing: moves, advice, time and the end of a match, and what a viewer sees of it. */
import { describe, expect, test } from 'vitest';
import type { HostId } from '../hosts.ts';
import type { Move } from '../judge/move.ts';
import { CALM_WIRE, HUMANE_CONSTANTS } from '../scenarios/catalogue/defaults.ts';
import { bothEstablished } from '../scenarios/goals.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import { ACK, FIN, SYN } from '../tcp/segment.ts';
import { createMatch } from './create.ts';
import type { Input, Player } from './input.ts';
import type { Match } from './match.ts';
import type { MatchEvent } from './match-event.ts';
import { type Answer, play } from './play.ts';
import { nextDue } from './time.ts';
import { view, visibleEvents } from './view.ts';

const handshake: Scenario = {
  id: 'test',
  version: 1,
  number: 1,
  cast: { A: { iss: 100 }, B: { iss: 300 } },
  constants: HUMANE_CONSTANTS,
  wire: CALM_WIRE,
  script: [
    { host: 'B', call: { call: 'OPEN', mode: 'passive' }, when: {}, delay: 0 },
    { host: 'A', call: { call: 'OPEN', mode: 'active' }, when: { states: { B: 'LISTEN' } }, delay: 500 },
  ],
  freeCalls: ['SEND', 'CLOSE'],
  goals: [bothEstablished, { id: 'never', reached: () => false }],
  timeLimit: 600_000,
  showWire: false,
  think: 1_000,
};

/** A match that is told its inputs one by one, and remembers what happened. */
function game(players: Record<HostId, Player> = { A: 'person', B: 'person' }, scenario = handshake) {
  let match: Match = createMatch({ scenario, seed: 1, level: 'standard', players });
  const events: MatchEvent[] = [];
  return {
    get match() {
      return match;
    },
    events,
    at(at: number, input: Input = { type: 'advance' }): Answer {
      const played = play(match, input, at);
      match = played.match;
      events.push(...played.events);
      return played.answer;
    },
    /** Answers the first stimulus of a host. */
    answers(at: number, host: HostId, move: Move): Answer {
      this.at(at);
      return this.at(at, { type: 'move', host, stimulus: match.hosts[host].inbox[0]?.id ?? null, move });
    },
    told: (type: MatchEvent['type']) => events.filter((e) => e.type === type),
  };
}

const send = (flags: number, next: 'SYN-SENT' | 'SYN-RECEIVED' | 'ESTABLISHED' | 'FIN-WAIT-1'): Move => ({
  kind: 'send',
  segments: [{ flags }],
  next,
});
const listen: Move = { kind: 'nothing', next: 'LISTEN' };

function opened() {
  const g = game();
  g.answers(0, 'B', listen);
  g.answers(1_000, 'A', send(SYN, 'SYN-SENT'));
  return g;
}

describe('a passive opener', () => {
  test('is told its ISS from OPEN on, and it is the SEQ of its SYN,ACK', () => {
    const g = game();
    g.answers(0, 'B', listen);
    const iss = () => view(g.match, 'B').hosts[0]?.tcb.iss;
    expect(iss()).toBe(300);
    g.answers(1_000, 'A', send(SYN, 'SYN-SENT'));
    g.answers(4_000, 'B', { kind: 'send', segments: [{ flags: SYN | ACK, seq: 300 }], next: 'SYN-RECEIVED' });
    expect(g.told('sent').at(-1)).toMatchObject({ host: 'B', segment: { seq: iss() } });
  });
});

describe('playing', () => {
  test('tells what is due before any time has passed', () => {
    expect(nextDue(game().match)).toBe(0);
  });

  test('carries out a legal move and goes on from there', () => {
    const g = opened();
    g.at(3_000);
    expect(g.match.hosts.B.inbox.map((q) => q.stimulus.type)).toEqual(['segment']);
    g.answers(3_000, 'B', send(SYN | ACK, 'SYN-RECEIVED'));
    g.answers(5_000, 'A', send(ACK, 'ESTABLISHED'));
    g.answers(7_000, 'B', { kind: 'nothing', next: 'ESTABLISHED' });
    expect(g.match.goals).toEqual(['both-established']);
    expect(g.told('state').map((e) => e.type === 'state' && `${e.at} ${e.host} ${e.to}`)).toEqual([
      '0 B LISTEN',
      '1000 A SYN-SENT',
      '3000 B SYN-RECEIVED',
      '5000 A ESTABLISHED',
      '7000 B ESTABLISHED',
    ]);
  });

  test('refuses an illegal move, changes nothing but the score, and gives the reason', () => {
    const g = game();
    g.answers(0, 'B', listen);
    g.at(500);
    const before = g.match;
    const answer = g.answers(1_000, 'A', send(SYN | ACK, 'SYN-SENT'));
    expect(answer).toMatchObject({ ok: true, verdict: { legal: false, code: 'flag-forbidden', rule: 'R5' } });
    expect(g.match.hosts.A.tcb).toEqual(before.hosts.A.tcb);
    expect(g.match.wire).toEqual(before.wire);
    expect(g.match.hosts.A.score).toMatchObject({ refused: 1, rules: { R5: { right: 0, wrong: 1 } } });
    expect(g.match.hosts.A.inbox[0]?.failures).toBe(1);
  });

  test('counts only the first try for the rule', () => {
    const g = game();
    g.answers(0, 'B', listen);
    g.answers(1_000, 'A', send(FIN, 'SYN-SENT'));
    g.answers(1_100, 'A', send(FIN, 'SYN-SENT'));
    g.answers(1_200, 'A', send(SYN, 'SYN-SENT'));
    expect(g.match.hosts.A.score).toEqual({
      answered: 1,
      firstTry: 0,
      refused: 2,
      advice: 0,
      rules: { R5: { right: 0, wrong: 1 } },
    });
  });

  test.each<[string, Input, string]>([
    [
      'a stimulus that is not at hand',
      { type: 'move', host: 'B', stimulus: 99, move: listen },
      'no-such-stimulus',
    ],
    [
      'a spontaneous move over a full inbox',
      { type: 'move', host: 'B', stimulus: null, move: listen },
      'answer-the-stimulus-first',
    ],
    ['a call that is not offered', { type: 'call', host: 'B', call: { call: 'ABORT' } }, 'call-not-offered'],
    ['advice before trying', { type: 'advice', host: 'B' }, 'advice-too-early'],
    ['advice for an empty inbox', { type: 'advice', host: 'A' }, 'nothing-to-advise'],
  ])('says why it does not take %s', (_name, input, error) => {
    const g = game();
    g.at(0);
    const version = g.match.version;
    expect(g.at(1, input)).toEqual({ ok: false, error });
    expect(g.match.version).toBe(version);
  });

  test('takes nothing after the end', () => {
    const g = game();
    g.at(5, { type: 'end' });
    expect(g.match.outcome).toBe('ended by the teacher');
    expect(nextDue(g.match)).toBeNull();
    expect(g.at(6, { type: 'advice', host: 'A' })).toEqual({ ok: false, error: 'match-ended' });
  });

  test('gives advice after a while, and it costs', () => {
    const g = game();
    g.at(20_000);
    expect(g.at(20_000, { type: 'advice', host: 'B' })).toMatchObject({ ok: true });
    expect(g.told('advice')[0]).toMatchObject({ move: listen, rule: 'R4' });
    expect(g.match.hosts.B.score.advice).toBe(1);
  });

  test('an answer that was shown is not right at the first try', () => {
    const g = game();
    g.at(20_000);
    g.at(20_000, { type: 'advice', host: 'B' });
    g.answers(21_000, 'B', listen);
    expect(g.match.hosts.B.score).toMatchObject({
      answered: 1,
      firstTry: 0,
      rules: { R4: { right: 0, wrong: 1 } },
    });
  });

  test('gives advice after two failures', () => {
    const g = game();
    g.answers(0, 'B', { kind: 'nothing', next: 'CLOSED' });
    g.answers(1, 'B', { kind: 'nothing', next: 'SYN-SENT' });
    expect(g.at(2, { type: 'advice', host: 'B' })).toMatchObject({ ok: true });
  });

  test('who does not answer lets the peer’s retransmission timer run out', () => {
    const g = opened();
    g.at(21_000);
    expect(g.match.hosts.A.inbox[0]?.stimulus).toEqual({ type: 'timeout', timer: 'retransmission' });
    g.answers(21_500, 'A', send(SYN, 'SYN-SENT'));
    expect(g.match.facts.A.retransmissions).toBe(1);
  });

  test('withdraws a timeout whose timer another stimulus has stopped', () => {
    const g = opened();
    g.answers(3_000, 'B', send(SYN | ACK, 'SYN-RECEIVED'));
    // The SYN,ACK waits unanswered while the retransmission timer runs out behind it.
    g.at(22_000);
    expect(g.match.hosts.A.inbox.map((q) => q.stimulus.type)).toEqual(['segment', 'timeout']);
    g.answers(22_000, 'A', send(ACK, 'ESTABLISHED'));
    expect(g.match.hosts.A.inbox).toEqual([]);
    expect(g.told('withdrawn')).toHaveLength(1);
  });

  test('a player may call as the application where the scenario offers it', () => {
    const g = opened();
    expect(g.at(2_000, { type: 'call', host: 'A', call: { call: 'SEND', data: 'hi' } })).toMatchObject({
      ok: true,
    });
    expect(g.match.hosts.A.inbox[0]?.stimulus).toEqual({ type: 'call', call: { call: 'SEND', data: 'hi' } });
  });

  test('the autopilot takes a seat over in mid-match and gives it back', () => {
    const g = opened();
    g.at(3_000, { type: 'player', host: 'B', player: 'autopilot' });
    g.at(4_000);
    expect(g.match.facts.B.state).toBe('SYN-RECEIVED');
    g.at(4_500, { type: 'player', host: 'B', player: 'person' });
    g.answers(6_000, 'A', send(ACK, 'ESTABLISHED'));
    g.at(60_000);
    expect(g.match.facts.B.state).toBe('SYN-RECEIVED');
  });

  test('time never goes back', () => {
    const g = opened();
    g.at(5_000);
    g.at(2_000);
    expect(g.match.now).toBe(5_000);
  });

  test('ends when nothing more can happen, even with goals left', () => {
    const g = game({ A: 'autopilot', B: 'autopilot' }, { ...handshake, freeCalls: [] });
    g.at(60_000);
    expect(g.match.facts.B.state).toBe('ESTABLISHED');
    expect(g.match.outcome).toBe('over');
    const free = game({ A: 'autopilot', B: 'autopilot' });
    free.at(60_000);
    expect(free.match.outcome).toBeNull();
  });

  test('ends at the time limit', () => {
    const g = opened();
    g.at(10_000_000);
    expect(g.match.outcome).toBe('time limit');
    expect(g.events.at(-1)).toMatchObject({ type: 'ended', at: 600_000 });
  });
});

describe('what a viewer sees', () => {
  test('a player sees its own host only, the teacher both', () => {
    const g = opened();
    expect(view(g.match, 'A').hosts.map((h) => h.host)).toEqual(['A']);
    expect(view(g.match, 'all').hosts.map((h) => h.host)).toEqual(['A', 'B']);
  });

  test('nothing of the peer is in a player’s view or events: not its ISS, its state, its inbox, nor a loss', () => {
    const lossy = { ...handshake, wire: { ...CALM_WIRE, loss: 1 } };
    const g = game({ A: 'person', B: 'person' }, lossy);
    g.answers(0, 'B', listen);
    g.answers(1_000, 'A', send(SYN, 'SYN-SENT'));
    const seenByA = JSON.stringify([view(g.match, 'A'), visibleEvents(g.match, 'A', g.events)]);
    expect(seenByA).not.toContain('LISTEN');
    expect(seenByA).not.toContain('300');
    expect(seenByA).not.toContain('lost');
    const withWire = { ...g.match, scenario: { ...lossy, showWire: true } };
    expect(JSON.stringify(visibleEvents(withWire, 'A', g.events))).toContain('lost');
    expect(JSON.stringify(visibleEvents(withWire, 'B', g.events))).not.toContain('lost');
  });

  test('the prepared answers come at the guided level only, and stay in their order', () => {
    const g = game();
    g.at(0);
    expect(view(g.match, 'B').hosts[0]?.choices).toBeNull();
    const guided = { ...g.match, level: 'guided' as const };
    const one = view(guided, 'B').hosts[0]?.choices;
    expect(one?.length).toBeGreaterThanOrEqual(3);
    expect(view(guided, 'B').hosts[0]?.choices).toEqual(one);
  });
});
