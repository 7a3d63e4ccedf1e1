/**
 * The liberties: where RFC 9293 leaves a TCP the choice. Each is a numbered entry that derives its
 * reactions from what `step` itself does, so that the two cannot drift apart.
 */
import type { Event, StepResult } from '../tcp/event.ts';
import { ACK, has, RST, SYN, segLen, segment } from '../tcp/segment.ts';
import { inWindow, seqAdd } from '../tcp/seq.ts';
import { isSynchronized } from '../tcp/state.ts';
import { closedTcb, type Tcb } from '../tcp/tcb.ts';
import type { DraftSegment } from './move.ts';
import { cutLike, repackagedLike } from './packaging.ts';
import { isSend, type Send, stepWith, withSends } from './reaction.ts';

/** One legal outcome of a stimulus: the canonical one, or one that a liberty allows. */
export interface Reaction {
  readonly result: StepResult;
  /** Null for the canonical reaction, which is what {@link step} does. */
  readonly liberty: LibertyId | null;
}

interface Liberty {
  readonly rfc: string;
  /** The version of the rulebook that first knew it: matches begun before are judged without it. */
  readonly since: number;
  /** The other outcomes that it allows; none when it does not apply. */
  readonly reactions: (given: Circumstances) => readonly StepResult[];
}

/** What a liberty is asked about: the step of a host, and what its player sends. */
interface Circumstances {
  readonly tcb: Tcb;
  readonly event: Event;
  readonly canonical: StepResult;
  /** What the player sends, for the liberties that depend on how it is cut. */
  readonly segments: readonly DraftSegment[];
}

const sends = (result: StepResult): Send[] => result.effects.filter(isSend);
const segmentOf = (event: Event) => (event.type === 'segment' ? event.segment : null);

function pureAck(tcb: Tcb, seq = tcb.snd.nxt): Send {
  const fields = { seq, ack: tcb.rcv.nxt, wnd: tcb.rcv.wnd, flags: ACK };
  return { type: 'send', segment: segment(fields), reason: 'acknowledgment' };
}

/** A challenge ACK is all that is due, and this host does not hold itself to RFC 5961. */
function mayIgnoreChallenge({ tcb, canonical }: Circumstances): boolean {
  const [first, ...more] = sends(canonical);
  const only = first !== undefined && more.length === 0 && first.reason === 'challenge ACK';
  return only && tcb.constants.challenge === 'may';
}

/** Whether a segment's ACK and window have changed nothing: it can be ignored. */
function saysNothing(before: Tcb, after: Tcb): boolean {
  const { snd, state, probes } = before;
  const heard = after.snd.una !== snd.una || after.snd.wnd !== snd.wnd;
  return !heard && after.state === state && after.probes.unanswered === probes.unanswered;
}

/** Octets of text that go out for the first time. */
const newText = (result: StepResult): number =>
  sends(result).reduce((sum, { reason, segment: s }) => sum + (reason === 'new' ? s.data.length : 0), 0);

export const LIBERTIES = {
  L1: {
    rfc: 'RFC 9293 §3.8.6.3',
    since: 1,
    reactions: (given) => {
      if (given.tcb.constants.acknowledge === 'at once' || sends(given.canonical).length > 0) return [];
      const result = stepWith(given.tcb, given.event, { acknowledge: 'at once' });
      return sends(result).length > 0 ? [result] : [];
    },
  },
  L2: {
    rfc: 'RFC 9293 §3.8.6.3',
    since: 1,
    reactions: (given) => {
      if (given.tcb.constants.acknowledge === 'delayed') return [];
      const result = stepWith(given.tcb, given.event, { acknowledge: 'delayed' });
      return result.tcb.timers['delayed-ack'] === undefined ? [] : [result];
    },
  },
  L3: {
    rfc: 'RFC 9293 §3.10.7.4',
    since: 1,
    reactions: ({ tcb, event, canonical }) => {
      const [first] = sends(canonical);
      const owed =
        tcb.unacknowledgedReceived > 0 || canonical.rules.includes('R41') || segmentOf(event) !== null;
      if (!first || !owed || first.reason !== 'new' || has(first.segment, SYN)) return [];
      const { seq, ack, wnd } = first.segment;
      const ackFirst: Send = {
        type: 'send',
        reason: 'acknowledgment',
        segment: segment({ seq, ack, wnd, flags: ACK }),
      };
      return [withSends(canonical, [ackFirst, ...sends(canonical)])];
    },
  },
  L4: {
    rfc: 'RFC 9293 §3.7, §3.10.2',
    since: 1,
    reactions: ({ canonical, segments }) => {
      const cut = cutLike(canonical, segments);
      return cut === null ? [] : [cut];
    },
  },
  L5: {
    rfc: 'RFC 9293 §3.10.7.4',
    since: 1,
    reactions: ({ tcb, event, canonical }) => {
      const s = segmentOf(event);
      if (
        tcb.state !== 'SYN-RECEIVED' ||
        !s ||
        !has(s, SYN) ||
        s.seq !== tcb.irs ||
        canonical.tcb.state !== tcb.state
      ) {
        return [];
      }
      const { iss, constants, rcv } = tcb;
      const again = segment({ seq: iss, ack: rcv.nxt, wnd: rcv.wnd, flags: SYN | ACK, mss: constants.mss });
      return [withSends(canonical, [{ type: 'send', segment: again, reason: 'retransmission' }])];
    },
  },
  L6: {
    rfc: 'RFC 5961 §7',
    since: 1,
    reactions: (given) => (mayIgnoreChallenge(given) ? [withSends(given.canonical, [])] : []),
  },
  L7: {
    rfc: 'RFC 9293 §3.10.5',
    since: 1,
    reactions: ({ tcb, canonical }) => {
      const list = sends(canonical);
      const [first] = list;
      const applies = first && list.length === 1 && isSynchronized(tcb.state) && first.segment.flags === RST;
      if (!applies) return [];
      const s = { ...first.segment, flags: RST | ACK, ack: tcb.rcv.nxt };
      return [withSends(canonical, [{ ...first, segment: s }])];
    },
  },
  L8: {
    rfc: 'RFC 9293 §3.10.7.4 (RFC 793)',
    since: 1,
    reactions: (given) => {
      const { tcb, event, canonical } = given;
      const s = segmentOf(event);
      if (!s || !isSynchronized(tcb.state) || !mayIgnoreChallenge(given)) return [];
      if (!inWindow(s.seq, tcb.rcv.nxt, tcb.rcv.wnd)) return [];
      if (!has(s, RST) && !has(s, SYN)) return [];
      const reset = segment({ seq: tcb.snd.nxt, flags: RST });
      const replies: Send[] = has(s, RST) ? [] : [{ type: 'send', segment: reset, reason: 'reset' }];
      const closed: StepResult = { ...canonical, tcb: closedTcb(tcb.constants), discarded: false };
      const aborted = withSends(closed, replies);
      return [{ ...aborted, effects: [...aborted.effects, { type: 'signal', signal: 'connection reset' }] }];
    },
  },
  L9: {
    rfc: 'RFC 1337 §3',
    since: 1,
    reactions: ({ tcb, event, canonical }) => {
      const s = segmentOf(event);
      if (tcb.state !== 'TIME-WAIT' || !s || !has(s, RST) || canonical.tcb.state !== 'CLOSED') return [];
      return [{ ...canonical, tcb, effects: [], discarded: true }];
    },
  },
  L10: {
    rfc: 'RFC 9293 §3.5 figure 7, App. A.2',
    since: 1,
    reactions: ({ tcb, canonical }) => {
      if (!canonical.rules.includes('R49')) return [];
      const silent = withSends(canonical, []);
      // Read to the letter, the repeated SYN is unacceptable: an ACK goes out and the segment is dropped.
      const strict: StepResult = { ...withSends(canonical, [pureAck(tcb)]), tcb, discarded: true };
      return [silent, { ...strict, effects: strict.effects.filter((e) => e.type !== 'signal') }];
    },
  },
  L11: {
    rfc: 'RFC 9293 §3.10.7.4 (MAY-13)',
    since: 1,
    reactions: ({ canonical }) => (canonical.because.reply === 'R48' ? [withSends(canonical, [])] : []),
  },
  L12: {
    rfc: 'RFC 9293 §3.8.6 (SHLD-14)',
    since: 4,
    // Taken with any reaction, by the window that the player chooses (window.ts).
    reactions: () => [],
  },
  L13: {
    rfc: 'RFC 9293 §3.10.7.4',
    since: 4,
    reactions: ({ tcb, event, canonical }) => {
      const s = segmentOf(event);
      const bare = s !== null && segLen(s) === 0 && has(s, ACK) && !has(s, RST);
      const ignored = bare && canonical.effects.length === 0 && saysNothing(tcb, canonical.tcb);
      return ignored && !canonical.discarded ? [{ ...canonical, discarded: true }] : [];
    },
  },
  L14: {
    rfc: 'RFC 9293 §3.10.7.4 (SHLD-31)',
    since: 4,
    reactions: ({ tcb, canonical }) => {
      const { effects, because, tcb: after } = canonical;
      const onlyText = because.reply === 'R48' && effects.length === 1 && saysNothing(tcb, after);
      if (!onlyText || after.rcv.nxt !== tcb.rcv.nxt) return [];
      // It was heard, whatever became of it (R109).
      const idle = after.timers['keep-alive'];
      const timers = { ...tcb.timers, ...(idle ? { 'keep-alive': idle } : {}) };
      const unheld = { ...tcb, timers, keepAlives: after.keepAlives };
      return [{ ...canonical, tcb: unheld, effects: [], discarded: true }];
    },
  },
  L15: {
    rfc: 'RFC 9293 §3.8.6',
    since: 4,
    reactions: ({ tcb, canonical, segments }) => {
      const repackaged = repackagedLike(tcb, canonical, segments);
      return repackaged === null ? [] : [repackaged];
    },
  },
  L16: {
    rfc: 'RFC 9293 §3.7.4 (SHLD-7)',
    since: 4,
    reactions: (given) => {
      if (given.tcb.constants.nagle) return [];
      const result = stepWith(given.tcb, given.event, { nagle: true });
      return newText(result) < newText(given.canonical) ? [result] : [];
    },
  },
  L17: {
    rfc: 'RFC 9293 §3.10.7.3',
    since: 4,
    reactions: ({ tcb, event, canonical }) => {
      const s = segmentOf(event);
      const more = s === null ? 0 : segLen(s) - 1;
      if (s === null || !canonical.rules.includes('R41') || more === 0) return [];
      const list = sends(canonical);
      const first = { seq: tcb.snd.nxt, ack: seqAdd(s.seq, 1), wnd: tcb.rcv.wnd, flags: ACK };
      const ofSyn: Send = { type: 'send', segment: segment(first), reason: 'acknowledgment' };
      const both = withSends(canonical, [ofSyn, ...list]);
      if (list.some(({ reason }) => reason !== 'acknowledgment')) return [both];
      const { at } = event;
      const later = { set: at, due: at + tcb.constants.delayedAck };
      const timers = { ...canonical.tcb.timers, 'delayed-ack': later };
      const owing = { ...canonical.tcb, timers, unacknowledgedReceived: more };
      return [both, { ...withSends(canonical, [ofSyn]), tcb: owing }];
    },
  },
} as const satisfies Record<string, Liberty>;

export type LibertyId = keyof typeof LIBERTIES;
