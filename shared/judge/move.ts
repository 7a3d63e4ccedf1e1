/** A move: what a player answers. Numbers that the level fills in are left out. */
import type { State } from '../tcp/state.ts';

export interface DraftSegment {
  /** A union of the control bits of shared/tcp/segment.ts; PSH and URG are not the player's concern and ignored. */
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
