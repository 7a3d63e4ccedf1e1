/**
 * Rulebooks that are broken on purpose, each with what the walk must find in it.
 * A walk that finds nothing in them would find nothing in ours either.
 */
import { isSend } from '../../shared/judge/reaction.ts';
import type { Event, StepResult } from '../../shared/tcp/event.ts';
import { ACK, FIN, has, RST, type Segment, SYN, segLen, segment } from '../../shared/tcp/segment.ts';
import { seqAdd, seqDiff, seqGt } from '../../shared/tcp/seq.ts';
import { isSynchronized } from '../../shared/tcp/state.ts';
import { step } from '../../shared/tcp/step.ts';
import { closedTcb, type Tcb } from '../../shared/tcp/tcb.ts';
import type { Bounds } from './bounds.ts';
import { canonical } from './reactions.ts';
import { missingArrows, walk } from './walk.ts';
import { everyArrow, handshake, reopened } from './walks.ts';

export interface Mutant {
  readonly name: string;
  readonly bounds: Bounds;
  readonly step: (tcb: Tcb, event: Event) => StepResult;
  readonly finds: RegExp;
}

/** The segment that arrives, if it may count: a RST or a SYN is not what the mutants are about. */
const arrives = (event: Event): Segment | null =>
  event.type === 'segment' && !has(event.segment, RST | SYN) ? event.segment : null;
const silent = (result: StepResult): StepResult => ({
  ...result,
  effects: result.effects.filter((e) => !isSend(e)),
});
const closed = (result: StepResult): StepResult => ({ ...result, tcb: closedTcb(result.tcb.constants) });

/** A SENDs text to B, each octet in a segment of its own. */
const textOf = (sends: readonly number[], iss: number): Bounds => ({
  ...everyArrow,
  name: 'text of a mutant',
  inFlight: { A: 1, B: sends.length },
  applications: {
    A: { opens: [{ modes: ['active'], iss }], sends, manner: 'in turn' },
    B: { opens: [{ modes: ['passive'], iss: 300 }], sends: [], manner: 'in turn, closing last' },
  },
});
const oneOctet = textOf([1], 100);
const oneOctetAcross = textOf([1], 2 ** 32 - 1);
const twoOctets = textOf([1, 1], 100);

/** What the walk of a mutant says: what must not be, or which arrows were never gone. */
export function complaintAbout(mutant: Mutant): string {
  const walked = walk(mutant.bounds, canonical(mutant.step));
  return walked.contradiction?.what ?? `never gone: ${missingArrows(walked).join(', ')}`;
}

export const MUTANTS: readonly Mutant[] = [
  {
    name: 'CLOSING leads to CLOSED',
    bounds: handshake,
    step: (tcb, event) => {
      const result = step(tcb, event);
      return tcb.state === 'CLOSING' && result.tcb.state === 'TIME-WAIT' ? closed(result) : result;
    },
    finds: /CLOSING → CLOSED is in no figure/,
  },
  {
    name: 'a RST in SYN-RECEIVED leads to CLOSED, whoever opened',
    bounds: everyArrow,
    step: (tcb, event) => {
      const result = step(tcb, event);
      return tcb.state === 'SYN-RECEIVED' && result.tcb.state === 'LISTEN' ? closed(result) : result;
    },
    finds: /never gone: SYN-RECEIVED→LISTEN/,
  },
  {
    name: 'a FIN is taken without an ACK',
    bounds: handshake,
    step: (tcb, event) => {
      const s = arrives(event);
      return s && has(s, FIN) && tcb.state === 'ESTABLISHED' ? silent(step(tcb, event)) : step(tcb, event);
    },
    finds: /ESTABLISHED → CLOSE-WAIT is in no figure/,
  },
  {
    name: 'a FIN is acknowledged, but the state stays',
    bounds: handshake,
    step: (tcb, event) => {
      const result = step(tcb, event);
      const stays = tcb.state === 'ESTABLISHED' && result.tcb.state === 'CLOSE-WAIT';
      return stays ? { ...result, tcb: { ...result.tcb, state: 'ESTABLISHED' } } : result;
    },
    finds: /FIN-WAIT-2 and ESTABLISHED are a dead end/,
  },
  {
    name: 'text is taken again',
    bounds: oneOctet,
    step: (tcb, event) => {
      const s = arrives(event);
      const result = step(tcb, event);
      if (!s || s.data === '' || !isSynchronized(tcb.state) || seqGt(seqAdd(s.seq, 1), tcb.rcv.nxt))
        return result;
      return { ...result, effects: [...result.effects, { type: 'deliver', data: s.data }] };
    },
    finds: /"a" is delivered as octet 2/,
  },
  {
    name: 'text above a gap is taken at once',
    bounds: twoOctets,
    step: (tcb, event) => {
      const s = arrives(event);
      if (!s || s.data === '' || tcb.state !== 'ESTABLISHED') return step(tcb, event);
      const gap = Math.max(0, seqDiff(s.seq, tcb.rcv.nxt));
      const rcv = { nxt: seqAdd(tcb.rcv.nxt, gap), wnd: tcb.rcv.wnd - gap };
      return step({ ...tcb, rcv }, event);
    },
    finds: /"b" is delivered as octet 1/,
  },
  {
    name: 'old text is not acknowledged again',
    bounds: oneOctet,
    step: (tcb, event) => {
      const s = arrives(event);
      const result = step(tcb, event);
      return s && segLen(s) > 0 && result.because.reply === 'R45' ? silent(result) : result;
    },
    finds: /no end can be reached any more/,
  },
  {
    name: 'any ACK acknowledges all that was sent',
    bounds: oneOctet,
    step: (tcb, event) => {
      const s = arrives(event);
      if (!s || tcb.state !== 'ESTABLISHED') return step(tcb, event);
      return step(tcb, { ...event, segment: { ...s, ack: tcb.snd.nxt } } as Event);
    },
    finds: /A believes acknowledged what never arrived/,
  },
  {
    name: 'nothing is sent again',
    bounds: handshake,
    step: (tcb, event) => {
      const result = step(tcb, event);
      const { retransmission: _never, ...timers } = result.tcb.timers;
      return { ...result, tcb: { ...result.tcb, timers } };
    },
    finds: /one timer for what waits/,
  },
  {
    name: 'CLOSE in SYN-RECEIVED forgets the text that waits',
    bounds: everyArrow,
    step: (tcb, event) => {
      const isClose = event.type === 'call' && event.call.call === 'CLOSE';
      return step(isClose && tcb.state === 'SYN-RECEIVED' ? { ...tcb, outgoing: '' } : tcb, event);
    },
    finds: /took the FIN after 0 octets, but 1 were sent/,
  },
  {
    name: 'a SYN,ACK is believed whatever it acknowledges',
    bounds: reopened,
    step: (tcb, event) => {
      if (event.type !== 'segment' || tcb.state !== 'SYN-SENT') return step(tcb, event);
      const { segment: s } = event;
      const isSynAck = has(s, SYN) && has(s, ACK) && !has(s, RST);
      return step(tcb, isSynAck ? { ...event, segment: { ...s, ack: tcb.snd.nxt } } : event);
    },
    finds: /both are synchronized, with different ISS/,
  },
  {
    name: 'every ACK is acknowledged',
    bounds: handshake,
    step: (tcb, event) => {
      const s = arrives(event);
      const result = step(tcb, event);
      const { state, snd, rcv } = result.tcb;
      if (!s || !isSynchronized(state) || result.effects.some(isSend)) return result;
      const ack = segment({ seq: snd.nxt, ack: rcv.nxt, wnd: rcv.wnd, flags: ACK });
      return { ...result, effects: [{ type: 'send', segment: ack, reason: 'acknowledgment' }] };
    },
    finds: /answer each other for ever/,
  },
  {
    name: 'LAST-ACK takes no ACK',
    bounds: handshake,
    step: (tcb, event) => {
      const result = step(tcb, event);
      const deaf = tcb.state === 'LAST-ACK' && arrives(event) !== null && result.tcb.state === 'CLOSED';
      return deaf ? { ...result, tcb, effects: [] } : result;
    },
    finds: /can no longer close in order/,
  },
  {
    name: 'CLOSED answers nothing',
    bounds: handshake,
    step: (tcb, event) =>
      tcb.state === 'CLOSED' && event.type === 'segment' ? silent(step(tcb, event)) : step(tcb, event),
    finds: /no end can be reached any more/,
  },
  {
    name: 'numbers are compared without the circle',
    bounds: oneOctetAcross,
    step: (tcb, event) => {
      const s = arrives(event);
      const result = step(tcb, event);
      const looksOld = s !== null && isSynchronized(tcb.state) && s.seq < tcb.irs;
      return looksOld ? { ...result, tcb, effects: [] } : result;
    },
    finds: /no end can be reached any more/,
  },
];
