/** The numbers that captured segments show: what relative ones count from, and each host's variables. */

import type { RecordedSegment } from '../../../shared/capture/record.ts';
import { type HostId, peerOf } from '../../../shared/hosts.ts';
import { ACK, has, RST, SYN } from '../../../shared/tcp/segment.ts';
import { seq, seqAdd, seqMax } from '../../../shared/tcp/seq.ts';
import type { NumberBase } from '../../figures/segment/segment-view.ts';
import { endOf } from './flight.ts';

/** RFC 7323 §2.3. */
const LARGEST_SHIFT = 14;

/** What has been seen of a host by a moment; null where it has not been seen. */
export interface Variables {
  readonly iss: number | null;
  readonly irs: number | null;
  readonly una: number | null;
  readonly nxt: number | null;
  readonly sndWnd: number | null;
  readonly rcvNxt: number | null;
  readonly rcvWnd: number | null;
  /** What relative numbers count from: the ISS, or one before the first number when the SYN was not seen. */
  readonly base: number | null;
  /** The same of what it receives. */
  readonly peerBase: number | null;
}

const UNSEEN: Variables = {
  iss: null,
  irs: null,
  una: null,
  nxt: null,
  sndWnd: null,
  rcvNxt: null,
  rcvWnd: null,
  base: null,
  peerBase: null,
};

/** The two directions, segment by segment. */
class Directions {
  readonly of: Record<HostId, Variables> = { A: UNSEEN, B: UNSEEN };
  /** Shift counts of the SYNs; null without the option, or without a SYN. */
  readonly #scale: Record<HostId, number | null> = { A: null, B: null };

  see(s: RecordedSegment): void {
    const { from } = s;
    const to = peerOf(from);
    if (has(s, SYN)) this.#begins(s);
    const sender = this.of[from];
    const end = endOf(s);
    const base = sender.base ?? seqAdd(seq(s.seq), -1);
    // A RST takes no number, and is the first to be forged.
    const known = sender.nxt === null || has(s, RST) ? sender.nxt : seqMax(seq(sender.nxt), end);
    const nxt = known ?? end;
    this.of[from] = { ...sender, base, nxt };
    if (!has(s, ACK)) return;
    const wnd = s.wnd * 2 ** this.#shift(from, has(s, SYN));
    this.of[from] = { ...this.of[from], rcvNxt: s.ack, rcvWnd: wnd };
    const receiver = this.of[to];
    const una = receiver.una === null ? s.ack : seqMax(seq(receiver.una), seq(s.ack));
    this.of[to] = { ...receiver, una, sndWnd: wnd, base: receiver.base ?? seqAdd(seq(s.ack), -1) };
  }

  /** A SYN with another number begins another connection; one that is repeated changes nothing. */
  #begins(s: RecordedSegment): void {
    const { from } = s;
    const to = peerOf(from);
    const anew = this.of[from].iss !== s.seq;
    this.#scale[from] = s.options.windowScale ?? null;
    if (!anew) return;
    this.of[from] = {
      ...UNSEEN,
      iss: s.seq,
      base: s.seq,
      una: s.seq,
      irs: has(s, ACK) ? this.of[to].iss : null,
    };
    this.of[to] = has(s, ACK) ? { ...this.of[to], irs: s.seq } : { ...this.of[to], irs: s.seq, rcvNxt: null };
  }

  #shift(host: HostId, isSyn: boolean): number {
    const { A, B } = this.#scale;
    return isSyn || A === null || B === null ? 0 : Math.min(LARGEST_SHIFT, this.#scale[host] ?? 0);
  }
}

/** What the numbers of each segment count from. A direction whose first number comes later counts from that. */
export function basesOf(segments: readonly RecordedSegment[]): readonly NumberBase[] {
  const directions = new Directions();
  return segments.map((segment) => {
    directions.see(segment);
    const { A, B } = directions.of;
    const [sender, receiver] = segment.from === 'A' ? [A, B] : [B, A];
    return { seq: sender.base ?? undefined, ack: receiver.base ?? undefined };
  });
}

/** Both hosts' variables after the first `count` of these segments. */
export function variablesAfter(
  segments: readonly RecordedSegment[],
  count = segments.length,
): Readonly<Record<HostId, Variables>> {
  const directions = new Directions();
  for (const segment of segments.slice(0, count)) directions.see(segment);
  const { A, B } = directions.of;
  return { A: { ...A, peerBase: B.base }, B: { ...B, peerBase: A.base } };
}

/** The window that a segment offers, scaled when both SYNs were seen to agree on it; null when it is as it stands. */
export function scaledWindow(segments: readonly RecordedSegment[], index: number): number | null {
  const segment = segments[index];
  if (segment === undefined || !has(segment, ACK)) return null;
  const { rcvWnd } = variablesAfter(segments, index + 1)[segment.from];
  return rcvWnd === segment.wnd ? null : rcvWnd;
}
