/** The numbers on the card, beside those that the rulebook itself would put there. */
import { expect, test } from 'vitest';
import { sentSegments } from '../../../shared/judge/reaction.ts';
import type { Stimulus } from '../../../shared/judge/stimulus.ts';
import { eventOf } from '../../../shared/judge/stimulus.ts';
import type { TcbView } from '../../../shared/match/view.ts';
import { RFC_CONSTANTS } from '../../../shared/tcp/constants.ts';
import { parseSegment } from '../../../shared/tcp/segment.ts';
import { step } from '../../../shared/tcp/step.ts';
import { closedTcb, type Tcb } from '../../../shared/tcp/tcb.ts';
import { fill } from './fill.ts';

const CONSTANTS = { ...RFC_CONSTANTS, acknowledge: 'at once', mss: 4 } as const;
const segment = (text: string): Stimulus => ({ type: 'segment', segment: parseSegment(text) });
const call = (c: Extract<Stimulus, { type: 'call' }>['call']): Stimulus => ({ type: 'call', call: c });
const timeout = (timer: Extract<Stimulus, { type: 'timeout' }>['timer']): Stimulus => ({
  type: 'timeout',
  timer,
});

/** The TCB after these stimuli, each answered as the RFC does. */
function after(...stimuli: Stimulus[]): Tcb {
  return stimuli.reduce((tcb, s, i) => step(tcb, eventOf(s, i * 1_000)).tcb, closedTcb(CONSTANTS));
}

function viewOf({
  state,
  openedBy,
  iss,
  irs,
  snd,
  rcv,
  rtt,
  timers,
  outgoing,
  retransmissionQueue,
  incoming,
}: Tcb): TcbView {
  const unacknowledged = retransmissionQueue.reduce((sum, u) => sum + u.octets, 0);
  return {
    state,
    openedBy,
    iss,
    irs,
    snd,
    rcv,
    mss: snd.mss,
    rto: rtt.rto,
    unsent: outgoing.length - unacknowledged,
    unacknowledged,
    unread: incoming.length,
    timers,
  };
}

const OPEN = call({ call: 'OPEN', mode: 'active', iss: 100 });
const LISTEN = call({ call: 'OPEN', mode: 'passive', iss: 300 });
const SYN_ACK = segment('SYN,ACK seq=300 ack=101 wnd=6 len=0');
const SEND = call({ call: 'SEND', data: 'abcdefgh' });
const CLOSE = call({ call: 'CLOSE' });

test.each<[string, Stimulus[], Stimulus]>([
  ['an active OPEN', [], OPEN],
  ['a SYN in LISTEN', [LISTEN], segment('SYN seq=9 wnd=6 len=0')],
  ['the SYN,ACK', [OPEN], SYN_ACK],
  ['a SYN that crosses ours', [OPEN], segment('SYN seq=300 wnd=6 len=0')],
  ['SEND, cut at the MSS and the window', [OPEN, SYN_ACK], SEND],
  ['text in order', [OPEN, SYN_ACK], segment('ACK seq=301 ack=101 wnd=6 len=3')],
  ['text above a gap', [OPEN, SYN_ACK], segment('ACK seq=305 ack=101 wnd=6 len=3')],
  ['a FIN', [OPEN, SYN_ACK], segment('FIN,ACK seq=301 ack=101 wnd=6 len=0')],
  ['CLOSE', [OPEN, SYN_ACK], CLOSE],
  ['an ACK that lets the rest go', [OPEN, SYN_ACK, SEND], segment('ACK seq=301 ack=105 wnd=6 len=0')],
  ['a retransmission timeout of a SYN', [OPEN], timeout('retransmission')],
  ['a retransmission timeout of a FIN', [OPEN, SYN_ACK, CLOSE], timeout('retransmission')],
  ['anything with ACK in CLOSED', [], segment('ACK seq=5 ack=77 wnd=6 len=3')],
  ['anything without ACK in CLOSED', [], segment('SYN seq=5 wnd=6 len=0')],
  ['an ACK in LISTEN', [LISTEN], segment('ACK seq=5 ack=77 wnd=6 len=0')],
  ['a wrong ACK in SYN-SENT', [OPEN], segment('ACK seq=5 ack=77 wnd=6 len=0')],
  ['ABORT', [OPEN, SYN_ACK], call({ call: 'ABORT' })],
])('%s: the card shows what goes out', (_, before, stimulus) => {
  const tcb = after(...before);
  const sent = sentSegments(step(tcb, eventOf(stimulus, 9_000)));
  expect(sent.length).toBeGreaterThan(0);
  const shown = fill(
    viewOf(tcb),
    stimulus,
    sent.map((s) => s.flags),
  );
  const numbers = sent.map((s) => ({
    seq: s.seq,
    len: s.data.length,
    ...((s.flags & 16) !== 0 ? { ack: s.ack } : {}),
  }));
  expect(shown).toMatchObject(numbers);
});
