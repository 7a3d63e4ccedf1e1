/**
 * A capture is a witness with gaps: what it lacks is put in, and judged like everything else.
 * docs/adr/0037 has the reasons.
 * A segment that no possible TCB explains is looked at once more with the segment in front of it that would explain it.
 * That one is supposed, a note with a charge, until the numbers of what follows confirm it: the peer acknowledges what
 * the host must have sent, or goes on behind what it must have sent itself. What they refute was never there, and the
 * host is accused of the segment after all.
 */
import { ACK, FIN, has, RST, SYN } from '../../tcp/segment.ts';
import { type SeqNumber, seqAdd, seqDiff, seqGe, seqGt, seqLe, seqLt } from '../../tcp/seq.ts';
import { isSynchronized } from '../../tcp/state.ts';
import { KEEP_ALIVE_AFTER, LONGEST_HAND_OVER, LONGEST_SWAP, SECOND, SHORTEST_ROUND_TRIP } from '../limits.ts';
import { mayOpen, type Note, type NoteCode, noted, settled } from '../notes.ts';
import { answeredSyn, type Microseconds, type Observed, UNKNOWN_SCALE } from '../observed-segment.ts';
import type { JudgingOptions } from '../options.ts';
import { type Violation, violation } from '../violations.ts';
import { outcomes } from './arrived-variants.ts';
import { copy, Hypothesis, hasConnection, outstanding, withoutConnection } from './hypothesis.ts';
import { hadBegun } from './mid-stream.ts';
import { addReset, noteSyn } from './pending-replies.ts';
import { withoutSegment } from './received-data.ts';
import { sending } from './sent.ts';
import { isHeldUpTo, startOfHeld } from './sent-ack.ts';
import { beginsAt } from './tap.ts';

/** What is longer is not put in as a segment: everything before is taken for unseen. Numbers further away are no gap. */
const LONGEST_SEGMENT = 2 ** 20;
const LONGEST_GAP = 2 ** 30;
/** Segments of one MSS are at most so long on Ethernet; longer ones were merged, and may begin anywhere. */
const LONGEST_UNMERGED = 1_460;

/** The TCBs that explain `s` when the capture lacks something in front of it; `charge` is what is wrong without. */
export function acrossGap(
  p: Hypothesis,
  s: Observed,
  charge: Violation,
  options: JudgingOptions,
): readonly Hypothesis[] {
  if (!mayOpen(p.notes)) return [];
  if (p.midStream !== null) return acrossGapMidStream(p, s, charge);
  const explained: Hypothesis[] = [];
  for (const before of withUnseen(p, s, charge, options)) {
    const after = sending(before, s, options, false);
    if (after instanceof Hypothesis) explained.push(after);
  }
  return explained.length > 0 ? explained : withoutArrival(p, s, charge, options);
}

/** What the tap saw arrive where the host still stands, and never reached TCP: damaged, or dropped on the way. */
function withoutArrival(
  p: Hypothesis,
  s: Observed,
  charge: Violation,
  options: JudgingOptions,
): readonly Hypothesis[] {
  if (!has(s, ACK) || has(s, SYN | RST) || !seqLt(s.ack, p.rcvNxt) || seqLt(s.ack, p.acked)) return [];
  const lost = beginsAt(p, s.ack);
  if (lost === null) return [];
  const q = copy(p);
  withoutSegment(q, lost);
  // Its ACK has not come either, where no other has.
  if (lost === p.stood && p.fin === null) q.una = lost.una;
  const { frame, time, seq: from, end: to } = lost;
  q.notes = noted(q.notes, {
    code: 'never-reached',
    frame,
    time,
    from,
    to,
    charge,
    accused: { frame: s.frame, time: s.time },
  });
  const after = sending(q, s, options, false);
  return after instanceof Hypothesis ? [after] : [];
}

/** Of who is known from the middle on only, too little is known to put a segment in: it is known from this one on. */
function acrossGapMidStream(p: Hypothesis, s: Observed, charge: Violation): readonly Hypothesis[] {
  const isAhead = (n: number): boolean => n > 0 && n < LONGEST_GAP;
  if (!has(s, ACK) || has(s, SYN | RST)) return [];
  if (!isAhead(seqDiff(s.seq, p.nxt)) && !isAhead(seqDiff(s.ack, p.rcvNxt))) return [];
  return withUnseenBeginning(p, s, charge);
}

function withUnseen(
  p: Hypothesis,
  s: Observed,
  charge: Violation,
  options: JudgingOptions,
): readonly Hypothesis[] {
  if (has(s, SYN)) return has(s, ACK) ? withUnseenSyn(p, s, charge, options) : withUnseenEnd(p, s, charge);
  if (has(s, RST)) return [...withUnseenText(p, s, charge, options), withUnseenQuestion(p, s, charge)];
  return has(s, ACK) ? withUnseenText(p, s, charge, options) : [];
}

function withUnseenText(
  p: Hypothesis,
  s: Observed,
  charge: Violation,
  options: JudgingOptions,
): readonly Hypothesis[] {
  if (!has(s, ACK) || (has(s, RST) && !hasConnection(p))) return [];
  if (p.state === 'SYN-SENT') {
    const isFirst = s.seq === p.nxt || isProbe(p, s);
    return isFirst ? withUnseenSynAck(p, s, charge, options) : withUnseenBeginning(p, s, charge);
  }
  if (!hasConnection(p)) return has(s, RST) ? [] : withUnseenBeginning(p, s, charge);
  if (p.synAckDue)
    return withOwnSynAck(p, s, charge, options).flatMap((q) => [
      q,
      ...withUnseenText(q, s, charge, options).filter((other) => other !== q),
    ]);
  if (isProbeOfWindow(p, s)) return withClosedWindow(p, s, charge, options);
  const [ownGap, gap] = [seqDiff(s.seq, p.nxt), seqDiff(s.ack, p.rcvNxt)];
  if (ownGap > LONGEST_GAP || gap > LONGEST_GAP) return [];
  if (ownGap > LONGEST_SEGMENT || gap > LONGEST_SEGMENT) return withUnseenBeginning(p, s, charge);
  if (!seqGt(s.seq, p.nxt)) return withUnseenArrivals(p, s, charge, options);
  // Only who has been acknowledged has text to send.
  const opened = p.state === 'SYN-RECEIVED' ? withUnseenArrivals(p, s, charge, options) : [p];
  const own = opened.flatMap((q) => withUnseenOwn(q, s, charge, options));
  return own.flatMap((q) => withUnseenArrivals(q, s, charge, options));
}

const supposed = (
  q: Hypothesis,
  code: NoteCode,
  { frame, time, end, ack }: Observed,
  from: SeqNumber,
  to: SeqNumber,
  charge: Violation,
  earliest: Microseconds = time,
): void => {
  const until = code === 'unseen-arrivals' ? ack : end;
  q.notes = noted(q.notes, { code, frame, time, earliest, from, to, until, charge });
};

/** The host's own SYN,ACK in a simultaneous open. */
function withOwnSynAck(
  p: Hypothesis,
  s: Observed,
  charge: Violation,
  options: JudgingOptions,
): readonly Hypothesis[] {
  const end = seqAdd(p.iss, 1);
  // The peer has acknowledged it.
  if (p.una !== p.iss) {
    const q = copy(p);
    q.synAckDue = false;
    q.owed = null;
    const { frame, time } = s;
    q.notes = noted(q.notes, { code: 'unseen-own', frame, time, from: p.iss, to: end, charge: null });
    return [q];
  }
  const synAck = { ...s, seq: p.iss, ack: p.rcvNxt, end, flags: SYN | ACK, wnd: p.wnd, text: 0, len: 1 };
  const q = sending(p, { ...synAck, stamp: p.ourLastStamp }, options, false);
  if (!(q instanceof Hypothesis)) return [];
  supposed(q, 'unseen-own', s, p.iss, end, charge);
  return [q];
}

const isProbe = (p: Hypothesis, s: Observed): boolean =>
  s.len === 0 && !has(s, RST) && s.seq === seqAdd(p.nxt, -1);

/** Before SND.NXT stands what probes a closed window, as Linux does. */
const isProbeOfWindow = (p: Hypothesis, s: Observed): boolean => isProbe(p, s) && p.sndWnd > 0;

/** The ACK that closed it. */
function withClosedWindow(
  p: Hypothesis,
  s: Observed,
  charge: Violation,
  options: JudgingOptions,
): readonly Hypothesis[] {
  const arrival: Observed = {
    ...s,
    // A round-trip ago at the latest: what waits at a closed window does so for a while.
    time: Math.max(p.heardAt, s.time - SECOND),
    seq: p.rcvNxt,
    ack: p.nxt,
    end: p.rcvNxt,
    flags: ACK,
    text: 0,
    len: 0,
    wnd: 0,
    stamp: p.stamp,
  };
  return outcomes(p, arrival, options)
    .filter((q) => q.sndWnd === 0 && !outstanding(q))
    .slice(0, 1)
    .map((q) => {
      supposed(q, 'unseen-ack', s, p.rcvNxt, p.nxt, charge);
      return q;
    });
}

/** Text of the host's own up to SEG.SEQ, and perhaps a FIN at its end. */
function withUnseenOwn(
  p: Hypothesis,
  s: Observed,
  charge: Violation,
  options: JudgingOptions,
): readonly Hypothesis[] {
  const len = seqDiff(s.seq, p.nxt);
  if (p.fin !== null) return [];
  const text: Observed = {
    ...s,
    seq: p.nxt,
    // Sent before this one, it acknowledges no more: of a batch perhaps less than the tap has seen.
    ack: seqLt(s.ack, p.rcvNxt) ? s.ack : p.rcvNxt,
    end: s.seq,
    flags: ACK,
    text: len,
    len,
    // Its arrivals may have opened the window further than the capture shows.
  };
  const room = copy(p);
  if (seqGt(s.end, room.edge)) room.edge = s.end;
  const finLast = has(s, RST) || s.len > 0 ? [] : [{ ...text, flags: ACK | FIN, text: len - 1 }];
  return [text, ...finLast].flatMap((unseen) => {
    const q = sending(room, unseen, options, false);
    if (!(q instanceof Hypothesis)) return [];
    q.owed = p.owed;
    supposed(q, 'unseen-own', s, p.nxt, s.seq, charge, p.sentAt);
    return [q];
  });
}

/** Text that arrived up to SEG.ACK, and perhaps a FIN at its end; or only an ACK, where the window or the state asks for one. */
function withUnseenArrivals(
  p: Hypothesis,
  s: Observed,
  charge: Violation,
  options: JudgingOptions,
): readonly Hypothesis[] {
  const len = Math.max(0, seqDiff(s.ack, p.rcvNxt));
  const isHeld = len === 0 || isHeldUpTo(p, s.ack);
  const beyond = s.len > 0 && !has(s, RST) && seqDiff(s.end, p.edge) > 1;
  const waits = p.state === 'SYN-RECEIVED';
  if (isHeld && !beyond && !waits) return [p];
  if (!isHeld && p.theirFin !== null && seqGt(s.ack, seqAdd(p.theirFin, 1))) return [];
  const filled = isHeld ? null : startOfHeld(p, s.ack);
  const taken = isHeld ? 0 : filled === null ? len : seqDiff(filled, p.rcvNxt);
  const arrival: Observed = {
    ...s,
    seq: p.rcvNxt,
    ack: waits ? p.nxt : p.una,
    end: seqAdd(p.rcvNxt, taken),
    flags: ACK,
    text: taken,
    len: taken,
    wnd: Math.min(0xffff, Math.ceil(p.sndWnd / 2 ** p.sndShift)),
    stamp: p.stamp,
  };
  const room = copy(p);
  if (seqGt(arrival.end, room.offered)) room.offered = arrival.end;
  const finLast = taken === 0 ? [] : [{ ...arrival, flags: ACK | FIN, text: taken - 1 }];
  return [arrival, ...finLast].flatMap((unseen) =>
    outcomes(room, unseen, options)
      .filter((q) => hasConnection(q) && (taken === 0 || standsAt(q, s.ack)))
      .slice(0, 1)
      .map((q) => {
        if (beyond && seqGt(s.end, q.edge)) q.edge = s.end;
        const to = taken === 0 ? s.end : (filled ?? s.ack);
        supposed(q, taken === 0 ? 'unseen-ack' : 'unseen-arrivals', s, p.rcvNxt, to, charge);
        return q;
      }),
  );
}

/** RCV.NXT, or where it may stand as long as what lies above has not been taken up. */
const standsAt = ({ rcvNxt, partial }: Hypothesis, ack: SeqNumber): boolean =>
  rcvNxt === ack || partial?.includes(ack) === true;

/** The SYN that this SYN,ACK answers. */
function withUnseenSyn(
  p: Hypothesis,
  s: Observed,
  charge: Violation,
  options: JudgingOptions,
): readonly Hypothesis[] {
  // One that was seen is not the one that it answers.
  if (!hasConnection(p) && p.syns !== null) return [];
  // The same SYN has been answered, or the same answer goes out again.
  if (p.state === 'SYN-RECEIVED' && (s.ack === p.rcvNxt || s.seq === p.iss)) return [];
  const syn = answeredSyn(s);
  if (p.state === 'SYN-SENT')
    return outcomes(p, { ...syn, stamp: s.echo }, options)
      .filter((q) => q.state === 'SYN-RECEIVED')
      .slice(0, 1)
      .map((q) => {
        supposed(q, 'unseen-syn', s, s.seq, seqAdd(s.seq, 1), charge);
        return q;
      });
  // With the connection its end is unseen, too.
  const q = hasConnection(p) ? withoutConnection(p, 'LISTEN', s.time) : copy(p);
  noteSyn(q, syn);
  supposed(q, 'unseen-syn', s, s.seq, seqAdd(s.seq, 1), charge);
  return [q];
}

/** What ended the connection before the host opens the next. */
function withUnseenEnd(p: Hypothesis, s: Observed, charge: Violation): readonly Hypothesis[] {
  if (!hasConnection(p) || p.state === 'SYN-SENT') return [];
  const q = withoutConnection(p, 'CLOSED', s.time);
  supposed(q, 'unseen-syn', s, s.seq, s.end, charge);
  return [q];
}

/** The segment that this reset answers, where there is no connection, or none any more. */
function withUnseenQuestion(p: Hypothesis, s: Observed, charge: Violation): Hypothesis {
  // In SYN-SENT what acknowledges something else is reset, and the SYN goes on waiting (R38).
  const opens = p.state === 'SYN-SENT' && s.seq !== p.nxt;
  const q = hasConnection(p) && !opens ? withoutConnection(p, 'CLOSED', s.time) : copy(p);
  const rule = opens ? 'R38' : 'R33';
  const { frame, time, seq: asked } = s;
  const ack = has(s, ACK) ? s.ack : null;
  addReset(q, { seq: asked, ack, by: time, asked, rule, frame, time, must: false, ended: null });
  supposed(q, 'unseen-arrivals', s, asked, asked, charge);
  return q;
}

/** The reset with which the host ended the connection, before it answered what arrived last. */
export function acrossUnseenReset(
  { segment: arrival, before }: { readonly segment: Observed; readonly before: readonly Hypothesis[] },
  s: Observed,
  charge: Violation,
  options: JudgingOptions,
): readonly Hypothesis[] {
  return before.flatMap((p) => {
    if (!hasConnection(p) || p.midStream !== null || !mayOpen(p.notes)) return [];
    const ended = withoutConnection(p, 'CLOSED', arrival.time);
    supposed(ended, 'unseen-own', arrival, p.nxt, p.nxt, charge);
    return outcomes(ended, arrival, options).flatMap((q) => {
      const after = sending(q, s, options, false);
      return after instanceof Hypothesis ? [after] : [];
    });
  });
}

/** The SYN,ACK that this ACK answers. */
function withUnseenSynAck(
  p: Hypothesis,
  s: Observed,
  charge: Violation,
  options: JudgingOptions,
): readonly Hypothesis[] {
  // What probes comes long after the handshake.
  const probes = isProbe(p, s);
  const synAck: Observed = {
    ...s,
    time: probes ? p.sentAt : s.time,
    seq: seqAdd(s.ack, -1),
    ack: p.nxt,
    end: s.ack,
    flags: SYN | ACK,
    wnd: 0xffff,
    text: 0,
    len: 1,
    scale: UNKNOWN_SCALE,
    mss: 0xffff,
    stamp: s.echo,
    echo: p.ourLastStamp,
  };
  return outcomes(p, synAck, options)
    .filter((q) => q.state === 'ESTABLISHED')
    .slice(0, 1)
    .map((q) => {
      if (probes) q.owed = null;
      supposed(q, 'unseen-syn-ack', s, q.irs, s.ack, charge);
      return q;
    });
}

/** Everything before this segment. */
function withUnseenBeginning(p: Hypothesis, s: Observed, charge: Violation): readonly Hypothesis[] {
  const begun = hadBegun(s, false);
  // With the numbers of the connection that has ended here it is none that has begun since.
  if (begun === null || (p.gone !== null && Math.abs(seqDiff(s.seq, p.gone)) < LONGEST_SEGMENT)) return [];
  begun.notes = p.notes;
  begun.way = { ...begun.way, before: p.way, length: p.way.length + 1 };
  supposed(begun, 'unseen-beginning', s, s.ack, s.ack, charge);
  return [begun];
}

/** Own segments that the peer acknowledges and the capture lacks. */
export function ownUnseen(p: Hypothesis, s: Observed, options: JudgingOptions): readonly Hypothesis[] {
  if (!has(s, ACK) || has(s, SYN | RST) || !isSynchronized(p.state) || !mayOpen(p.notes)) return [];
  if (!seqGt(s.ack, p.nxt) || seqGt(s.ack, seqAdd(p.edge, 1)) || p.fin !== null) return [];
  const charge = violation('skips-octets', 'R11', p.state);
  const len = seqDiff(s.ack, p.nxt);
  const text = { ...s, seq: p.nxt, ack: p.rcvNxt, end: s.ack, flags: ACK, text: len, len, wnd: p.wnd };
  return [text, { ...text, flags: ACK | FIN, text: len - 1 }].flatMap((unseen) => {
    const sent = sending(p, unseen, options, false);
    if (!(sent instanceof Hypothesis)) return [];
    sent.owed = p.owed;
    const { frame, time } = s;
    sent.notes = noted(sent.notes, { code: 'unseen-own', frame, time, from: p.nxt, to: s.ack, charge });
    return outcomes(sent, s, options).slice(0, 1);
  });
}

/** What an arrival says of the open notes: the hypothesis with what is certain now, or null when it cannot be. */
export function heardOfGaps(p: Hypothesis, s: Observed): Hypothesis | null {
  if (p.notes === null || p.notes.open === 0 || has(s, RST)) return p;
  return withNotes(p, (note) => toldByArrival(p, note, s));
}

/** The same of what the host sends; of a connection that is gone it tells nothing. */
export function sentOverGaps(p: Hypothesis, s: Observed): Hypothesis | null {
  if (p.notes === null || p.notes.open === 0 || !hasConnection(p) || has(s, SYN | RST)) return p;
  return withNotes(p, (note) => toldByOwn(p, note, s));
}

function withNotes(p: Hypothesis, told: (note: Note) => boolean | NoteCode | null): Hypothesis | null {
  const after = settled(p.notes, told);
  if (after === null) return null;
  if (after.notes === p.notes) return p;
  const q = copy(p);
  q.notes = after.notes;
  return q;
}

/** True for confirmed, false for refuted, null for neither. */
function toldByArrival(p: Hypothesis, note: Note, s: Observed): boolean | NoteCode | null {
  const { from, to, until = to } = note;
  if (from === undefined || to === undefined || until === undefined) return null;
  switch (note.code) {
    // Within the segment behind it no other ends: an ACK of a part is of numbers that were cut otherwise.
    case 'unseen-own':
      return has(s, ACK) && (s.ack === to || seqGe(s.ack, until)) ? true : null;
    case 'unseen-ack':
    case 'unseen-syn':
      return has(s, ACK) && seqGe(s.ack, to) ? true : null;
    case 'unseen-syn-ack':
      return has(s, SYN) ? s.seq === from : seqGe(s.seq, to) ? true : null;
    // The peer sends it again; until then nothing above it may be acknowledged.
    case 'never-reached':
      return s.len > 0 && seqLe(s.seq, from) && seqGt(s.end, from) ? true : null;
    case 'unseen-beginning':
      return seqGe(s.seq, to) && has(s, ACK) && !has(s, SYN) && seqLe(s.ack, p.nxt) ? true : null;
    default:
      return seqGe(s.seq, to) ? true : wasNotSent(p, note, { from, to, until }, s);
  }
}

/** The peer itself shows that it has not sent what the host was supposed to acknowledge. */
function wasNotSent(
  p: Hypothesis,
  note: Note,
  { from, to, until }: Readonly<Record<'from' | 'to' | 'until', SeqNumber>>,
  s: Observed,
): boolean | NoteCode | null {
  if (has(s, SYN) || seqLt(s.seq, from)) return null;
  // What is new, or all of it, goes over the end that was acknowledged: none of the peer's segments ends there.
  const isWhole = s.seq === from || seqGt(s.end, p.held?.[p.held.length - 1]?.end ?? to);
  if (s.text > 0 && s.text <= LONGEST_UNMERGED && isWhole && seqGt(s.end, until)) return false;
  const since = s.time - note.time;
  if (since < LONGEST_HAND_OVER) return s.len > 0 && s.end === to ? 'swapped' : null;
  if (s.len > 0) return s.end === to ? true : null;
  // SND.NXT stands before it, long after; or the peer knows already of text that the host sent later.
  const isProbe = s.seq === seqAdd(to, -1) && s.time - p.heardAt >= KEEP_ALIVE_AFTER;
  if (isProbe) return null;
  return since > SECOND || seqGt(s.ack, p.una) ? false : null;
}

function toldByOwn(p: Hypothesis, note: Note, s: Observed): boolean | NoteCode | null {
  const { from, to, until, earliest = note.time } = note;
  if (note.code !== 'unseen-own' || from === undefined || to === undefined) return null;
  // The peer has acknowledged it, and the host goes on behind it.
  if (until === undefined) return seqGe(s.seq, to) ? true : null;
  if (s.len === 0 || seqLt(s.seq, from) || s.seq === to || seqGe(s.seq, until)) return null;
  // New text begins within what was supposed to be sent before.
  if (seqGt(s.end, p.nxt)) return false;
  if (s.time - note.time <= LONGEST_SWAP && seqLe(s.end, to)) return s.end === to ? 'swapped' : null;
  // So soon only what the peer asks for is sent again, which the capture may lack, too.
  const isAskedFor = p.heardAt > earliest;
  return seqGe(s.seq, to) || isAskedFor || s.time - earliest >= SHORTEST_ROUND_TRIP ? null : false;
}
