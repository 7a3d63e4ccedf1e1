/**
 * The judge: is this move legal? It decides and explains, and changes nothing; only then does the
 * match step. A relation, not a function: a move is legal when it matches the canonical reaction or one that a liberty
 * allows.
 */

import type { StepResult } from '../tcp/event.ts';
import { RULEBOOK_VERSION, type RuleId } from '../tcp/rules.ts';
import { FLAG_BITS, type Flag, type Segment } from '../tcp/segment.ts';
import { seqAdd, seqDiff } from '../tcp/seq.ts';
import type { State } from '../tcp/state.ts';
import { step } from '../tcp/step.ts';
import type { Tcb } from '../tcp/tcb.ts';
import type { Milliseconds } from '../units.ts';
import { LIBERTIES, type LibertyId, type Reaction } from './liberties.ts';
import type { DraftSegment, Move } from './move.ts';
import { isSend, sentSegments, withSends } from './reaction.ts';
import { spontaneousReactions } from './spontaneous.ts';
import { eventOf, type Stimulus } from './stimulus.ts';
import type { Mistake, MistakeField, Verdict } from './verdict.ts';

export interface Judgement {
  readonly verdict: Verdict;
  /** What happens when the move is carried out; null when it is illegal, and then nothing happens. */
  readonly result: StepResult | null;
}

/** What the RFC itself prescribes: {@link step}'s own answer. */
export function canonicalReaction(tcb: Tcb, stimulus: Stimulus, now: Milliseconds): Reaction {
  return { result: step(tcb, eventOf(stimulus, now)), liberty: null };
}

/**
 * Judges a move against a stimulus, or, with `stimulus` null, a move that nothing asked for.
 * Never throws; an illegal move gets the first thing that is wrong with it, in the order of MISTAKE_CODES.
 * @param rulebook the version that the match was begun under
 */
export function judge(
  tcb: Tcb,
  stimulus: Stimulus | null,
  move: Move,
  now: Milliseconds,
  rulebook: number = RULEBOOK_VERSION,
): Judgement {
  const reactions = stimulus === null ? spontaneousReactions(tcb, now) : null;
  const canonical = stimulus === null ? reactions?.[0] : canonicalReaction(tcb, stimulus, now);
  if (canonical === undefined) return { verdict: nothingToSend(), result: null };
  const first = difference(tcb, canonical.result, move, stimulus);
  if (first === null) return accepted(tcb, canonical, move);
  for (const reaction of reactions?.slice(1) ??
    liberties(tcb, stimulus, canonical.result, move, now, rulebook)) {
    if (difference(tcb, reaction.result, move, stimulus) === null) return accepted(tcb, reaction, move);
  }
  const rule = first.code === 'wrong-state' ? canonical.result.because.state : canonical.result.because.reply;
  return { verdict: { legal: false, ...first, rule }, result: null };
}

function nothingToSend(): Verdict {
  return { legal: false, rule: 'R59', ...different('no-reply-due') };
}

function accepted(tcb: Tcb, { result, liberty }: Reaction, move: Move): Judgement {
  const rule = mainRule(tcb, result);
  return { verdict: { legal: true, rule, liberty }, result: withChosenWindow(result, move) };
}

/** The rule to name for an accepted move: the state change when there is one, else the reply. */
function mainRule(tcb: Tcb, result: StepResult): RuleId {
  return result.tcb.state === tcb.state ? result.because.reply : result.because.state;
}

/** Every reaction that a liberty allows here which this version of the rulebook knows. */
export function* liberties(
  tcb: Tcb,
  stimulus: Stimulus | null,
  canonical: StepResult,
  move: Move,
  now: Milliseconds,
  rulebook: number = RULEBOOK_VERSION,
): Generator<Reaction> {
  if (stimulus === null) return;
  const segments = move.kind === 'send' ? move.segments : [];
  const given = { tcb, event: eventOf(stimulus, now), canonical, segments };
  for (const id of Object.keys(LIBERTIES) as LibertyId[]) {
    if (LIBERTIES[id].since > rulebook) continue;
    for (const result of LIBERTIES[id].reactions(given)) yield { result, liberty: id };
  }
}

type Difference = Mistake & { readonly field: MistakeField };

const whole: MistakeField = { name: 'move', segment: null };
const different = (
  code: Extract<Mistake, { detail: null }>['code'],
  field: MistakeField = whole,
): Difference => ({ code, field, detail: null });

/** The first difference between a move and a reaction, or null when they agree. */
function difference(tcb: Tcb, result: StepResult, move: Move, stimulus: Stimulus | null): Difference | null {
  const expected = sentSegments(result);
  if (move.kind === 'discard') return discardDifference(tcb, result, stimulus);
  const drafts = move.kind === 'send' ? move.segments : [];
  if (expected.length > 0 && drafts.length === 0) return different('reply-missing');
  if (expected.length === 0 && drafts.length > 0) return different('no-reply-due');
  for (const [i, draft] of drafts.entries()) {
    const segment = expected[i];
    if (segment === undefined) break;
    const found = segmentDifference(tcb, result, segment, draft, i);
    if (found !== null) return found;
  }
  if (drafts.length < expected.length) return different('too-few-segments');
  if (drafts.length > expected.length) return different('too-many-segments');
  return stateDifference(tcb.state, result.tcb.state, move.next);
}

function stateDifference(from: State, to: State, claimed: State): Difference | null {
  if (claimed === to) return null;
  return { code: 'wrong-state', field: { name: 'next', segment: null }, detail: { state: from, claimed } };
}

function discardDifference(tcb: Tcb, result: StepResult, stimulus: Stimulus | null): Difference | null {
  if (stimulus?.type !== 'segment') return different('nothing-to-discard');
  if (sentSegments(result).length > 0) return different('reply-missing');
  const dropped = result.discarded && result.tcb.state === tcb.state;
  return dropped ? null : different('must-not-discard');
}

/** PSH and URG are left to the host: the game is about SYN, ACK, FIN and RST. */
const JUDGED_FLAGS: readonly Flag[] = ['SYN', 'FIN', 'RST', 'ACK'];

function segmentDifference(
  tcb: Tcb,
  result: StepResult,
  expected: Segment,
  draft: DraftSegment,
  index: number,
): Difference | null {
  for (const flag of JUDGED_FLAGS) {
    const bit = FLAG_BITS[flag];
    const field: MistakeField = { name: 'flags', segment: index };
    if ((expected.flags & bit) !== 0 && (draft.flags & bit) === 0)
      return { code: 'flag-missing', field, detail: { flag } };
    if ((expected.flags & bit) === 0 && (draft.flags & bit) !== 0)
      return { code: 'flag-forbidden', field, detail: { flag } };
  }
  if (draft.seq !== undefined && draft.seq !== expected.seq) {
    return different('wrong-seq', { name: 'seq', segment: index });
  }
  if (draft.ack !== undefined && (expected.flags & FLAG_BITS.ACK) !== 0 && draft.ack !== expected.ack) {
    return different('wrong-ack', { name: 'ack', segment: index });
  }
  if (draft.len !== undefined && draft.len !== expected.data.length) {
    return different('wrong-length', { name: 'len', segment: index });
  }
  if (draft.wnd !== undefined && !windowAllowed(tcb, result, expected, draft.wnd)) {
    return different('wrong-window', { name: 'wnd', segment: index });
  }
  return null;
}

/**
 * A window may be anything between what was offered before (its right edge never moves left, R76) and the free buffer.
 * On a RST it means nothing.
 */
function windowAllowed(tcb: Tcb, result: StepResult, expected: Segment, wnd: number): boolean {
  if ((expected.flags & FLAG_BITS.RST) !== 0 || wnd === expected.wnd) return true;
  const { incoming, constants } = result.tcb;
  return wnd > 0 && wnd >= stillOffered(tcb, result.tcb) && wnd <= constants.receiveBuffer - incoming.length;
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

/** Carries out the window that an expert chose: it is on offer from now on. */
function withChosenWindow(result: StepResult, move: Move): StepResult {
  if (move.kind !== 'send') return result;
  const chosen = move.segments[move.segments.length - 1]?.wnd;
  const sends = result.effects.filter(isSend);
  const last = sends[sends.length - 1];
  if (chosen === undefined || last === undefined || last.segment.wnd === chosen) return result;
  if ((last.segment.flags & FLAG_BITS.RST) !== 0 || result.tcb.state === 'CLOSED') return result;
  const changed = sends.map((s) => (s === last ? { ...s, segment: { ...s.segment, wnd: chosen } } : s));
  return { ...withSends(result, changed), tcb: { ...result.tcb, rcv: { ...result.tcb.rcv, wnd: chosen } } };
}
