/** R111–R115 hold of everything that step() sends, in every state and after whatever happens there. */
import { describe, expect, test } from 'vitest';
import { live, REACHED, type Reached, reach, SYNCHRONIZED, sentSegments } from './fixtures/states.ts';
import { ACK, FIN, has, RST, SYN, segmentText } from './segment.ts';
import { seqLt } from './seq.ts';
import type { Tcb } from './tcb.ts';

const FLAGS = ['none', 'ACK', 'SYN', 'SYN,ACK', 'FIN,ACK', 'RST', 'RST,ACK', 'FIN'];
const SEQS = [299, 300, 301, 302, 400, 2_000];
const ACKS = [99, 100, 101, 102, 103, 500];
const SEGMENTS = FLAGS.flatMap((flags) =>
  SEQS.flatMap((seq) => ACKS.flatMap((ack) => [0, 5].map((len) => segmentOf(flags, seq, ack, len)))),
);
const CALLS = ['OPEN active 100', 'OPEN passive 100', 'SEND hello', 'RECEIVE 5', 'CLOSE', 'ABORT'];
const TIMEOUTS = ['retransmission', 'persist', 'delayed-ack', 'time-wait', 'user'].map((t) => `timeout ${t}`);

function segmentOf(flags: string, seq: number, ack: number, len: number): string {
  const acknowledges = flags.includes('ACK') ? ` ack=${ack}` : '';
  return `${flags} seq=${seq}${acknowledges} wnd=1000 len=${len}`;
}

/** All that is sent in a state, with what it was sent for. */
function sentIn(state: Reached, events: readonly string[]) {
  const before = reach(state);
  return events.flatMap((event) => {
    const lived = live(before, event);
    return sentSegments(lived).map((segment) => ({ state, event, segment, before, after: lived.tcb }));
  });
}
const all = REACHED.flatMap((state) => sentIn(state, [...SEGMENTS, ...CALLS, ...TIMEOUTS]));
type Sent = (typeof all)[number];

const but = (holds: (sent: Sent) => boolean): readonly string[] =>
  all
    .filter((sent) => !holds(sent))
    .map(({ state, event, segment }) => `${state}: ${event} → ${segmentText(segment)}`);

const isSegment = ({ event }: Sent): boolean => SEGMENTS.includes(event);
/** A RST takes its numbers from what it answers, and there may be no TCB. */
const ofConnection = ({ segment }: Sent): boolean => !has(segment, RST);
const next = ({ iss, snd }: Tcb, { segment }: Sent): number => (has(segment, SYN) ? iss : snd.nxt);

describe('what is sent', () => {
  test.each(SYNCHRONIZED)('R111 a bare ACK that says nothing wrong is not answered in %s', (state) => {
    const { rcv, snd } = reach(state);
    for (const ack of [snd.una, snd.nxt]) {
      expect(sentSegments(live(reach(state), `ACK seq=${rcv.nxt} ack=${ack} wnd=1000`))).toEqual([]);
    }
  });

  test('R112 bears SND.NXT, unless it goes again', () => {
    const again = ({ before, segment }: Sent): boolean => seqLt(segment.seq, before.snd.nxt);
    const timed = ({ event }: Sent): boolean => TIMEOUTS.includes(event);
    const right = (sent: Sent): boolean => sent.segment.seq === next(sent.before, sent);
    // A connection that begins has its ISS only afterwards.
    const begins = (sent: Sent): boolean =>
      sent.segment.seq === next(sent.after, sent) && has(sent.segment, SYN);
    expect(but((s) => !ofConnection(s) || right(s) || begins(s) || (timed(s) && again(s)))).toEqual([]);
  });

  test('R113 acknowledges RCV.NXT as soon as there is one', () => {
    const acknowledges = ({ segment, after }: Sent): boolean =>
      has(segment, ACK) ? segment.ack === after.rcv.nxt : after.state === 'SYN-SENT';
    expect(but((sent) => !ofConnection(sent) || acknowledges(sent))).toEqual([]);
  });

  test('R114 bears SYN only where a connection opens', () => {
    const opening: readonly string[] = ['SYN-SENT', 'SYN-RECEIVED'];
    expect(but(({ segment, after }) => !has(segment, SYN) || opening.includes(after.state))).toEqual([]);
  });

  test('R115 bears RST only for ABORT and for what is not of this connection, and never for a RST', () => {
    const resets = all.filter(({ segment }) => has(segment, RST));
    expect(resets.filter((sent) => isSegment(sent) && /^RST/.test(sent.event))).toEqual([]);
    const synchronized = resets.filter(({ state }) => (SYNCHRONIZED as readonly string[]).includes(state));
    expect(new Set(synchronized.map(({ event }) => event))).toEqual(new Set(['ABORT']));
  });

  test('R107, R23 bears FIN only after CLOSE, and once', () => {
    const again = (state: Reached) =>
      sentIn(state, ['CLOSE', 'SEND hello']).filter((s) => has(s.segment, FIN));
    expect(but(({ segment, after }) => !has(segment, FIN) || after.closeCalled)).toEqual([]);
    for (const state of ['FIN-WAIT-1', 'FIN-WAIT-2', 'CLOSING', 'TIME-WAIT', 'LAST-ACK'] as const) {
      expect(again(state)).toEqual([]);
    }
  });
});
