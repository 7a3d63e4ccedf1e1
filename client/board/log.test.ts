/** Tests of the log: events gathered into turns. */
import { describe, expect, test } from 'vitest';
import type { EventView } from '../../shared/protocol/view.ts';
import { parseSegment } from '../../shared/tcp/segment.ts';
import { ladderOf } from './ladder-input.ts';
import { basesFor, foldLog } from './log.ts';

type Body = EventView extends infer E ? (E extends EventView ? Omit<E, 'version' | 'at'> : never) : never;

/** Events in order, a second apart. */
const told = (...bodies: Body[]): EventView[] =>
  bodies.map((body, i) => ({ ...body, version: i + 1, at: i * 1_000 }) as EventView);

const SYN = parseSegment('SYN seq=100 wnd=1000 len=0');
const SYN_ACK = parseSegment('SYN,ACK seq=4294967295 ack=101 wnd=1000 len=0');
const ACK_OF_SYN = parseSegment('ACK seq=101 ack=0 wnd=1000 len=0');
const legal = {
  legal: true,
  rule: 'R5',
  rfc: 'RFC 9293 §3.8.6.3',
  liberty: 'L1',
  message: 'at once',
  hint: 'The rule.',
} as const;
const open = { call: 'OPEN', mode: 'active', iss: 100 } as const;

const handshake = told(
  { type: 'stimulus', host: 'A', id: 1, stimulus: { type: 'call', call: open } },
  {
    type: 'accepted',
    host: 'A',
    stimulus: 1,
    by: 'person',
    move: { kind: 'send', segments: [{ flags: 2 }], next: 'SYN-SENT' },
    verdict: legal,
  },
  { type: 'state', host: 'A', from: 'CLOSED', to: 'SYN-SENT', rule: 'R5' },
  { type: 'sent', host: 'A', packet: 1, segment: SYN, reason: 'new' },
  { type: 'returned', host: 'A', result: 'ok' },
  { type: 'arrived', host: 'A', packet: 2, segment: SYN_ACK, copyOf: null },
  { type: 'stimulus', host: 'A', id: 2, stimulus: { type: 'segment', segment: SYN_ACK } },
  { type: 'stimulus', host: 'A', id: 3, stimulus: { type: 'timeout', timer: 'retransmission' } },
  {
    type: 'accepted',
    host: 'A',
    stimulus: 2,
    by: 'person',
    move: { kind: 'send', segments: [{ flags: 16 }], next: 'ESTABLISHED' },
    verdict: legal,
  },
  { type: 'state', host: 'A', from: 'SYN-SENT', to: 'ESTABLISHED', rule: 'R41' },
  { type: 'sent', host: 'A', packet: 3, segment: ACK_OF_SYN, reason: 'acknowledgment' },
  { type: 'signal', host: 'A', signal: 'connection established' },
  { type: 'withdrawn', host: 'A', id: 3, cause: 'timer stopped' },
  { type: 'lost', host: 'A', packet: 3, cause: 'loss' },
  { type: 'goal', goal: 'both-established' },
);

test('what the teacher told and played is part of the turn, and so is when it was told', () => {
  const [stimulus] = handshake;
  const move = { kind: 'send', segments: [{ flags: 2 }], next: 'SYN-SENT' } as const;
  const [turn] = foldLog(
    [
      stimulus as EventView,
      ...told(
        { type: 'goal', goal: 'before' },
        { type: 'hint', host: 'A', stimulus: 1, rule: 'R5', rfc: '§3', message: 'The rule.' },
        {
          type: 'advice',
          host: 'A',
          stimulus: 1,
          by: 'teacher',
          move,
          rule: 'R5',
          rfc: '§3',
          message: 'Why.',
        },
        { type: 'accepted', host: 'A', stimulus: 1, by: 'teacher', move, verdict: legal },
      ),
    ],
    'A',
  ).turns;
  expect(turn).toMatchObject({
    hint: { version: 2, message: 'The rule.' },
    advice: { version: 3, by: 'teacher' },
    answer: { by: 'teacher' },
  });
});

describe('the log', () => {
  const log = foldLog(handshake, 'A');

  test('gathers a stimulus, its answer and what came of it into a turn', () => {
    expect(log.turns).toHaveLength(3);
    expect(log.turns[0]).toMatchObject({
      id: 1,
      answer: { by: 'person' },
      change: { from: 'CLOSED', to: 'SYN-SENT' },
      sent: [{ packet: 1, way: 'out' }],
      returned: 'ok',
    });
    expect(log.turns[1]).toMatchObject({
      arrived: { packet: 2, way: 'in', copy: false },
      sent: [{ packet: 3, lost: 'loss' }],
      signals: ['connection established'],
    });
  });

  test('a timeout whose timer was stopped is told as such', () => {
    expect(log.turns[2]).toMatchObject({ id: 3, withdrawn: 'timer stopped', answer: null });
  });

  test('counts from the ISS of each side, also past the wrap', () => {
    expect(log.bases).toEqual({ own: 100, peer: 4_294_967_295 });
    expect(log.turns[0]?.sent[0]?.bases).toEqual({ own: 100, peer: null });
    expect(log.turns[1]?.arrived?.bases).toEqual({ own: 100, peer: 4_294_967_295 });
  });

  test('knows the way through the states, the goals and the end', () => {
    expect(log.states).toEqual(['CLOSED', 'SYN-SENT', 'ESTABLISHED']);
    expect(log.goals).toEqual([{ at: 14_000, goal: 'both-established' }]);
    expect(log.ended).toBeNull();
  });

  test('leaves out the other host', () => {
    expect(foldLog(handshake, 'B').turns).toEqual([]);
  });

  test('gathers tries that nothing asked for until one is accepted', () => {
    const refused = {
      type: 'refused',
      host: 'A',
      stimulus: null,
      move: { kind: 'discard' },
      verdict: {
        legal: false,
        code: 'no-reply-due',
        field: { name: 'move', segment: null },
        flag: null,
        rule: 'R59',
        rfc: '',
        message: '',
        misconception: null,
        name: null,
        did: '',
        follows: null,
        question: '',
        hint: null,
        source: { rule: 'R59', rfc: '' },
        answer: null,
      },
      failures: 1,
    } as const;
    const { turns } = foldLog(told(refused, refused), 'A');
    expect(turns).toHaveLength(1);
    expect(turns[0]?.tries.map(({ failures }) => failures)).toEqual([1, 2]);
  });
});

test('a stimulus brings the numbers that it is counted by', () => {
  const none = { own: null, peer: null };
  expect(basesFor(none, 'CLOSED', { type: 'call', call: open })).toEqual({ own: 100, peer: null });
  expect(basesFor({ own: 7, peer: null }, 'LISTEN', { type: 'segment', segment: SYN })).toEqual({
    own: 7,
    peer: 100,
  });
  expect(basesFor({ own: 7, peer: 8 }, 'ESTABLISHED', { type: 'segment', segment: SYN })).toEqual({
    own: 7,
    peer: 8,
  });
});

describe('what numbers count from', () => {
  const passive = { call: 'OPEN', mode: 'passive', iss: 300 } as const;
  const listening = told(
    { type: 'stimulus', host: 'B', id: 1, stimulus: { type: 'call', call: passive } },
    {
      type: 'accepted',
      host: 'B',
      stimulus: 1,
      by: 'person',
      move: { kind: 'nothing', next: 'LISTEN' },
      verdict: legal,
    },
    { type: 'state', host: 'B', from: 'CLOSED', to: 'LISTEN', rule: 'R4' },
    { type: 'returned', host: 'B', result: 'ok' },
  );
  const then = (...bodies: Body[]) =>
    foldLog([...listening, ...told(...bodies).map((e) => ({ ...e, version: e.version + 4 }))], 'B').bases;
  const arrived = { type: 'arrived', host: 'B', packet: 1, segment: SYN, copyOf: null } as const;

  test('is the own ISS from a passive OPEN on', () => {
    expect(then()).toEqual({ own: 300, peer: null });
    expect(then(arrived)).toEqual({ own: 300, peer: 100 });
  });

  test('of the peer is forgotten when the host listens again, and of both when the connection is gone', () => {
    const received = { type: 'state', host: 'B', from: 'LISTEN', to: 'SYN-RECEIVED', rule: 'R41' } as const;
    const back = { type: 'state', host: 'B', from: 'SYN-RECEIVED', to: 'LISTEN', rule: 'R54' } as const;
    const gone = { type: 'state', host: 'B', from: 'LISTEN', to: 'CLOSED', rule: 'R54' } as const;
    expect(then(arrived, received, back)).toEqual({ own: 300, peer: null });
    expect(then(arrived, received, back, gone)).toEqual({ own: null, peer: null });
  });

  test('is nothing where a segment meets no connection', () => {
    expect(basesFor({ own: null, peer: null }, 'CLOSED', { type: 'segment', segment: SYN })).toEqual({
      own: null,
      peer: null,
    });
  });

  test('stays when an OPEN fails because there is a connection', () => {
    expect(basesFor({ own: 7, peer: 8 }, 'ESTABLISHED', { type: 'call', call: passive })).toEqual({
      own: 7,
      peer: 8,
    });
  });
});

test('a player’s ladder shows its own lifeline, and only the near end of every segment', () => {
  const ladder = ladderOf(foldLog(handshake, 'A'), 'A', 20_000, 'relative');
  expect(ladder.lifelines.A).toEqual([
    { state: 'CLOSED', from: 0, to: 1_000 },
    { state: 'SYN-SENT', from: 1_000, to: 8_000 },
    { state: 'ESTABLISHED', from: 8_000, to: 20_000 },
  ]);
  expect(ladder.lifelines.B).toEqual([]);
  expect(ladder.arrows.map(({ id, from, sentAt, arrivesAt }) => [id, from, sentAt, arrivesAt])).toEqual([
    ['out1', 'A', 3_000, null],
    ['in2', 'B', null, 5_000],
    ['out3', 'A', 10_000, null],
  ]);
  expect(ladder.marks).toEqual([
    { host: 'A', at: 0, kind: 'call', label: 'OPEN' },
    { host: 'A', at: 7_000, kind: 'timeout', label: 'retransmission' },
  ]);
});

describe('what befalls a host', () => {
  const befallen = foldLog(
    told(
      { type: 'state', host: 'A', from: 'CLOSED', to: 'ESTABLISHED', rule: 'R41' },
      { type: 'control', host: 'A', control: 'keep-alive', value: 1, by: 'script' },
      { type: 'stimulus', host: 'A', id: 1, stimulus: { type: 'timeout', timer: 'keep-alive' } },
      { type: 'withdrawn', host: 'A', id: 1, cause: 'crash' },
      { type: 'crashed', host: 'A', from: 'ESTABLISHED', stays: false },
    ),
    'A',
  );

  test('is told in its order, and what waited is lost', () => {
    expect(befallen.happenings.map(({ type }) => type)).toEqual(['control', 'crashed']);
    expect(befallen.turns).toMatchObject([{ id: 1, withdrawn: 'crash' }]);
  });

  test('leaves it in CLOSED, with no numbers to count from', () => {
    expect(befallen.states.at(-1)).toBe('CLOSED');
    expect(befallen.bases).toEqual({ own: null, peer: null });
    const { lifelines } = ladderOf(befallen, 'A', 9_000, 'relative');
    expect(lifelines.A.at(-1)).toMatchObject({ state: 'CLOSED', to: 9_000 });
  });
});
