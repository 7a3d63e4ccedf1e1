/** Tests of the numbers on the card, beside those that the rulebook itself would put there. */
import { expect, test } from 'vitest';
import { sentSegments } from '../../shared/judge/reaction.ts';
import type { Stimulus } from '../../shared/judge/stimulus.ts';
import { eventOf } from '../../shared/judge/stimulus.ts';
import { tcbView } from '../../shared/match/view.ts';
import { type Constants, RFC_CONSTANTS } from '../../shared/tcp/constants.ts';
import { ACK, parseSegment } from '../../shared/tcp/segment.ts';
import { step } from '../../shared/tcp/step.ts';
import { closedTcb, type Tcb } from '../../shared/tcp/tcb.ts';
import { fill } from './fill.ts';

const CONSTANTS: Constants = {
  ...RFC_CONSTANTS,
  acknowledge: 'at once',
  mss: 4,
  keepAlive: { idle: 1_000, interval: 1_000, probes: 3 },
};
/** Four segments fill the buffer of an application that reads when it pleases. */
const LAZY: Partial<Constants> = { receive: 'on call', receiveBuffer: 16 };
const segment = (text: string): Stimulus => ({ type: 'segment', segment: parseSegment(text) });
const call = (c: Extract<Stimulus, { type: 'call' }>['call']): Stimulus => ({ type: 'call', call: c });
const timeout = (timer: Extract<Stimulus, { type: 'timeout' }>['timer']): Stimulus => ({
  type: 'timeout',
  timer,
});

/** The TCB after these stimuli, each answered as the RFC does. */
function after(stimuli: readonly Stimulus[], constants: Partial<Constants> = {}): Tcb {
  const closed = closedTcb({ ...CONSTANTS, ...constants });
  return stimuli.reduce((tcb, s, i) => step(tcb, eventOf(s, i * 1_000)).tcb, closed);
}

const OPEN = call({ call: 'OPEN', mode: 'active', iss: 100 });
const LISTEN = call({ call: 'OPEN', mode: 'passive', iss: 300 });
const SYN_ACK = segment('SYN,ACK seq=300 ack=101 wnd=6 len=0');
const SEND = call({ call: 'SEND', data: 'abcdefgh' });
const CLOSE = call({ call: 'CLOSE' });

const TEXT = segment('ACK seq=301 ack=101 wnd=6 len=3');
const FIN_BEHIND = segment('FIN,ACK seq=304 ack=101 wnd=6 len=0');
const FULL = [OPEN, SYN_ACK, segment('ACK seq=301 ack=101 wnd=6 len=16')];
const SHUT = [OPEN, SYN_ACK, segment('ACK seq=301 ack=101 wnd=0 len=0'), SEND];

test.each<[string, Stimulus[], Stimulus, Partial<Constants>?]>([
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
  ['an RST in the window', [OPEN, SYN_ACK], segment('RST seq=400')],
  ['a SYN in ESTABLISHED', [OPEN, SYN_ACK], segment('SYN seq=9000 wnd=6 len=0')],
  ['an ACK of what was never sent', [OPEN, SYN_ACK], segment('ACK seq=301 ack=9000 wnd=6 len=0')],
  ['an idle connection', [OPEN, SYN_ACK], timeout('keep-alive')],
  ['text that nobody reads yet', [OPEN, SYN_ACK], segment('ACK seq=301 ack=101 wnd=6 len=3'), LAZY],
  ['text that fills the buffer', [OPEN, SYN_ACK], segment('ACK seq=301 ack=101 wnd=6 len=16'), LAZY],
  ['text that a RECEIVE waits for', [OPEN, SYN_ACK, call({ call: 'RECEIVE', octets: 9 })], TEXT, LAZY],
  ['RECEIVE of a full buffer', FULL, call({ call: 'RECEIVE', octets: 16 }), LAZY],
  ['RECEIVE of a part of it', FULL, call({ call: 'RECEIVE', octets: 4 }), LAZY],
  ['a probe of our closed window', FULL, segment('ACK seq=317 ack=101 wnd=6 len=1'), LAZY],
  ['a FIN behind text that nobody reads yet', [OPEN, SYN_ACK, TEXT], FIN_BEHIND, LAZY],
  ['the persist timeout', SHUT, timeout('persist')],
  ['the persist timeout again', [...SHUT, timeout('persist')], timeout('persist')],
])('%s: the card shows what goes out', (_, before, stimulus, constants) => {
  const tcb = after(before, constants);
  const sent = sentSegments(step(tcb, eventOf(stimulus, 9_000)));
  expect(sent.length).toBeGreaterThan(0);
  const shown = fill(
    tcbView(tcb),
    stimulus,
    sent.map((s) => s.flags),
  );
  const numbers = sent.map((s) => ({
    seq: s.seq,
    len: s.data.length,
    ...((s.flags & ACK) !== 0 ? { ack: s.ack } : {}),
    wnd: s.wnd,
  }));
  expect(shown).toMatchObject(numbers);
});
