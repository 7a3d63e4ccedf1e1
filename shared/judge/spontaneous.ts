/** What a TCP may send unasked: an ACK, or the front of its retransmission queue again. */

import type { StepResult } from '../tcp/event.ts';
import { ACK, segment } from '../tcp/segment.ts';
import { isSynchronized } from '../tcp/state.ts';
import type { Tcb, TimerName } from '../tcp/tcb.ts';
import type { Milliseconds } from '../units.ts';
import type { Reaction } from './liberties.ts';
import type { DraftSegment } from './move.ts';
import { repackagedLike } from './packaging.ts';
import { isSend, stepWith } from './reaction.ts';

/** @param segments what the player sends: what goes again may be packed otherwise (L15) */
export function spontaneousReactions(
  tcb: Tcb,
  now: Milliseconds,
  segments: readonly DraftSegment[] = [],
): readonly Reaction[] {
  const reactions: StepResult[] = [];
  const packed: Reaction[] = [];
  // The ACK that the delayed-ACK timer would send, only sooner (R97).
  if (tcb.timers['delayed-ack']) reactions.push(early(tcb, 'delayed-ack', now));
  // An ACK again: it takes no sequence space and changes nothing at the peer (R64).
  else if (isSynchronized(tcb.state)) reactions.push(ackAgain(tcb));
  // Sending early what is not yet acknowledged: the timer is the latest moment, not the earliest (R83).
  if (tcb.timers.retransmission) {
    const again = early(tcb, 'retransmission', now);
    // Giving up at R2 is for the timer alone.
    if (again.effects.some(isSend)) {
      const once = withoutTimeout(tcb, again);
      const repackaged = repackagedLike(tcb, once, segments);
      reactions.push(once);
      if (repackaged !== null) packed.push({ result: repackaged, liberty: 'L15' });
    }
  }
  return [...reactions.map((result): Reaction => ({ result, liberty: null })), ...packed];
}

/** What the timeout would send, before it is due; text that waits by Nagle (L16) waits on for what it waits for. */
function early(tcb: Tcb, timer: TimerName, now: Milliseconds): StepResult {
  return stepWith(tcb, { type: 'timeout', at: now, timer }, { nagle: true });
}

/** No timer ran out: the timer goes on as it was, and its timeout does not back off (RFC 6298 §5.5 is for timeouts). */
function withoutTimeout({ timers, rtt }: Tcb, again: StepResult): StepResult {
  const { retransmission } = timers;
  const kept = { ...again.tcb.timers, ...(retransmission ? { retransmission } : {}) };
  return { ...again, tcb: { ...again.tcb, timers: kept, rtt: { ...again.tcb.rtt, rto: rtt.rto } } };
}

function ackAgain(tcb: Tcb): StepResult {
  const { snd, rcv } = tcb;
  const again = segment({ seq: snd.nxt, ack: rcv.nxt, wnd: rcv.wnd, flags: ACK });
  return {
    tcb,
    effects: [{ type: 'send', segment: again, reason: 'acknowledgment' }],
    rules: ['R99'],
    because: { reply: 'R99', state: 'R99' },
    discarded: false,
  };
}
