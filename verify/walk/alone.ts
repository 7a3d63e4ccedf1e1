/** What must hold of one host after every step. */
import { peerOf } from '../../shared/hosts.ts';
import type { StepResult } from '../../shared/tcp/event.ts';
import { checkInvariants } from '../../shared/tcp/fixtures/invariants.ts';
import { has, RST, type Segment, SYN, segmentText } from '../../shared/tcp/segment.ts';
import { seqAdd, seqDiff } from '../../shared/tcp/seq.ts';
import { type Host, isAgreed, streamOf } from './host.ts';

export function contradictionIn(before: Host, after: Host, result: StepResult): string | null {
  return (
    brokenInvariant(before, after) ??
    wrongSending(after, result) ??
    wrongReceiving(before, after, result) ??
    secondMeeting(before, after)
  );
}

function brokenInvariant(before: Host, after: Host): string | null {
  try {
    checkInvariants(before.tcb, after.tcb);
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}

/** What is sent again is what was sent before. */
function wrongSending({ name, tcb, history }: Host, { effects }: StepResult): string | null {
  const isSame = (s: Segment): boolean => {
    if (has(s, RST)) return true;
    if (has(s, SYN) && s.seq !== tcb.iss) return false;
    return isPart(s.data, streamOf(name, history.incarnation), seqDiff(s.seq, seqAdd(tcb.iss, 1)));
  };
  for (const e of effects) {
    if (e.type === 'send' && !isSame(e.segment))
      return `${segmentText(e.segment)} bears other octets than belong to its numbers`;
  }
  return null;
}

/** What is delivered, waits for RECEIVE or is held is what the peer's incarnation sent, in its place. */
function wrongReceiving(before: Host, { name, tcb, history }: Host, { effects }: StepResult): string | null {
  const partner = history.partner ?? before.history.partner;
  const stream = partner === null ? '' : streamOf(peerOf(name), partner);
  let at = before.history.received;
  for (const e of effects) {
    if (e.type !== 'deliver') continue;
    if (!isPart(e.data, stream, at))
      return `"${e.data}" is delivered as octet ${at + 1}, which is another one`;
    at += e.data.length;
  }
  if (!isPart(tcb.incoming, stream, at)) return `"${tcb.incoming}" waits for RECEIVE as octet ${at + 1}`;
  for (const h of tcb.held) {
    const place = seqDiff(h.seq, seqAdd(tcb.irs, 1));
    if (!isPart(h.data, stream, place)) return `"${h.data}" is held as octet ${place + 1}`;
  }
  return null;
}

const isPart = (data: string, stream: string, at: number): boolean =>
  data === '' || (at >= 0 && stream.startsWith(data, at));

/** A SYN opens one connection, however often it arrives: that is what the three-way handshake is for (§3.5). */
function secondMeeting(before: Host, { tcb, history: { partner, met } }: Host): string | null {
  if (partner === null || !met.includes(partner) || !isAgreed(tcb) || isAgreed(before.tcb)) return null;
  return `synchronized for the second time with the peer's incarnation ${partner}`;
}
