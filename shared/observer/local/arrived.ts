/**
 * The arrival of a segment at a host that is watched at its own end, for one hypothesis.
 * The ordinary segment of an open connection is dealt with here, with the rulebook's own comparisons
 * (arrived.test.ts holds both side by side); everything else goes through step() in arrived-by-rulebook.ts.
 */
import { ACK, FIN, RST, SYN } from '../../tcp/segment.ts';
import { seqDiff, seqGt, seqLe, seqLt } from '../../tcp/seq.ts';
import type { Observed } from '../observed-segment.ts';
import { allows, type JudgingOptions } from '../options.ts';
import {
  copy,
  type Hypothesis,
  liesInLostWindow,
  meantWindow,
  outstanding,
  type Window,
  widen,
} from './hypothesis.ts';
import { expectReply, permitReset, permitResetOfLostText } from './pending-replies.ts';
import { hold, takeTo } from './received-data.ts';
import { mayHaveEnded } from './silent-ends.ts';
import { stand } from './tap.ts';

const CONTROL = SYN | FIN | RST | ACK;

/** The outcome for a segment with nothing but ACK and text, all of it new or nothing; null when it is not so simple. */
export function ordinaryArrival(p: Hypothesis, s: Observed, options: JudgingOptions): Hypothesis | null {
  if ((s.flags & CONTROL) !== ACK || p.midStream !== null || isStale(p, s) || !acknowledgesSimply(p, s))
    return null;
  if (liesInLostWindow(p, s)) return null;
  const offset = seqDiff(s.seq, p.rcvNxt);
  const room = seqDiff(p.offered, p.rcvNxt);
  if (s.text === 0) {
    // R44 for length 0, and what lies at the right edge (R46).
    if (offset < 0 || offset > room + 1) return null;
    return heard(p, s, options);
  }
  const last = offset + s.text;
  if (!takesText(p) || last > room || last <= 0 || p.theirFin !== null) return null;
  const q = heard(p, s, options);
  permitResetOfLostText(p, q, s, options);
  if (offset > 0) {
    hold(q, { seq: s.seq, end: s.end });
    q.provoked = true;
    return q;
  }
  q.heardText = true;
  stand(q, s, p.una);
  takeTo(q, s.end);
  expectReply(q, s, 'R74', options.replyWithin);
  return q;
}

function acknowledgesSimply(p: Hypothesis, s: Observed): boolean {
  switch (p.state) {
    case 'ESTABLISHED':
    case 'CLOSE-WAIT':
    case 'FIN-WAIT-1':
    case 'FIN-WAIT-2':
    case 'CLOSING':
    case 'LAST-ACK': {
      const news = seqDiff(s.ack, p.una);
      // R65 and R60 on either side, and what nobody ever acknowledged; an ACK of our FIN changes the state.
      if (news > seqDiff(p.nxt, p.una) || news < -p.maxWnd || seqLe(s.ack, p.iss)) return false;
      return p.fin === null || news <= 0 || seqLe(s.ack, p.fin);
    }
    default:
      return false;
  }
}

const takesText = ({ state }: Hypothesis): boolean =>
  state === 'ESTABLISHED' || state === 'FIN-WAIT-1' || state === 'FIN-WAIT-2';

/** Its timestamp is older than the newest that counts: PAWS drops it (RFC 7323 §5.3). */
export const isStale = (p: Hypothesis, s: Observed): boolean =>
  p.stamp >= 0 && s.stamp >= 0 && (s.flags & RST) === 0 && ((s.stamp - p.stamp) | 0) < 0;

/** The ACK, the window and the timestamp of an acceptable segment. */
function heard(p: Hypothesis, s: Observed, options: JudgingOptions): Hypothesis {
  const q = copy(p);
  q.heardAt = s.time;
  q.takenAt = s.time;
  const wnd = meantWindow(s, q.sndShift, false);
  if (seqLt(q.una, s.ack)) {
    q.una = s.ack;
    q.outstandingSince = s.time;
    q.resent = 0;
  } else if (q.resent > 0 && !outstanding(q)) q.resent = 0;
  if (setsWindow(p, s, wnd, options)) setWindow(q, s, wnd);
  keepWindow(p, q, s);
  widen(q, s, wnd);
  rememberStamp(q, s);
  // Or it came too late, and there is no connection any more.
  if (mayHaveEnded(p, s.time, options)) {
    permitReset(q, s, 'R33', { must: false, ended: p.way, within: options.replyWithin });
  }
  return q;
}

/**
 * R66. Linux also takes the window of an old segment that acknowledges something, and where all is equal a window that is
 * larger or closed.
 */
function setsWindow(p: Hypothesis, s: Observed, wnd: number, options: JudgingOptions): boolean {
  if (seqLt(s.ack, p.una)) return false;
  if (!allows(options, 'S9')) return setsWindowByRfc(p, s);
  return seqLt(p.wl1, s.seq) || seqLt(p.una, s.ack) || (p.wl1 === s.seq && (wnd > p.sndWnd || wnd === 0));
}

const setsWindowByRfc = ({ wl1, wl2 }: Window, s: Observed): boolean =>
  seqLt(wl1, s.seq) || (wl1 === s.seq && seqLe(wl2, s.ack));

/** By the RFC an old segment moves SND.UNA and leaves the window as it was, until a newer one comes. */
function keepWindow(p: Hypothesis, q: Hypothesis, s: Observed): void {
  if (seqLt(s.ack, p.una)) return;
  if (setsWindowByRfc(p.kept ?? p, s)) q.kept = null;
  else if (q.wl1 === s.seq && q.wl2 === s.ack) q.kept ??= { sndWnd: p.sndWnd, wl1: p.wl1, wl2: p.wl2 };
}

function setWindow(q: Hypothesis, s: Observed, wnd: number): void {
  if (wnd === 0 && q.sndWnd !== 0) q.closedAt = s.time;
  q.sndWnd = wnd;
  q.wl1 = s.seq;
  q.wl2 = s.ack;
  if (wnd > q.maxWnd) q.maxWnd = wnd;
}

/** The window as Linux has it, of a segment that is not ordinary. */
export function setWindowLikeLinux(p: Hypothesis, q: Hypothesis, s: Observed, options: JudgingOptions): void {
  const wnd = meantWindow(s, q.sndShift, false);
  if (!allows(options, 'S9') || seqGt(s.ack, p.nxt)) return;
  if (setsWindow(p, s, wnd, options)) setWindow(q, s, wnd);
  keepWindow(p, q, s);
}

/** TS.Recent moves with segments that cover the last acknowledgment (RFC 7323 §4.3), and may move with older ones. */
export function rememberStamp(q: Hypothesis, s: Observed): void {
  if (q.stamp < 0 || s.stamp < 0) return;
  if (seqLe(s.seq, q.acked) && ((s.stamp - q.stamp) | 0) > 0) q.stamp = s.stamp;
}
