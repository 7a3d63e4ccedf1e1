/** Received text on its way to the application, and the window that is offered for more (§3.8.6, §3.10.7.4). */
import { FIN, has, type Segment, segEnd } from './segment.ts';
import { inWindow, seqAdd, seqDiff, seqGe, seqGt, seqLe } from './seq.ts';
import type { Held } from './tcb.ts';
import { enter, enterTimeWait, note, signal, type Working, wantAck } from './working.ts';

/** Hands received text to the outstanding RECEIVEs. */
export function deliver(w: Working): void {
  const { incoming, receiveWanted, constants } = w.tcb;
  const octets = constants.receive === 'always' ? incoming.length : Math.min(incoming.length, receiveWanted);
  if (octets === 0) return;
  w.effects.push({ type: 'deliver', data: incoming.slice(0, octets) });
  w.tcb.incoming = incoming.slice(octets);
  if (constants.receive === 'on call') w.tcb.receiveWanted = receiveWanted - octets;
}

/** Moves the right edge of the window only in steps worth sending for (R103, §3.8.6.2.2). Never to the left (R76). */
export function openWindow(w: Working): boolean {
  const { rcv, constants, incoming, snd } = w.tcb;
  const free = constants.receiveBuffer - incoming.length;
  const reduction = free - rcv.wnd;
  if (reduction <= 0 || reduction < Math.min(constants.receiveBuffer / 2, snd.mss)) return false;
  note(w, 'R103');
  w.tcb.rcv = { ...rcv, wnd: free };
  return true;
}

/** A RECEIVE made room: tell a sender that may be waiting for it (window update). */
export function offerWindow(w: Working): void {
  if (openWindow(w)) wantAck(w, 'now', 'R103');
}

/** Text and FIN of an acceptable segment, kept to what lies inside the window (R47). */
export function holdText(w: Working, s: Segment): void {
  const { rcv, held } = w.tcb;
  const start = has(s, 0x02) ? seqAdd(s.seq, 1) : s.seq;
  const skip = Math.max(0, seqDiff(rcv.nxt, start));
  const room = Math.max(0, seqDiff(seqAdd(rcv.nxt, rcv.wnd), start));
  const data = s.data.slice(skip, room);
  // A FIN beyond the window is trimmed off with the text before it.
  const fin = has(s, FIN) && s.data.length <= room && seqGt(segEnd(s), rcv.nxt);
  if (data === '' && !fin) return;
  const from = seqAdd(start, Math.min(skip, s.data.length));
  const piece: Held = { seq: from, data, fin };
  const known = held.some((h) => h.seq === piece.seq && h.data.length >= data.length && (h.fin || !fin));
  if (!known) w.tcb.held = [...held, piece].sort((a, b) => seqDiff(a.seq, b.seq));
}

const TAKES_TEXT = new Set(['ESTABLISHED', 'FIN-WAIT-1', 'FIN-WAIT-2']);

/** Seventh and eighth step: takes from what is held everything that now begins at RCV.NXT. */
export function takeHeld(w: Working): void {
  const { acknowledge } = w.tcb.constants;
  const hadGap = w.tcb.held.length > 1;
  const when = acknowledge === 'at once' ? 'now' : 'later';
  for (;;) {
    const [first, ...rest] = w.tcb.held;
    if (first === undefined || !seqLe(first.seq, w.tcb.rcv.nxt)) break;
    w.tcb.held = rest;
    const skip = seqDiff(w.tcb.rcv.nxt, first.seq);
    const data = first.data.slice(skip);
    const finAt = seqAdd(first.seq, first.data.length);
    if (data !== '') takeText(w, data, when);
    if (first.fin && finAt === w.tcb.rcv.nxt) takeFin(w, when);
  }
  // Text that fills a gap or lies above one is acknowledged at once (§3.8.6.3, RFC 5681 §4.2).
  if (hadGap || w.tcb.held.length > 0) wantAck(w, 'now', w.tcb.held.length > 0 ? 'R48' : 'R74');
}

function takeText(w: Working, data: string, when: 'now' | 'later'): void {
  if (!TAKES_TEXT.has(w.tcb.state)) {
    note(w, 'R75');
    return;
  }
  const { rcv, snd } = w.tcb;
  note(w, 'R73');
  w.tcb.rcv = { nxt: seqAdd(rcv.nxt, data.length), wnd: rcv.wnd - data.length };
  w.tcb.incoming += data;
  deliver(w);
  openWindow(w);
  w.tcb.unacknowledgedReceived += data.length;
  const second = when === 'later' && w.tcb.unacknowledgedReceived >= 2 * snd.mss;
  wantAck(w, second ? 'now' : when, second ? 'R98' : 'R74');
}

/** Eighth, check the FIN bit. The ACK of our own FIN, if the segment bore it, has been processed already. */
function takeFin(w: Working, when: 'now' | 'later'): void {
  const { rcv, state } = w.tcb;
  // The FIN takes a sequence number but no buffer: the right edge stays where it is while there is a window.
  w.tcb.rcv = { nxt: seqAdd(rcv.nxt, 1), wnd: Math.max(0, rcv.wnd - 1) };
  w.tcb.unacknowledgedReceived += 1;
  signal(w, 'connection closing');
  switch (state) {
    case 'ESTABLISHED':
      enter(w, 'CLOSE-WAIT', 'R77');
      return wantAck(w, when, 'R77');
    case 'FIN-WAIT-1':
      enter(w, 'CLOSING', 'R79');
      return wantAck(w, when, 'R79');
    case 'FIN-WAIT-2': {
      // RFC: FIN-WAIT-1 whose FIN this very segment acknowledged has just become FIN-WAIT-2.
      const rule = w.stateRule === 'R67' ? 'R78' : 'R80';
      enterTimeWait(w, rule);
      return wantAck(w, 'now', rule);
    }
    default:
      note(w, 'R81');
      return wantAck(w, 'now', 'R81');
  }
}

/** The four cases of the acceptability test (R44, §3.10.7.4, Table 6). */
export function acceptable(w: Working, s: Segment, len: number): boolean {
  const { nxt, wnd } = w.tcb.rcv;
  if (len === 0) return wnd === 0 ? s.seq === nxt : inWindow(s.seq, nxt, wnd);
  if (wnd === 0) return false;
  return inWindow(s.seq, nxt, wnd) || inWindow(seqAdd(s.seq, len - 1), nxt, wnd);
}

/** Nothing of the segment is new, yet it ends where the peer's FIN did: that FIN was sent again. */
export function repeatsFin(w: Working, s: Segment): boolean {
  return has(s, FIN) && segEnd(s) === w.tcb.rcv.nxt && seqGe(w.tcb.rcv.nxt, s.seq);
}
