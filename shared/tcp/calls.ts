/** User calls: RFC 9293 §3.10.1 OPEN, §3.10.2 SEND, §3.10.3 RECEIVE, §3.10.4 CLOSE, §3.10.5 ABORT. */
import type { Call } from './event.ts';
import { openWithSyn, sendReset } from './output.ts';
import { deliver, offerWindow } from './receive.ts';
import { seq } from './seq.ts';
import { deleteTcb, enter, note, returns, signal, type Working } from './working.ts';

export function call(w: Working, c: Call): void {
  switch (c.call) {
    case 'OPEN':
      return open(w, c);
    case 'SEND':
      return sendCall(w, c.data);
    case 'RECEIVE':
      return receive(w, c.octets);
    case 'CLOSE':
      return close(w);
    case 'ABORT':
      return abort(w);
  }
}

function open(w: Working, c: Call & { call: 'OPEN' }): void {
  const { state } = w.tcb;
  if (state !== 'CLOSED' && !(state === 'LISTEN' && c.mode === 'active')) {
    returns(w, 'connection already exists', 'R7');
    return;
  }
  w.tcb.iss = seq(c.iss);
  w.tcb.openedBy = c.mode;
  w.effects.push({ type: 'return', result: 'ok' });
  if (c.mode === 'passive') {
    enter(w, 'LISTEN', 'R4');
    w.replyRule = 'R4';
    return;
  }
  activeOpen(w, state === 'LISTEN' ? 'R6' : 'R5');
}

function activeOpen(w: Working, rule: 'R5' | 'R6' | 'R9'): void {
  w.tcb.openedBy = 'active';
  enter(w, 'SYN-SENT', rule);
  openWithSyn(w, rule);
}

/** Queues the text; {@link settle} sends what the window lets pass. */
function queueText(w: Working, data: string): void {
  w.tcb.outgoing += data;
  w.effects.push({ type: 'return', result: 'ok' });
}

function sendCall(w: Working, data: string): void {
  switch (w.tcb.state) {
    case 'CLOSED':
      return returns(w, 'connection does not exist', 'R8');
    case 'LISTEN':
      activeOpen(w, 'R9');
      return queueText(w, data);
    case 'SYN-SENT':
    case 'SYN-RECEIVED':
      note(w, 'R10');
      w.replyRule = 'R10';
      // Data after CLOSE would follow our FIN; the close that is queued already ends the stream.
      return w.tcb.closeCalled ? returns(w, 'connection closing', 'R12') : queueText(w, data);
    case 'ESTABLISHED':
    case 'CLOSE-WAIT':
      if (w.tcb.closeCalled) return returns(w, 'connection closing', 'R12');
      note(w, 'R11');
      w.replyRule = 'R11';
      return queueText(w, data);
    default:
      return returns(w, 'connection closing', 'R12');
  }
}

function receive(w: Working, octets: number): void {
  const { state, incoming } = w.tcb;
  switch (state) {
    case 'CLOSED':
      return returns(w, 'connection does not exist', 'R13');
    case 'LISTEN':
    case 'SYN-SENT':
    case 'SYN-RECEIVED':
      note(w, 'R14');
      w.replyRule = 'R14';
      w.tcb.receiveWanted += octets;
      return;
    case 'ESTABLISHED':
    case 'FIN-WAIT-1':
    case 'FIN-WAIT-2':
      note(w, 'R15');
      w.replyRule = 'R15';
      w.tcb.receiveWanted += octets;
      deliver(w);
      return offerWindow(w);
    case 'CLOSE-WAIT':
      if (incoming === '') return returns(w, 'connection closing', 'R16');
      note(w, 'R16');
      w.replyRule = 'R16';
      w.tcb.receiveWanted += octets;
      deliver(w);
      // After the peer's FIN no more can come: an unfilled RECEIVE does not stay outstanding.
      w.tcb.receiveWanted = 0;
      return offerWindow(w);
    default:
      return returns(w, 'connection closing', 'R17');
  }
}

function close(w: Working): void {
  const { state, constants, incoming, outgoing } = w.tcb;
  switch (state) {
    case 'CLOSED':
      return returns(w, 'connection does not exist', 'R18');
    case 'LISTEN':
      return deleteAndReturn(w, 'R19');
    case 'SYN-SENT':
      return deleteAndReturn(w, 'R20');
    case 'SYN-RECEIVED':
      if (w.tcb.closeCalled) return returns(w, 'connection closing', 'R25');
      w.tcb.closeCalled = true;
      // With text queued the FIN waits for ESTABLISHED; enterEstablished takes it up again.
      if (outgoing === '') enter(w, 'FIN-WAIT-1', 'R21');
      return returns(w, 'ok', 'R21');
    case 'ESTABLISHED':
    case 'CLOSE-WAIT':
      if (w.tcb.closeCalled) return returns(w, 'connection closing', 'R25');
      if (constants.halfDuplexClose && incoming !== '') {
        sendReset(w, 'R26', w.tcb.snd.nxt);
        signal(w, 'connection reset');
        return deleteTcb(w, 'R26');
      }
      w.tcb.closeCalled = true;
      returns(w, 'ok', state === 'ESTABLISHED' ? 'R22' : 'R24');
      if (state === 'ESTABLISHED') enter(w, 'FIN-WAIT-1', 'R22');
      return;
    case 'FIN-WAIT-1':
    case 'FIN-WAIT-2':
      return returns(w, 'connection closing', 'R23');
    default:
      return returns(w, 'connection closing', 'R25');
  }
}

function deleteAndReturn(w: Working, rule: 'R19' | 'R20' | 'R28' | 'R30'): void {
  w.replyRule = rule;
  deleteTcb(w, rule);
  w.effects.push({ type: 'return', result: 'ok' });
  signal(w, 'connection closed');
}

function abort(w: Working): void {
  switch (w.tcb.state) {
    case 'CLOSED':
      return returns(w, 'connection does not exist', 'R27');
    case 'LISTEN':
    case 'SYN-SENT':
      return deleteAndReturn(w, 'R28');
    case 'CLOSING':
    case 'LAST-ACK':
    case 'TIME-WAIT':
      return deleteAndReturn(w, 'R30');
    default:
      sendReset(w, 'R29', w.tcb.snd.nxt);
      deleteTcb(w, 'R29');
      w.effects.push({ type: 'return', result: 'ok' });
      signal(w, 'connection reset');
  }
}
