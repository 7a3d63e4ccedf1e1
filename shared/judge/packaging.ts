/** The same text in other segments: TCP is a stream, and where it is cut does not matter. */
import type { StepResult } from '../tcp/event.ts';
import { ACK, FIN, has, PSH, SYN, segment } from '../tcp/segment.ts';
import { seqAdd, seqDiff } from '../tcp/seq.ts';
import type { Tcb, Unacknowledged } from '../tcp/tcb.ts';
import type { DraftSegment } from './move.ts';
import { isSend, type Send, withSends } from './reaction.ts';

/** The canonical segments cut at the lengths that the player chose; null when the same octets cannot be cut so. */
export function cutLike(canonical: StepResult, segments: readonly DraftSegment[]): StepResult | null {
  const list = canonical.effects.filter(isSend);
  const last = list[list.length - 1];
  if (!last || list.some((s) => s.reason !== 'new' || has(s.segment, SYN)) || segments.length <= list.length)
    return null;
  const text = list.map((s) => s.segment.data).join('');
  const withFin = has(last.segment, FIN);
  const first = list[0]?.segment ?? last.segment;
  const pieces: Send[] = [];
  let at = 0;
  for (const [i, draft] of segments.entries()) {
    const isLast = i === segments.length - 1;
    const rest = text.length - at;
    const octets = draft.len ?? (isLast ? rest : withFin && i === segments.length - 2 ? rest : 0);
    const fin = isLast && withFin;
    if (octets > rest || (octets === 0 && !fin) || octets > canonical.tcb.snd.mss) return null;
    const piece = {
      ...first,
      seq: seqAdd(first.seq, at),
      data: text.slice(at, at + octets),
      flags: ACK | (fin ? FIN : 0),
    };
    pieces.push({ type: 'send', segment: piece, reason: 'new' });
    at += octets;
  }
  if (at !== text.length) return null;
  const result = withSends(canonical, pieces);
  const before = canonical.tcb.retransmissionQueue.filter((u) => seqDiff(u.seq, first.seq) < 0);
  const entries = pieces.map(({ segment: s }) => ({
    seq: s.seq,
    octets: s.data.length,
    syn: false,
    fin: has(s, FIN),
    transmissions: 1,
  }));
  return { ...result, tcb: { ...result.tcb, retransmissionQueue: [...before, ...entries] } };
}

/** Sequence space of an entry of the retransmission queue. */
const lengthOf = ({ octets, syn, fin }: Unacknowledged): number => octets + (syn ? 1 : 0) + (fin ? 1 : 0);

/**
 * A retransmission packed as the player packs it: what the canonical one sends again, cut, or together with what follows it
 * in the retransmission queue (§3.8.6). Null when the canonical reaction sends nothing again, or that cannot be packed so.
 */
export function repackagedLike(
  tcb: Tcb,
  canonical: StepResult,
  segments: readonly DraftSegment[],
): StepResult | null {
  const [again, ...others] = canonical.effects.filter(isSend);
  const [front] = tcb.retransmissionQueue;
  if (again?.reason !== 'retransmission' || others.length > 0 || !front || front.syn) return null;
  const text = tcb.retransmissionQueue.reduce((sum, { octets }) => sum + octets, 0);
  const withFin = tcb.retransmissionQueue.some(({ fin }) => fin);
  const transmissions = canonical.tcb.retransmissionQueue[0]?.transmissions ?? 1;
  const pieces: Unacknowledged[] = [];
  let at = 0;
  for (const [i, { flags, len }] of segments.entries()) {
    const fin = has({ flags }, FIN);
    // A FIN stands behind all of the text, and is the last.
    const finFits = withFin && i === segments.length - 1 && at + (len ?? 0) === text;
    if (len === undefined || (len === 0 && !fin) || len > tcb.snd.mss || (fin && !finFits)) return null;
    pieces.push({ seq: seqAdd(front.seq, at), octets: len, syn: false, fin, transmissions });
    at += len;
  }
  const covered = pieces.reduce((sum, piece) => sum + lengthOf(piece), 0);
  if (at > text || covered < lengthOf(front)) return null;
  const rest = tcb.retransmissionQueue.flatMap((u) => {
    const sent = covered - seqDiff(u.seq, front.seq);
    if (sent >= lengthOf(u)) return [];
    return sent <= 0 ? [u] : [{ ...u, seq: seqAdd(u.seq, sent), octets: u.octets - sent }];
  });
  const sends = pieces.map((piece): Send => ({ ...again, segment: packed(tcb, again, piece) }));
  const result = withSends(canonical, sends);
  return { ...result, tcb: { ...result.tcb, retransmissionQueue: [...pieces, ...rest] } };
}

function packed(tcb: Tcb, { segment: { ack, wnd } }: Send, { seq, octets, fin }: Unacknowledged) {
  const start = seqDiff(seq, tcb.outgoingSeq);
  const data = tcb.outgoing.slice(start, start + octets);
  const last = data !== '' && start + octets === tcb.outgoing.length;
  return segment({ seq, ack, wnd, data, flags: ACK | (fin ? FIN : 0) | (last ? PSH : 0) });
}
