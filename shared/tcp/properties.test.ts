/** Properties of one step and of two hosts, whatever happens to them. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '../../verify/depth.ts';
import type { Constants } from './constants.ts';
import { type Event, SIGNALS, type StepResult } from './event.ts';
import { checkInvariants, must } from './fixtures/invariants.ts';
import { REACHED, reach, TEST_CONSTANTS } from './fixtures/states.ts';
import { type Act, type Host, liveTogether, type Outcome } from './fixtures/two-hosts.ts';
import { ACK, FIN, has, RST, type Segment, SYN, segment, segmentText } from './segment.ts';
import { seqAdd, seqDiff } from './seq.ts';
import { step } from './step.ts';
import { type Tcb, TIMERS } from './tcb.ts';

/** A fixed seed: the same lives every day. A failure prints its own seed and path, to be kept as a named test. */
const SEED = 9293;
/** A second or two, but not on a machine that does ten other things. */
const PATIENCE = 60_000;

const constants: fc.Arbitrary<Constants> = fc
  .record({
    acknowledge: fc.constantFrom('at once', 'delayed'),
    receive: fc.constantFrom('always', 'on call'),
    mss: fc.constantFrom(1, 7, 100, 536),
    receiveBuffer: fc.constantFrom(1, 10, 150, 1000),
    nagle: fc.boolean(),
    halfDuplexClose: fc.boolean(),
    userTimeout: fc.constantFrom(null, 5_000, 300_000),
    r2: fc.constantFrom(3, 7),
    r2Orphan: fc.constantFrom(null, 1),
    keepAlive: fc.constantFrom(null, { idle: 4_000, interval: 1_000, probes: 2 }),
  })
  .map((c) => ({ ...TEST_CONSTANTS, ...c }) as Constants);

/** Hosts that never give up, and read what they get; their segments are not so small that there are too many. */
const lastingConstants = fc
  .record({ base: constants, mss: fc.constantFrom(40, 100), receiveBuffer: fc.constantFrom(30, 150, 1000) })
  .map(({ base, ...sizes }) => ({
    ...base,
    ...sizes,
    r2: 100,
    r2Syn: 100,
    r2Orphan: null,
    keepAlive: null,
    userTimeout: null,
    halfDuplexClose: false,
  }));

/** A segment whose numbers are near those that matter to the connection that it meets. */
const nearSegment = fc.record({
  flags: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(ACK, ACK, ACK, ACK | FIN, ACK | FIN, SYN, SYN | ACK) },
    { weight: 1, arbitrary: fc.nat(63) },
  ),
  seqFrom: fc.constantFrom('rcv.nxt', 'rcv.nxt', 'rcv.nxt', 'right edge', 'irs', 'nowhere'),
  seqOffset: fc.oneof(fc.constant(0), fc.integer({ min: -4, max: 4 })),
  ackFrom: fc.constantFrom('snd.nxt', 'snd.nxt', 'snd.una', 'iss', 'nowhere'),
  ackOffset: fc.oneof(fc.constant(0), fc.integer({ min: -3, max: 3 })),
  wnd: fc.constantFrom(0, 1, 5, 60, 1000, 65_535),
  len: fc.oneof(fc.constant(0), fc.nat(12)),
  mss: fc.constantFrom(undefined, 0, 1, 40, 1460),
});
type NearSegment = typeof nearSegment extends fc.Arbitrary<infer T> ? T : never;

const happening = fc.oneof(
  { weight: 30, arbitrary: nearSegment.map((near) => ({ type: 'segment' as const, near })) },
  {
    weight: 10,
    arbitrary: fc
      .constantFrom(...TIMERS, 'retransmission' as const, 'persist' as const, 'delayed-ack' as const)
      .map((timer) => ({ type: 'timeout' as const, timer })),
  },
  {
    weight: 20,
    arbitrary: fc.oneof(
      fc.constantFrom('active' as const, 'passive' as const).map((mode) => ({ type: 'OPEN' as const, mode })),
      fc.nat(30).map((octets) => ({ type: 'SEND' as const, octets })),
      fc.nat(30).map((octets) => ({ type: 'RECEIVE' as const, octets })),
      fc.constant({ type: 'CLOSE' as const }),
    ),
  },
  { weight: 1, arbitrary: fc.constant({ type: 'ABORT' as const }) },
);
const happenings = fc.array(happening, { minLength: 1, maxLength: 40, size: 'max' });
type Happening = typeof happening extends fc.Arbitrary<infer T> ? T : never;

function nearby(tcb: Tcb, near: NearSegment): Segment {
  const { rcv, snd, irs, iss } = tcb;
  const seqFrom = { 'rcv.nxt': rcv.nxt, 'right edge': rcv.nxt + rcv.wnd, irs, nowhere: 3_000_000_000 };
  const ackFrom = { 'snd.nxt': snd.nxt, 'snd.una': snd.una, iss, nowhere: 2_000_000_000 };
  return segment({
    seq: seqFrom[near.seqFrom as keyof typeof seqFrom] + near.seqOffset,
    ack: ackFrom[near.ackFrom as keyof typeof ackFrom] + near.ackOffset,
    flags: near.flags,
    wnd: near.wnd,
    data: 'x'.repeat(near.len),
    ...(near.mss !== undefined && { mss: near.mss }),
  });
}

function eventOf(tcb: Tcb, at: number, h: Happening, sentBefore: number): Event {
  switch (h.type) {
    case 'segment':
      return { type: 'segment', at, segment: nearby(tcb, h.near) };
    case 'timeout':
      return { type: 'timeout', at: Math.max(at, tcb.timers[h.timer]?.due ?? 0), timer: h.timer };
    case 'OPEN':
      return { type: 'call', at, call: { call: 'OPEN', mode: h.mode, iss: 4_294_967_290 } };
    case 'SEND':
      return { type: 'call', at, call: { call: 'SEND', data: streamText(sentBefore, h.octets) } };
    case 'RECEIVE':
      return { type: 'call', at, call: { call: 'RECEIVE', octets: h.octets } };
    default:
      return { type: 'call', at, call: { call: h.type } };
  }
}

/** The octets of a stream that never repeats soon, so that a wrong octet shows. */
function streamText(from: number, octets: number): string {
  return Array.from({ length: octets }, (_, i) => String.fromCharCode(33 + ((from + i) % 89))).join('');
}

function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(freeze);
  }
  return value;
}

function checkSent(before: Tcb, { tcb, effects, rules, because }: StepResult, stream: string): void {
  must(new Set(rules).size === rules.length, 'a rule is named once');
  must(rules.includes(because.reply) && rules.includes(because.state), 'the reason took part');
  for (const e of effects) {
    if (e.type === 'deliver') must(e.data !== '', 'what is delivered is something');
    if (e.type === 'signal') must(SIGNALS.includes(e.signal), 'a signal has a name');
    if (e.type !== 'send' || has(e.segment, RST)) continue;
    const s = e.segment;
    must(before.state !== 'TIME-WAIT' || s.flags === ACK, `TIME-WAIT sends ACKs only, not ${segmentText(s)}`);
    if (has(s, SYN)) must(s.seq === tcb.iss && s.data === '', 'a SYN has the ISS and no text of ours');
    const offset = seqDiff(s.seq, seqAdd(tcb.iss, 1));
    if (s.data !== '') must(stream.slice(offset).startsWith(s.data), `octet ${s.seq} is always the same`);
    if (s.data !== '' || has(s, FIN)) {
      must(s.data.length <= before.snd.mss || s.data.length <= tcb.snd.mss, 'a segment keeps to the MSS');
      if (has(s, FIN))
        must(tcb.closeCalled && offset + s.data.length === stream.length, 'the FIN ends the stream');
    }
  }
}

describe('step', () => {
  test(
    'never throws, never changes its input and keeps the TCB consistent, whatever happens',
    () => {
      fc.assert(
        fc.property(constants, fc.constantFrom(...REACHED), happenings, (c, start, list) => {
          let tcb = reach(start, c);
          let stream = '';
          let at = 0;
          for (const h of list) {
            const event = eventOf(tcb, at, h, stream.length);
            const result = step(freeze(tcb), event);
            const sends = event.type === 'call' && event.call.call === 'SEND' ? event.call.data : '';
            const accepted = result.effects.some((e) => e.type === 'return' && e.result === 'ok');
            if (tcb.state === 'CLOSED') stream = '';
            if (accepted) stream += sends;
            checkSent(tcb, result, stream);
            checkInvariants(tcb, result.tcb);
            tcb = result.tcb;
            at = event.at + 1;
          }
        }),
        { seed: SEED, numRuns: runs(2_000) },
      );
    },
    PATIENCE,
  );
});

/** Two lives to be led: what each application does, and what the wire does to the first segments. */
const twoLives = fc.record({
  constants: fc.record({ A: lastingConstants, B: lastingConstants }),
  simultaneous: fc.boolean(),
  iss: fc.record({ A: fc.nat(20), B: fc.nat(20) }),
  chunks: fc.array(
    fc.record({ host: fc.constantFrom('A' as const, 'B' as const), at: fc.nat(3_000), octets: fc.nat(200) }),
    { maxLength: 8, size: 'max' },
  ),
  closeAt: fc.record({ A: fc.nat(6_000), B: fc.nat(6_000) }),
  fates: fc.array(
    fc.oneof(
      { weight: 3, arbitrary: fc.constant([50]) },
      { weight: 1, arbitrary: fc.constant([]) },
      { weight: 2, arbitrary: fc.array(fc.nat(1_500), { minLength: 1, maxLength: 2 }) },
    ),
    { maxLength: 30, size: 'max' },
  ),
});
type TwoLives = typeof twoLives extends fc.Arbitrary<infer T> ? T : never;

function leadLives(lives: TwoLives): Outcome & { readonly streams: Readonly<Record<Host, string>> } {
  const streams = { A: '', B: '' };
  const acts: Act[] = [];
  const call = (at: number, host: Host, c: Act['call']) => acts.push({ at, host, call: c });
  const patiently = (at: number, host: Host, c: Act['call']) =>
    acts.push({ at, host, call: c, patient: true });
  for (const host of ['A', 'B'] as const) {
    const mode = host === 'A' || lives.simultaneous ? 'active' : 'passive';
    // The first octets wrap past 2^32.
    call(0, host, { call: 'OPEN', mode, iss: 4_294_967_280 + lives.iss[host] });
    const chunks = lives.chunks.filter((c) => c.host === host && c.at < lives.closeAt[host]);
    for (const { at, octets } of chunks.sort((a, b) => a.at - b.at)) {
      const data = streamText(streams[host].length, octets);
      streams[host] += data;
      patiently(at, host, { call: 'SEND', data });
    }
    // Whoever reads on call reads no more once both have closed (R17), so its peer closes late.
    const late = lives.constants[host === 'A' ? 'B' : 'A'].receive === 'on call' ? 80_000 : 0;
    patiently(lives.closeAt[host] + late, host, { call: 'CLOSE' });
    for (let at = 500; at < 100_000; at += 1_000) call(at, host, { call: 'RECEIVE', octets: 60 });
  }
  return { ...liveTogether({ constants: lives.constants, acts, fates: lives.fates }), streams };
}

describe('two hosts', () => {
  test(
    'deliver every octet in order and both close, over a wire that loses, copies and reorders',
    () => {
      fc.assert(
        fc.property(twoLives, (lives) => {
          const { tcbs, delivered, streams, sent } = leadLives(lives);
          expect({ ...delivered }).toEqual({ A: streams.B, B: streams.A });
          expect([tcbs.A.state, tcbs.B.state]).toEqual(['CLOSED', 'CLOSED']);
          expect(sent.length, 'nobody acknowledges ACKs for ever').toBeLessThan(400);
        }),
        { seed: SEED, numRuns: runs(100) },
      );
    },
    PATIENCE,
  );
});
