/** The board's segments, as the segment card takes them. */
import type { DraftSegment, HostView, Stimulus } from '../../shared/protocol/view.ts';
import { seq, seqDiff } from '../../shared/tcp/seq.ts';
import type { NumberBase, SegmentView } from '../figures/segment/segment-view.ts';
import { type Filled, windowAfter } from './fill.ts';
import type { LoggedSegment } from './log.ts';
import type { Bases, Numbering } from './numbers.ts';

const numberBase = (seqBase: number | null, ackBase: number | null): NumberBase => ({
  seq: seqBase ?? undefined,
  ack: ackBase ?? undefined,
});

/** Whose counting a segment's two numbers follow: its sender's, and its receiver's. */
export function baseOf(way: 'in' | 'out', { own, peer }: Bases, numbering: Numbering): NumberBase {
  if (numbering === 'absolute') return {};
  return way === 'out' ? numberBase(own, peer) : numberBase(peer, own);
}

export const loggedBase = ({ way, bases }: LoggedSegment, numbering: Numbering): NumberBase =>
  baseOf(way, bases, numbering);

/** The octets of our stream from a sequence number on; dots for what this page does not know. */
function streamText(host: HostView, stimulus: Stimulus | null, from: number, octets: number): string {
  const called = stimulus?.type === 'call' && stimulus.call.call === 'SEND' ? stimulus.call.data : '';
  const { outgoing } = host.tcb;
  const start = seqDiff(seq(from), seq(outgoing.seq));
  const text = start >= 0 ? (outgoing.text + called).slice(start, start + octets) : '';
  return text.padEnd(octets, '.');
}

const known = (n: number): number | undefined => (Number.isNaN(n) ? undefined : n);

/** What is being composed; numbers that are not known yet are left out. */
export function composedView(host: HostView, stimulus: Stimulus | null, filled: Filled): SegmentView {
  const len = Number.isNaN(filled.len) ? 0 : filled.len;
  const sequence = known(filled.seq);
  return {
    flags: filled.flags,
    seq: sequence,
    ack: known(filled.ack),
    wnd: known(filled.wnd),
    data: sequence === undefined ? '.'.repeat(len) : streamText(host, stimulus, sequence, len),
  };
}

/** A prepared or advised segment; what it would acknowledge is not known before the peer's number is. */
export function draftView(
  host: HostView,
  stimulus: Stimulus | null,
  draft: DraftSegment,
  { own, peer }: Bases,
): SegmentView {
  const ack = own !== null && peer === null ? undefined : draft.ack;
  const { flags, seq: sequence, wnd = windowAfter(host.tcb, stimulus), len = 0 } = draft;
  return {
    flags,
    seq: sequence,
    ack,
    wnd,
    data: sequence === undefined ? '.'.repeat(len) : streamText(host, stimulus, sequence, len),
  };
}
