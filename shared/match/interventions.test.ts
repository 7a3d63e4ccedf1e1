/** What comes from outside TCP: injected segments, crashes, controls, and the script that brings them. */
import { describe, expect, test } from 'vitest';
import { CALM_WIRE, HUMANE_CONSTANTS, OPENING } from '../scenarios/catalogue/defaults.ts';
import { bothEstablished } from '../scenarios/goals.ts';
import type { Scenario, ScriptItem } from '../scenarios/scenario.ts';
import { ACK, RST, SYN } from '../tcp/segment.ts';
import { createMatch } from './create.ts';
import type { Match } from './match.ts';
import type { MatchEvent } from './match-event.ts';
import { play } from './play.ts';
import { visibleEvents } from './view.ts';

const ESTABLISHED = { states: { A: 'ESTABLISHED', B: 'ESTABLISHED' } } as const;
const LIMIT = 600_000;

const scenarioWith = (script: readonly ScriptItem[], more: Partial<Scenario> = {}): Scenario => ({
  id: 'test',
  version: 1,
  number: 1,
  cast: { A: { iss: [100, 5_000] }, B: { iss: 300 } },
  constants: HUMANE_CONSTANTS,
  wire: CALM_WIRE,
  script: [...OPENING, ...script],
  freeCalls: [],
  goals: [bothEstablished, { id: 'never', reached: () => false }],
  timeLimit: LIMIT,
  showWire: true,
  think: 1_000,
  ...more,
});

function played(scenario: Scenario, until = LIMIT): { match: Match; events: readonly MatchEvent[] } {
  const players = { A: 'autopilot', B: 'autopilot' } as const;
  return play(createMatch({ scenario, seed: 1, level: 'standard', players }), { type: 'advance' }, until);
}

describe('a third party', () => {
  const rst = (plus: number): ScriptItem => ({
    inject: { to: 'A', flags: RST, seq: { host: 'A', of: 'RCV.NXT', plus } },
    when: ESTABLISHED,
    delay: 5_000,
  });

  test('that knows RCV.NXT resets the connection, and its segment is the wire’s, not the peer’s', () => {
    const { match, events } = played(scenarioWith([rst(0)]));
    expect(match.facts.A.signals).toContain('connection reset');
    expect(match.facts.B.segmentsSent).toBe(1);
    expect(match.facts.injected).toBe(1);
    expect(events.filter((e) => e.type === 'injected')).toMatchObject([
      { host: 'B', segment: { seq: 301, flags: RST } },
    ]);
    const seen = (viewer: 'A' | 'B' | 'all') =>
      visibleEvents(match, viewer, events).filter((e) => e.type === 'injected').length;
    expect([seen('A'), seen('B'), seen('all')]).toEqual([0, 0, 1]);
    expect(visibleEvents(match, 'A', events)).toContainEqual(
      expect.objectContaining({ type: 'arrived', segment: expect.objectContaining({ flags: RST }) }),
    );
  });

  test('that misses it by a little is challenged, and what waits for the answer happens after it', () => {
    const after = { host: 'A', call: { call: 'CLOSE' }, when: { after: [2] }, delay: 0 } as const;
    const { match, events } = played(scenarioWith([rst(5), after]));
    expect(match.facts.A.rules).toContain('R52');
    const challenged = events.find((e) => e.type === 'sent' && e.reason === 'challenge ACK');
    const closed = events.find(
      (e) =>
        e.type === 'stimulus' &&
        e.host === 'A' &&
        e.stimulus.type === 'call' &&
        e.stimulus.call.call === 'CLOSE',
    );
    expect(closed?.at).toBe(challenged?.at);
  });

  test('whose segment dies on the way keeps nothing waiting', () => {
    const wire = { ...CALM_WIRE, delay: 2_000, msl: 1_000 };
    const stray: ScriptItem = {
      inject: { to: 'A', flags: RST, seq: 1 },
      when: { states: { A: 'SYN-SENT' } },
      delay: 0,
    };
    const after = { host: 'A', call: { call: 'CLOSE' }, when: { after: [2] }, delay: 0 } as const;
    const { events } = played(scenarioWith([stray, after], { wire }), 20_000);
    const injected = events.find((e) => e.type === 'injected');
    const called = events.find(
      (e) => e.type === 'stimulus' && e.stimulus.type === 'call' && e.stimulus.call.call === 'CLOSE',
    );
    expect((called?.at ?? 0) - (injected?.at ?? 0)).toBe(1_000);
  });
});

describe('a crash', () => {
  const crash: ScriptItem = { crash: 'B', when: ESTABLISHED, delay: 5_000 };
  const send: ScriptItem = {
    host: 'A',
    call: { call: 'SEND', data: 'Are you there?' },
    when: { after: [2] },
    delay: 1_000,
  };

  test('forgets the connection without a word, and the peer learns it from a reset', () => {
    const { match, events } = played(scenarioWith([crash, send]));
    expect(events.filter((e) => e.type === 'crashed')).toMatchObject([{ host: 'B', from: 'ESTABLISHED' }]);
    expect(match.facts.B).toMatchObject({ state: 'CLOSED', crashes: 1, resets: 1 });
    expect(match.facts.B.arrows).not.toContain('ESTABLISHED→CLOSED');
    expect(match.facts.A.signals).toContain('connection reset');
  });

  test('takes what waited in the inbox with it, and what was to follow its answer follows', () => {
    const early: ScriptItem = { crash: 'B', when: { states: { B: 'SYN-RECEIVED' } }, delay: 2_000 };
    const players = { A: 'autopilot', B: 'person' } as const;
    const scenario = scenarioWith([
      { crash: 'B', when: {}, delay: 500 },
      { ...send, when: { after: [0] } },
    ]);
    const start = createMatch({ scenario, seed: 1, level: 'standard', players });
    const { match, events } = play(start, { type: 'advance' }, 500);
    expect(events.map((e) => e.type)).toEqual(['stimulus', 'withdrawn', 'crashed']);
    expect(match.hosts.B.inbox).toEqual([]);
    expect(match.script[0]).toEqual({ status: 'answered' });
    expect(match.script[3]).toMatchObject({ status: 'due' });
    expect(played(scenarioWith([early])).match.facts.B.crashes).toBe(1);
  });

  test('is followed by an incarnation with the ISS that the cast gives it', () => {
    const again: ScriptItem[] = [
      { crash: 'A', when: ESTABLISHED, delay: 1_000 },
      { host: 'A', call: { call: 'OPEN', mode: 'active' }, when: { after: [2] }, delay: 1_000 },
    ];
    const { events } = played(scenarioWith(again));
    const syns = events.flatMap((e) => (e.type === 'sent' && e.segment.flags === SYN ? [e.segment.seq] : []));
    expect([...new Set(syns)]).toEqual([100, 5_000]);
  });
});

describe('a control', () => {
  const offered = { B: ['time-wait'] } as const;

  test('stands where the scenario says, and its constants follow', () => {
    const scenario = scenarioWith([], {
      offered,
      cast: { A: {}, B: { controls: { 'time-wait': 0 } } },
    });
    const { hosts } = createMatch({
      scenario,
      seed: 1,
      level: 'standard',
      players: { A: 'person', B: 'person' },
    });
    expect(hosts.B).toMatchObject({ controls: { 'time-wait': 0 }, tcb: { constants: { msl: 0 } } });
    expect(hosts.A).toMatchObject({ controls: {}, tcb: { constants: { msl: HUMANE_CONSTANTS.msl } } });
  });

  test('is moved by its player alone, to a value that it has, and only where it is offered', () => {
    const scenario = scenarioWith([], { offered });
    const start = createMatch({
      scenario,
      seed: 1,
      level: 'standard',
      players: { A: 'person', B: 'person' },
    });
    const move = (host: 'A' | 'B', value: number) =>
      play(start, { type: 'control', host, control: 'time-wait', value }, 10);
    expect(move('A', 0).answer).toEqual({ ok: false, error: 'control-not-offered' });
    expect(move('B', 1).answer).toEqual({ ok: false, error: 'control-not-offered' });
    const { match, events, answer } = move('B', 0);
    expect(answer).toEqual({ ok: true, verdict: null });
    expect(match.hosts.B.tcb.constants.msl).toBe(0);
    expect(events.at(-1)).toMatchObject({ type: 'control', host: 'B', control: 'time-wait', value: 0 });
    expect(move('B', 30_000).events.filter((e) => e.type === 'control')).toEqual([]);
  });

  test('is moved by the script, and holds for the TIME-WAIT that begins after it', () => {
    const quick: ScriptItem = { host: 'A', control: 'time-wait', value: 0, when: ESTABLISHED, delay: 0 };
    const close = (host: 'A' | 'B', state: 'ESTABLISHED' | 'CLOSE-WAIT'): ScriptItem => ({
      host,
      call: { call: 'CLOSE' },
      when: { states: { [host]: state }, after: [2] },
      delay: 1_000,
    });
    const { events } = played(scenarioWith([quick, close('A', 'ESTABLISHED'), close('B', 'CLOSE-WAIT')]));
    const at = (to: string) => events.find((e) => e.type === 'state' && e.host === 'A' && e.to === to)?.at;
    const gone = events.find((e) => e.type === 'state' && e.host === 'A' && e.from === 'TIME-WAIT')?.at;
    // The autopilot takes a second to answer the timeout.
    expect((gone ?? 0) - (at('TIME-WAIT') ?? 0)).toBe(1_000);
  });
});

test('an ACK of a third party is a segment like any other', () => {
  const stray: ScriptItem = {
    inject: {
      to: 'B',
      flags: ACK,
      seq: { host: 'B', of: 'RCV.NXT', plus: -1 },
      ack: { host: 'B', of: 'SND.NXT' },
      wnd: 10,
    },
    when: ESTABLISHED,
    delay: 1_000,
  };
  const { match, events } = played(scenarioWith([stray]));
  expect(match.facts.B.rules).toContain('R45');
  expect(events).toContainEqual(expect.objectContaining({ type: 'injected', host: 'A' }));
});

test('a host that stays without power loses what arrives, says nothing, and its peer is told nothing', () => {
  const script: readonly ScriptItem[] = [
    { crash: 'B', stays: true, when: ESTABLISHED, delay: 1_000 },
    { host: 'A', call: { call: 'SEND', data: 'Hello?' }, when: { after: [2] }, delay: 1_000 },
  ];
  const { match, events } = played(scenarioWith(script));
  const dark = events.findIndex((e) => e.type === 'crashed');
  expect(events[dark]).toMatchObject({ host: 'B', from: 'ESTABLISHED', stays: true });
  const later = events.slice(dark + 1);
  expect(later.filter((e) => 'host' in e && e.host === 'B')).toEqual([]);
  const sent = later.filter((e) => e.type === 'sent').map((e) => e.packet);
  const lost = later.filter((e) => e.type === 'lost');
  expect(lost.map((e) => e.packet)).toEqual(sent);
  expect(new Set(lost.map(({ cause }) => cause))).toEqual(new Set(['no power']));
  expect(match.facts.lost).toBe(lost.length);
  expect(match.facts.A.signals).toContain('connection aborted due to excessive retransmission');
});

test('what arrives at a host that is overrun is lost, and what fills the network as well', () => {
  const flood = Array.from(
    { length: 300 },
    (): ScriptItem => ({
      inject: { to: 'B', flags: SYN, seq: 7 },
      when: {},
      delay: 1_000,
    }),
  );
  const scenario = scenarioWith(flood);
  const players = { A: 'autopilot', B: 'person' } as const;
  const start = createMatch({ scenario, seed: 1, level: 'standard', players });
  const { match, events } = play(start, { type: 'advance' }, 10_000);
  expect(match.hosts.B.inbox).toHaveLength(64);
  expect(match.facts.injected).toBe(300);
  expect(match.facts.lost).toBe(300 - 63);
  expect(events.filter((e) => e.type === 'arrived')).toHaveLength(63);
  // Nothing of the script waits for what was lost.
  expect(match.script.filter((s) => s.status === 'answered')).toHaveLength(300 - 63);
});
