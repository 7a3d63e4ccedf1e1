/**
 * Why a mutant that the judge calls legal is legal indeed.
 * Each reason is a fact of the life that can be checked, not what the judge thought.
 */
import { HAND_OVER, REPLY_WITHIN } from '../../shared/observer/limits.ts';
import type { CapturedSegment } from '../../shared/pcap/captured.ts';
import { ACK, FIN, RST, SYN } from '../../shared/tcp/segment.ts';
import type { Judged } from './judged.ts';
import { isOwn } from './lives.ts';
import type { Mutant } from './mutations.ts';

const has = ({ flags }: CapturedSegment, bits: number): boolean => (flags & bits) !== 0;
const ahead = (a: number, b: number): number => (a - b) | 0;
const endOf = (s: CapturedSegment): number =>
  (s.seq + s.length + (has(s, SYN) ? 1 : 0) + (has(s, FIN) ? 1 : 0)) >>> 0;

/** What the host itself sends after the segment in the same life. */
function laterOwn({ original, index }: Pick<Mutant, 'original' | 'index'>): readonly CapturedSegment[] {
  const later = original.segments.slice(index + 1).filter((s) => isOwn(original, s));
  const next = later.findIndex((s) => has(s, SYN));
  return next < 0 ? later : later.slice(0, next);
}

/** Null when no reason is known: then the judge should have said no. */
export function reasonOf(mutant: Mutant, judged: Judged): string | null {
  switch (mutant.mutation) {
    case 'flip FIN':
      return has(mutant.segment, FIN) ? finLeftOut(mutant, judged) : finPutIn(mutant);
    case 'flip RST':
      return has(mutant.segment, RST) ? resetLeftOut(mutant) : resetPutIn(mutant);
    case 'flip ACK':
      return ackFlipped(mutant);
    case 'drop a demanded reply':
      return replyDropped(mutant);
    case 'drop it and all that follows':
    case 'answer like CLOSED':
    case 'answer like LISTEN':
    case 'answer like ESTABLISHED':
      return wrongAnswer(mutant);
    case 'a segment that the state forbids':
      return isTimedOut(mutant);
    default:
      return numberShifted(mutant);
  }
}

function finPutIn(mutant: Mutant): string | null {
  const fin = (mutant.segment.seq + mutant.segment.length) >>> 0;
  const beyond = laterOwn(mutant).some((s) => !has(s, RST) && ahead(endOf(s), fin) > 1);
  return beyond
    ? null
    : 'CLOSE may be called at any time, and nothing that the host sends later lies beyond this FIN';
}

function finLeftOut(mutant: Mutant, { peer }: Judged): string | null {
  const later = laterOwn(mutant);
  if (mutant.before?.fin != null)
    return 'the FIN was sent before; the text in front of it may go again without it';
  if (later.some((s) => has(s, FIN))) return 'the FIN that follows is then the first';
  const fin = (mutant.segment.seq + mutant.segment.length) >>> 0;
  if (later.some((s) => !has(s, RST) && ahead(s.seq, fin) > 0)) return null;
  return peer.verdict === 'illegal'
    ? 'the host may do without; its peer acknowledges a FIN that was not sent, and that is held against the peer'
    : 'the host may do without, and what its peer acknowledges could be forged: it bears no timestamps';
}

const onlyResets = (segments: readonly CapturedSegment[]): boolean => segments.every((s) => has(s, RST));

const resetPutIn = (mutant: Mutant): string | null =>
  onlyResets(laterOwn(mutant))
    ? 'ABORT may be called at any time, and the host sends nothing later but resets'
    : refusedRequest(mutant);

const resetLeftOut = (mutant: Mutant): string | null =>
  onlyResets(laterOwn(mutant)) && has(mutant.segment, ACK)
    ? 'an ACK may be sent at any time, and the connection may end with a later reset, or not yet'
    : null;

function ackFlipped(mutant: Mutant): string | null {
  const { segment, index, original } = mutant;
  if (has(segment, RST)) return 'the RST of an ABORT may carry an ACK or not (L7)';
  if (!has(segment, SYN)) return null;
  const first = original.segments.findIndex((s) => isOwn(original, s)) === index;
  if (!has(segment, ACK) && first)
    return 'the capture may have begun after the SYN that this SYN,ACK answers';
  const asked = original.segments[index - 1];
  const crossing = asked !== undefined && segment.time - asked.time <= HAND_OVER;
  return crossing
    ? 'SYNs may have crossed: the host need not have seen what arrived less than 1 ms before'
    : null;
}

function replyDropped({ original, index, segment, before }: Mutant): string | null {
  const debt = before?.owed ?? null;
  if (debt === null) return null;
  if (isUnproven({ original, index })) return ACCEPT_QUEUE;
  if (isCrossing({ original, index, before })) return CROSSING;
  if (original.ends <= debt.by) return 'the capture ends before half a second is over';
  const covered = laterOwnUntil({ original, index }, debt.by).some(
    (s) => has(segment, RST) || covers(s, segment),
  );
  if (covered) return 'another segment says the same within half a second';
  const ended = original.segments.some((s, i) => i > index && s.time <= debt.by && has(s, RST));
  return ended ? 'the connection ends before half a second is over' : null;
}

const laterOwnUntil = (m: Pick<Mutant, 'original' | 'index'>, by: number): readonly CapturedSegment[] =>
  laterOwn(m).filter((s) => s.time <= by);

const covers = (s: CapturedSegment, dropped: CapturedSegment): boolean =>
  has(s, RST) || (has(s, ACK) && ahead(s.ack, dropped.ack) >= 0);

const CROSSING = 'the second SYN,ACK of a simultaneous open need not be answered (L10)';

const ACCEPT_QUEUE =
  "Linux's accept queue may be full: nothing that the host has sent shows that the handshake is over";

/** A server that has acknowledged nothing but the SYN. */
function isUnproven({ original, index }: Pick<Mutant, 'original' | 'index'>): boolean {
  const before = original.segments.slice(0, index).filter((s) => isOwn(original, s));
  const own = before.slice(
    Math.max(
      0,
      before.findLastIndex((s) => has(s, SYN)),
    ),
  );
  const [first] = own;
  if (first === undefined || (first.flags & (SYN | ACK)) !== (SYN | ACK)) return false;
  return own.every((s) => s.ack === first.ack && s.length === 0 && !has(s, FIN | RST));
}

/** The SYN,ACK that crossed ours: whether it is answered is left open (L10). */
const isCrossing = ({ original, index, before }: Pick<Mutant, 'original' | 'index' | 'before'>): boolean =>
  before?.owed?.rule === 'R49' &&
  original.segments.slice(0, index).some((s) => isOwn(original, s) && has(s, SYN));

const isTimedOut = ({ before }: Mutant): string | null =>
  (before?.resent ?? 0) > 0
    ? 'what was sent again is unanswered: a timeout may end the connection first (R82, R96)'
    : null;

/**
 * When their FIN came, text of ours was not acknowledged, or their window was too small to be worth it (§3.8.6.2.1):
 * behind more text a FIN of ours could have been waiting.
 */
function finMayWait({ original, index }: Mutant): boolean {
  const ours = (s: CapturedSegment): boolean => isOwn(original, s);
  const at = original.segments.slice(0, index).findLastIndex((s) => !ours(s) && has(s, FIN));
  const before = original.segments.slice(0, Math.max(0, at));
  const text = before.findLast((s) => ours(s) && s.length > 0);
  const heard = before.findLast((s) => !ours(s) && has(s, ACK));
  if (text !== undefined && (heard === undefined || ahead(endOf(text), heard.ack) > 0)) return true;
  return isSmallWindow(original.segments.slice(0, at + 1), ours);
}

/** Whether the peer's last window is less than its MSS and than half of its largest. */
function isSmallWindow(segments: readonly CapturedSegment[], ours: (s: CapturedSegment) => boolean): boolean {
  const theirs = segments.filter((s) => !ours(s));
  const syn = theirs.find((s) => has(s, SYN));
  const ourSyn = segments.find((s) => ours(s) && has(s, SYN));
  const scale = ourSyn?.options.windowScale === undefined ? 0 : (syn?.options.windowScale ?? 0);
  const windows = theirs.map((s) => (has(s, SYN) ? s.wnd : s.wnd * 2 ** scale));
  const last = windows.at(-1) ?? 0;
  return last < (syn?.options.mss ?? 536) && last < Math.max(...windows) / 2;
}

/** A RST with the number that the ACK names, from a host that may have kept no more than a request. */
const refusedRequest = (mutant: Mutant): string | null =>
  isUnproven(mutant)
    ? "with SYN cookies Linux's listener may reset an ACK that it cannot use, and take a later one"
    : null;

/** A reset in place of the answer is an ABORT when its numbers are, and when no connection need be left. */
function wrongAnswer(mutant: Mutant): string | null {
  const { before, mutation } = mutant;
  const state = before?.state ?? 'CLOSED';
  if (mutation === 'drop it and all that follows') {
    if (isUnproven(mutant)) return ACCEPT_QUEUE;
    if (isCrossing(mutant)) return CROSSING;
    const timedOut = isTimedOut(mutant);
    if (timedOut !== null) return timedOut;
  }
  if (mutation === 'answer like ESTABLISHED') {
    const aborts = has(mutant.segment, RST) && state !== 'CLOSED' && state !== 'LISTEN';
    return aborts && onlyResets(laterOwn(mutant))
      ? 'the ACK was due in any case, and ABORT may come later or never'
      : null;
  }
  const silent = state === 'CLOSING' || state === 'LAST-ACK' || state === 'TIME-WAIT' || state === 'SYN-SENT';
  if (mutation === 'drop it and all that follows') {
    if (state === 'CLOSE-WAIT' && finMayWait(mutant))
      return 'it may be CLOSING, the FIN waiting behind text: ABORT is silent, and then no ACK is due (R28, R30)';
    return silent && state !== 'TIME-WAIT'
      ? `ABORT in ${state} is silent, and then no ACK is due (R28, R30)`
      : null;
  }
  if (mutation !== 'answer like CLOSED') return null;
  if (!onlyResets(laterOwn(mutant))) return refusedRequest(mutant);
  return silent
    ? `ABORT in ${state} is silent, and then this is the answer (R28, R30)`
    : 'ABORT may be called at any time, and the host sends nothing later but resets';
}

function numberShifted(mutant: Mutant): string | null {
  const { mutation, segment, before, original, index } = mutant;
  if (has(segment, SYN))
    return isNeverAcknowledged(mutant)
      ? 'any ISS may be chosen, and nothing acknowledges it'
      : (isNewLife(mutant) ?? answersAnotherCopy(mutant));
  const bare = segment.length === 0 && !has(segment, FIN | RST);
  if (mutation === 'SEQ + 1' && bare && before !== null && segment.seq === (before.nxt - 1) >>> 0) {
    return 'a probe with SEQ = SND.NXT is an ACK, which may be sent at any time';
  }
  if (mutation === 'SEQ − 1' && bare) return 'it looks like a window probe or a keep-alive';
  const arrived = original.segments.slice(0, index).filter((s) => !isOwn(original, s));
  const last = arrived[arrived.length - 1];
  if (
    mutation === 'ACK − 1' &&
    last !== undefined &&
    segment.time - last.time <= HAND_OVER &&
    endOf(last) !== last.seq
  ) {
    return 'the host need not have seen what arrived less than 1 ms before';
  }
  const answered = arrived.some((s) => has(s, ACK) && segment.time - s.time <= REPLY_WITHIN);
  return has(segment, RST) && answered ? 'it answers an earlier segment of the last half second' : null;
}

function isNeverAcknowledged({ original, segment, index }: Mutant): boolean {
  const later = original.segments.slice(index + 1);
  return !later.some(
    (s) => !isOwn(original, s) && has(s, ACK) && !has(s, RST) && ahead(s.ack, segment.seq) === 1,
  );
}

/** The same ports again: until it is acknowledged an ISS may be given up for another. */
const isNewLife = ({ original, index }: Mutant): string | null =>
  original.segments.slice(index + 1).some((s) => isOwn(original, s) && (s.flags & (SYN | ACK)) === SYN)
    ? 'CLOSE and OPEN again in SYN-SENT choose another ISS'
    : null;

/** A cookie is made anew for every copy of the SYN, and each of them stays valid for a while. */
const answersAnotherCopy = ({ original, segment, index }: Mutant): string | null =>
  has(segment, ACK) &&
  original.segments.some((s, i) => i !== index && isOwn(original, s) && has(s, SYN) && s.ack === segment.ack)
    ? 'with SYN cookies a copy of the SYN may get a SYN,ACK of its own, and the ACK of either opens the connection'
    : null;
