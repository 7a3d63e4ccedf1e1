/** The input of a ladder diagram: plain data, times in milliseconds (a match's are virtual). */
import type { HostId } from '../../../shared/hosts.ts';
import type { State } from '../../../shared/tcp/state.ts';
import type { NumberBase, SegmentView } from '../segment/segment-view.ts';

export interface StateSpan {
  readonly state: State;
  readonly from: number;
  readonly to: number;
  /** Nobody saw the host itself: its state, and when it was entered, follow from its segments. */
  readonly inferred?: boolean | undefined;
}

export interface LadderArrow {
  readonly id: string;
  /** Whose address the segment carries. */
  readonly from: HostId;
  /** Null where the viewer cannot know it: a player sees only what arrives. */
  readonly sentAt: number | null;
  /** Null: lost, still on the wire, or unknown to the viewer. */
  readonly arrivesAt: number | null;
  readonly lostAt: number | null;
  /** The end that nobody saw, so that its time is inferred; both, when it was seen on the way. */
  readonly unseen?: 'tail' | 'tip' | 'both' | undefined;
  readonly segment: SegmentView;
  /** What its numbers count from; they are absolute when left out. */
  readonly base?: NumberBase | undefined;
  readonly retransmission?: boolean | undefined;
  readonly duplicate?: boolean | undefined;
  /** No legal behaviour of its sender explains it. */
  readonly illegal?: boolean | undefined;
  /** Sent by a third party on the wire. */
  readonly injected?: boolean | undefined;
}

export const MARK_KINDS = ['call', 'timeout', 'verdict', 'signal'] as const;
export type MarkKind = (typeof MARK_KINDS)[number];

export interface LadderMark {
  readonly host: HostId;
  readonly at: number;
  readonly kind: MarkKind;
  readonly label: string;
  /** A verdict that refused a move. */
  readonly bad?: boolean | undefined;
}

export interface LadderInput {
  /** An empty lifeline is a host whose states the viewer does not know. */
  readonly lifelines: Readonly<Record<HostId, readonly StateSpan[]>>;
  readonly arrows: readonly LadderArrow[];
  readonly marks: readonly LadderMark[];
  readonly end: number;
  /** What is drawn as steep as an ordinary flight; by the flights themselves when left out. */
  readonly flight?: number | undefined;
  /** Decimals of a second with which times are shown: 1 when left out. */
  readonly digits?: number | undefined;
}
