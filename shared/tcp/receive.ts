/** Received text on its way to the application, and the window offered for more (§3.8.6, §3.10.7.4). */
import { FIN, has, type Segment, SYN } from './segment.ts';
import { inWindow, seqAdd, seqDiff, seqLe } from './seq.ts';
import type { Held } from './tcb.ts';
import { enter, enterTimeWait, note, signal, type Working, wantAck } from './working-tcb.ts';

/** Hands received text to the outstanding RECEIVEs. */
export function deliver(w: Working): void {
  const { incoming, receiveWanted, constants } = w.tcb;
  const octets = constants.receive === 'always' ? incoming.length : Math.min(incoming.length, receiveWanted);
  if (octets === 0) return;
  w.effects.push({ type: 'deliver', data: incoming.slice(0, octets) });
  w.tcb.incoming = incoming.slice(octets);
  if (constants.receive === 'on call') w.tcb.receiveWanted = receiveWanted - octets;
}

/**
 * Moves the right edge of the window only in steps worth sending for (R103, §3.8.6.2.2), and never to the left (R76).
 * We assume, as the RFC does, that our own effective send MSS is the peer's.
 */
export function openWindow(w: Working): boolean {
  const { rcv, constants, incoming, snd } = w.tcb;
  const free = constants.receiveBuffer - incoming.length;
  const reduction = free - rcv.wnd;
  if (reduction < Math.min(constants.receiveBuffer / 2, snd.mss)) return false;
  note(w, 'R103');
  w.tcb.rcv = { ...rcv, wnd: free };
  return true;
}

/** A RECEIVE made room: tell a sender that may be waiting for it (window update). */
export function offerWindow(w: Working): void {
  if (openWindow(w)) wantAck(w, 'now', 'R103');
}

/**
 * Text and FIN of an acceptable segment, kept to what lies inside the window (R47), in the order of their numbers.
 *
 *           ├─ skip ─┤                                    had before: a repetition, or an overlap
 *           ├────────────── room ────────────┤            from the segment's first octet to the window's end
 *           ╔════════╤═══════════════════════╤═════════╗
 *           ║ cut off│         kept          │ cut off ║  s.data
 *           ╚════════╧═══════════════════════╧═════════╝
 *   ────────┼────────┼───────────────────────┼─────────▶
 *         start   RCV.NXT             RCV.NXT+RCV.WND
 *
 * A segment that starts to the right of RCV.NXT leaves a gap: nothing is skipped, and what is kept is held until the gap
 * is filled.
 */
export function holdText(w: Working, s: Segment): void {
  const { rcv, held } = w.tcb;
  const start = has(s, SYN) ? seqAdd(s.seq, 1) : s.seq;
  const skip = Math.max(0, seqDiff(rcv.nxt, start));
  const room = seqDiff(seqAdd(rcv.nxt, rcv.wnd), start);
  const data = s.data.slice(skip, room);
  // The FIN comes after the last octet; beyond the window it is trimmed off like text.
  const fin = has(s, FIN) && s.data.length < room && skip <= s.data.length;
  if (data !== s.data || fin !== has(s, FIN)) note(w, 'R47');
  if (data === '' && !fin) return;
  const piece: Held = { seq: seqAdd(start, Math.min(skip, s.data.length)), data, fin };
  if (held.some((h) => covers(h, piece))) return;
  const others = held.filter((h) => !covers(piece, h));
  w.tcb.held = [...others, piece].sort((a, b) => seqDiff(a.seq, b.seq));
}

function covers(a: Held, b: Held): boolean {
  const offset = seqDiff(b.seq, a.seq);
  return offset >= 0 && offset + b.data.length <= a.data.length && (a.fin || !b.fin);
}

/** Seventh and eighth step: takes from what is held everything that now begins at RCV.NXT. */
export function takeHeld(w: Working): void {
  const when = w.tcb.constants.acknowledge === 'at once' ? 'now' : 'later';
  const hadGap = w.tcb.held.length > 1;
  for (;;) {
    const [first, ...rest] = w.tcb.held;
    if (first === undefined || !seqLe(first.seq, w.tcb.rcv.nxt)) break;
    w.tcb.held = rest;
    const data = first.data.slice(seqDiff(w.tcb.rcv.nxt, first.seq));
    if (data !== '') takeText(w, data, when);
    if (first.fin && seqAdd(first.seq, first.data.length) === w.tcb.rcv.nxt) takeFin(w, when);
  }
  // Text that lies above a gap, or fills one, is acknowledged at once (§3.8.6.3, RFC 5681 §4.2).
  if (w.tcb.held.length > 0) wantAck(w, 'now', 'R48');
  else if (hadGap) w.ackWanted = 'now';
}

function takeText(w: Working, data: string, when: 'now' | 'later'): void {
  const { rcv, snd } = w.tcb;
  note(w, 'R73');
  // What RCV.NXT gains the window loses: the right edge stays (R76) until openWindow moves it.
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
  const { rcv } = w.tcb;
  w.tcb.rcv = { nxt: seqAdd(rcv.nxt, 1), wnd: rcv.wnd - 1 };
  w.tcb.unacknowledgedReceived += 1;
  // Nothing can follow, neither for the gap nor for a RECEIVE: pending ones return with the signal (§3.10.7.4).
  w.tcb.held = [];
  w.tcb.receiveWanted = 0;
  signal(w, 'connection closing');
  switch (w.tcb.state) {
    case 'FIN-WAIT-1':
      enter(w, 'CLOSING', 'R79');
      return wantAck(w, when, 'R79');
    case 'FIN-WAIT-2': {
      // FIN-WAIT-1 whose FIN this very segment acknowledged has just become FIN-WAIT-2.
      const rule = w.stateRule === 'R67' ? 'R78' : 'R80';
      enterTimeWait(w, rule);
      // At once: in TIME-WAIT no other timer runs that could send it later.
      return wantAck(w, 'now', rule);
    }
    default:
      enter(w, 'CLOSE-WAIT', 'R77');
      return wantAck(w, when, 'R77');
  }
}

/**
 * The four cases of the acceptability test (R44, §3.10.7.4, Table 6). It asks whether the first or the last number of
 * the segment lies in the window. With RCV.NXT = 10:
 *
 *   RCV.WND = 5          8   9 │10  11  12  13  14│15  16
 *     LEN = 0                  │ ✓   ✓   ✓   ✓   ✓│        SEG.SEQ 10 to 14
 *     LEN = 2           ├──✗──┤│                  │        8–9: all old
 *                           ├──┼─✓┤               │        9–10: holdText cuts the 9 off
 *                              │               ├✓─┼──┤     14–15: holdText cuts the 15 off
 *                              │                  │├──✗─┤  15–16: all beyond
 *     LEN = 9           ├──────┼────────✗─────────┼─────┤  8–16: neither end lies in it, whatever is between
 *
 *   RCV.WND = 0          8   9 │10  11
 *     LEN = 0                  │ ✓                         SEG.SEQ = RCV.NXT alone
 *     LEN > 0                  │ ✗                         nothing with a length
 */
export function acceptable(w: Working, s: Segment, len: number): boolean {
  const { nxt, wnd } = w.tcb.rcv;
  if (len === 0) return wnd === 0 ? s.seq === nxt : inWindow(s.seq, nxt, wnd);
  // A window of zero holds no number: nothing with a length is acceptable then.
  return inWindow(s.seq, nxt, wnd) || inWindow(seqAdd(s.seq, len - 1), nxt, wnd);
}
