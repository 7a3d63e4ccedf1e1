/** A reaction as the move that a player would make to get it. */
import type { StepResult } from '../tcp/event.ts';
import type { Segment } from '../tcp/segment.ts';
import type { Tcb } from '../tcp/tcb.ts';
import { type DraftSegment, type Move, PLAYED_BITS } from './move.ts';
import { sentSegments } from './reaction.ts';

const draftOf = (s: Segment): DraftSegment => ({
  flags: s.flags & PLAYED_BITS,
  seq: s.seq,
  ack: s.ack,
  len: s.data.length,
});

export function moveOf(before: Tcb, result: StepResult): Move {
  const segments = sentSegments(result);
  const next = result.tcb.state;
  if (segments.length > 0) return { kind: 'send', segments: segments.map(draftOf), next };
  // A segment may be dropped and still have told something: then the move is to go to another state (R57).
  return result.discarded && next === before.state ? { kind: 'discard' } : { kind: 'nothing', next };
}
