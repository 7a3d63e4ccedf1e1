/** User calls: RFC 9293 §3.10.1 OPEN, §3.10.2 SEND, §3.10.3 RECEIVE, §3.10.4 CLOSE, §3.10.5 ABORT. */
import type { Call, CallError } from './event.ts';
import { openWithSyn, sendReset } from './output.ts';
import { deliver, offerWindow } from './receive.ts';
import type { RuleId } from './rules.ts';
import { seq } from './seq.ts';
import { answerOutstanding, deleteTcb, enter, note, returns, signal, type Working } from './working-tcb.ts';

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

/** The rule that this call is served by; whatever goes out because of it is explained by it. */
function serve(w: Working, rule: RuleId): void {
  note(w, rule);
  w.replyRule = rule;
}

function open(w: Working, c: Call & { call: 'OPEN' }): void {
  const { state } = w.tcb;
  if (state !== 'CLOSED' && !(state === 'LISTEN' && c.mode === 'active')) {
    return returns(w, 'connection already exists', 'R7');
  }
  w.tcb.iss = seq(c.iss);
  if (c.mode === 'active') {
    const rule = state === 'LISTEN' ? 'R6' : 'R5';
    activeOpen(w, rule);
    return returns(w, 'ok', rule);
  }
  w.tcb.openedBy = 'passive';
  enter(w, 'LISTEN', 'R4');
  returns(w, 'ok', 'R4');
}

function activeOpen(w: Working, rule: 'R5' | 'R6' | 'R9'): void {
  w.tcb.openedBy = 'active';
  enter(w, 'SYN-SENT', rule);
  openWithSyn(w, rule);
}

function sendCall(w: Working, data: string): void {
  const { state, closeCalled } = w.tcb;
  switch (state) {
    case 'CLOSED':
      return returns(w, 'connection does not exist', 'R8');
    case 'LISTEN':
      if (closeCalled) return returns(w, 'connection closing', 'R12');
      activeOpen(w, 'R9');
      return queueText(w, data, 'R9');
    case 'SYN-SENT':
    case 'SYN-RECEIVED':
      return closeCalled ? returns(w, 'connection closing', 'R12') : queueText(w, data, 'R10');
    case 'ESTABLISHED':
    case 'CLOSE-WAIT':
      return closeCalled ? returns(w, 'connection closing', 'R12') : queueText(w, data, 'R11');
    default:
      return returns(w, 'connection closing', 'R12');
  }
}

/** Queues the text; the end of the step sends what the window lets pass. */
function queueText(w: Working, data: string, rule: 'R9' | 'R10' | 'R11'): void {
  w.tcb.outgoing += data;
  returns(w, 'ok', rule);
}

function receive(w: Working, octets: number): void {
  switch (w.tcb.state) {
    case 'CLOSED':
      return returns(w, 'connection does not exist', 'R13');
    case 'LISTEN':
    case 'SYN-SENT':
    case 'SYN-RECEIVED':
      return want(w, octets, 'R14');
    case 'ESTABLISHED':
    case 'FIN-WAIT-1':
    case 'FIN-WAIT-2':
      want(w, octets, 'R15');
      deliver(w);
      return offerWindow(w);
    case 'CLOSE-WAIT':
      if (w.tcb.incoming === '') return returns(w, 'connection closing', 'R16');
      want(w, octets, 'R16');
      deliver(w);
      // No more can come: an unfilled RECEIVE does not stay outstanding, and nobody needs a window.
      w.tcb.receiveWanted = 0;
      return;
    default:
      return returns(w, 'connection closing', 'R17');
  }
}

function want(w: Working, octets: number, rule: 'R14' | 'R15' | 'R16'): void {
  serve(w, rule);
  // An application that always receives has asked for everything already.
  if (w.tcb.constants.receive === 'on call') w.tcb.receiveWanted += octets;
}

/** A CLOSE that sends a FIN is answered "ok" when that FIN is acknowledged (R68), not here. */
function close(w: Working): void {
  const { state, constants, incoming, outgoing, closeCalled } = w.tcb;
  switch (state) {
    case 'CLOSED':
      return returns(w, 'connection does not exist', 'R18');
    case 'LISTEN':
      return deleteAndReturn(w, 'R19', 'closing');
    case 'SYN-SENT':
      return deleteAndReturn(w, 'R20', 'closing');
    case 'SYN-RECEIVED':
      if (closeCalled) return returns(w, 'connection closing', 'R25');
      serve(w, 'R21');
      w.tcb.closeCalled = true;
      // With text queued the FIN waits for ESTABLISHED; enterEstablished takes it up again.
      if (outgoing === '') enter(w, 'FIN-WAIT-1', 'R21');
      return;
    case 'ESTABLISHED':
    case 'CLOSE-WAIT':
      if (closeCalled) return returns(w, 'connection closing', 'R25');
      if (constants.halfDuplexClose && incoming !== '') return resetAndReturn(w, 'R26');
      serve(w, state === 'ESTABLISHED' ? 'R22' : 'R24');
      w.tcb.closeCalled = true;
      if (state === 'ESTABLISHED') enter(w, 'FIN-WAIT-1', 'R22');
      return;
    case 'FIN-WAIT-1':
    case 'FIN-WAIT-2':
      return returns(w, 'connection closing', 'R23');
    default:
      return returns(w, 'connection closing', 'R25');
  }
}

function abort(w: Working): void {
  switch (w.tcb.state) {
    case 'CLOSED':
      return returns(w, 'connection does not exist', 'R27');
    case 'LISTEN':
    case 'SYN-SENT':
      return deleteAndReturn(w, 'R28', 'connection reset');
    case 'CLOSING':
    case 'LAST-ACK':
    case 'TIME-WAIT':
      return deleteAndReturn(w, 'R30', null);
    default:
      return resetAndReturn(w, 'R29');
  }
}

function deleteAndReturn(w: Working, rule: 'R19' | 'R20' | 'R28' | 'R30', error: CallError | null): void {
  if (error !== null) answerOutstanding(w, error);
  returns(w, 'ok', rule);
  signal(w, 'connection closed');
  deleteTcb(w, rule);
}

function resetAndReturn(w: Working, rule: 'R26' | 'R29'): void {
  sendReset(w, rule, w.tcb.snd.nxt);
  answerOutstanding(w, 'connection reset');
  returns(w, 'ok', rule);
  signal(w, 'connection reset');
  deleteTcb(w, rule);
}
