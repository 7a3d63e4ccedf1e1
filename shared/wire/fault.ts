/** Scripted faults: what the wire does to certain segments, whatever chance would have done. */

import type { HostId } from '../hosts.ts';
import { ACK, has, type Segment } from '../tcp/segment.ts';
import type { Milliseconds } from '../units.ts';

/** Which transmissions a fault is about; every given field must fit. */
export interface SegmentMatch {
  readonly from: HostId;
  /** Control bits that must all be set. */
  readonly flags?: number;
  /** Control bits of which none may be set. */
  readonly without?: number;
  /** Whether it carries text. */
  readonly data?: boolean;
  /** Its numbers: they pick out one segment where the scenario fixes the ISS. */
  readonly seq?: number;
  readonly ack?: number;
  /** Its window, in octets. */
  readonly wnd?: number;
}

export interface Fault {
  readonly on: SegmentMatch;
  /** The first fitting transmission that is hit, counted from 1; 1 when left out. */
  readonly nth?: number;
  /** How many in a row are hit from there; 1 when left out. */
  readonly times?: number;
  readonly action:
    | { readonly do: 'lose' }
    | { readonly do: 'delay'; readonly by: Milliseconds }
    | { readonly do: 'duplicate'; readonly after: Milliseconds }
    /** Keeps a copy of it in the network until such a segment has been sent. */
    | { readonly do: 'duplicate'; readonly until: SegmentMatch }
    /** Keeps it in the network until the other host has sent such a segment, so that the two cross. */
    | { readonly do: 'hold'; readonly until: SegmentMatch };
}

export function matches(match: SegmentMatch, from: HostId, s: Segment): boolean {
  if (match.from !== from) return false;
  if (match.flags !== undefined && (s.flags & match.flags) !== match.flags) return false;
  if (match.without !== undefined && has(s, match.without)) return false;
  if (match.seq !== undefined && s.seq !== match.seq) return false;
  if (match.wnd !== undefined && s.wnd !== match.wnd) return false;
  if (match.ack !== undefined && (!has(s, ACK) || s.ack !== match.ack)) return false;
  return match.data === undefined || match.data === (s.data !== '');
}
