/** The window that an expert chooses: what may be offered, and what becomes of the connection then. */
import type { StepResult } from '../tcp/event.ts';
import { has, RST, type Segment } from '../tcp/segment.ts';
import { seqAdd, seqDiff } from '../tcp/seq.ts';
import type { Tcb } from '../tcp/tcb.ts';
import type { DraftSegment, Move } from './move.ts';
import { isSend, withSends } from './reaction.ts';
import type { MistakeCode } from './verdict.ts';

/**
 * A window is at most the free buffer. To take back what was offered is discouraged (SHLD-14), and legal ({@link shrinks}).
 * Before version 4 it was refused, as was any window of 0 that step() would not offer itself. On a RST a window means
 * nothing.
 */
export function windowFault(
  tcb: Tcb,
  result: StepResult,
  expected: Segment,
  { wnd }: DraftSegment,
  rulebook: number,
): Extract<MistakeCode, 'wrong-window' | 'window-too-large'> | null {
  if (wnd === undefined || has(expected, RST) || wnd === expected.wnd) return null;
  const { incoming, constants } = result.tcb;
  const free = constants.receiveBuffer - incoming.length;
  if (rulebook >= 4) return wnd <= free ? null : 'window-too-large';
  return wnd > 0 && wnd >= stillOffered(tcb, result.tcb) && wnd <= free ? null : 'wrong-window';
}

/** What is left of the window that the last segment offered; our first SYN is the first to offer one. */
function stillOffered(before: Tcb, after: Tcb): number {
  const { state, rcv } = before;
  if (state === 'CLOSED' || state === 'LISTEN') return 0;
  if (after.state === 'SYN-SENT') return rcv.wnd;
  // In SYN-SENT RCV.NXT is not known yet: the window of our SYN begins behind the peer's.
  const left = state === 'SYN-SENT' ? seqAdd(after.irs, 1) : rcv.nxt;
  return rcv.wnd - seqDiff(after.rcv.nxt, left);
}

/** Whether the window that this legal move chooses takes back what was offered (L12). */
export function shrinks(tcb: Tcb, result: StepResult, move: Move): boolean {
  const chosen = chosenWindow(result, move);
  return chosen !== null && chosen < stillOffered(tcb, result.tcb);
}

/** The window of the last segment, where the player has chosen another one than step() and a connection is there. */
function chosenWindow(result: StepResult, move: Move): number | null {
  if (move.kind !== 'send') return null;
  const chosen = move.segments[move.segments.length - 1]?.wnd;
  const last = result.effects.findLast(isSend);
  if (chosen === undefined || last === undefined || last.segment.wnd === chosen) return null;
  return has(last.segment, RST) || result.tcb.state === 'CLOSED' ? null : chosen;
}

/** Carries out the window that an expert chose: it is on offer from now on, and what is held beyond it is let go. */
export function withChosenWindow(result: StepResult, move: Move): StepResult {
  const chosen = chosenWindow(result, move);
  if (chosen === null) return result;
  const sends = result.effects.filter(isSend);
  const last = sends[sends.length - 1];
  const changed = sends.map((s) => (s === last ? { ...s, segment: { ...s.segment, wnd: chosen } } : s));
  const { tcb } = result;
  const held = tcb.held.flatMap((h) => {
    const room = seqDiff(seqAdd(tcb.rcv.nxt, chosen), h.seq);
    const data = h.data.slice(0, Math.max(0, room));
    const fin = h.fin && h.data.length < room;
    return data === '' && !fin ? [] : [{ ...h, data, fin }];
  });
  return { ...withSends(result, changed), tcb: { ...tcb, held, rcv: { ...tcb.rcv, wnd: chosen } } };
}
