/** A move: what a player answers. Numbers that the level fills in are left out. */
import { ACK, FIN, type Flag, RST, SYN } from '../tcp/segment.ts';
import type { State } from '../tcp/state.ts';

/** The bits that a player decides on, in the order in which the judge looks; PSH and URG are left to the host. */
export const PLAYED_FLAGS = ['SYN', 'FIN', 'RST', 'ACK'] as const satisfies readonly Flag[];
export const PLAYED_BITS = SYN | FIN | RST | ACK;

export interface DraftSegment {
  /** A union of the control bits of shared/tcp/segment.ts; all but {@link PLAYED_BITS} are ignored. */
  readonly flags: number;
  readonly seq?: number;
  readonly ack?: number;
  readonly wnd?: number;
  /** Octets of text. */
  readonly len?: number;
}

export type Move =
  | { readonly kind: 'send'; readonly segments: readonly DraftSegment[]; readonly next: State }
  | { readonly kind: 'nothing'; readonly next: State }
  | { readonly kind: 'discard' };

/** What it sends. */
export const draftsOf = (move: Move): readonly DraftSegment[] => (move.kind === 'send' ? move.segments : []);

/** The state that it leads to. */
export const stateAfter = (move: Move, from: State): State => (move.kind === 'discard' ? from : move.next);
