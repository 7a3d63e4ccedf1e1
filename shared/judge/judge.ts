/**
 * The judge: is this move legal? It decides and explains, and changes nothing; only then does the
 * match step. A relation, not a function: a move is legal when it matches the canonical reaction or one that a liberty
 * allows.
 */

import type { StepResult } from '../tcp/event.ts';
import { RULEBOOK_VERSION, type RuleId } from '../tcp/rules.ts';
import { step } from '../tcp/step.ts';
import type { Tcb } from '../tcp/tcb.ts';
import type { Milliseconds } from '../units.ts';
import { ruleFor, ruleForUnasked } from './blame.ts';
import { type Difference, difference, different, distance, isNearer, type Situation } from './compare.ts';
import { leftOut } from './left-out.ts';
import { LIBERTIES, type LibertyId, type Reaction } from './liberties.ts';
import { draftsOf, type Move } from './move.ts';
import { spontaneousReactions } from './spontaneous.ts';
import { eventOf, type Stimulus } from './stimulus.ts';
import type { Verdict } from './verdict.ts';
import { shrinks, withChosenWindow } from './window.ts';

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
 * Judges a move against a stimulus, or, with `stimulus` null, a move that nothing asked for. Never throws.
 * Of an illegal move it names the first mistake, in the order of MISTAKE_CODES, against the legal reaction that is nearest
 * to it: so it is the mistake that was made.
 * @param rulebook the version that the match was begun under
 */
export function judge(
  tcb: Tcb,
  stimulus: Stimulus | null,
  move: Move,
  now: Milliseconds,
  rulebook: number = RULEBOOK_VERSION,
): Judgement {
  const given: Situation = { tcb, stimulus, move, rulebook };
  const missed: Missed[] = [];
  for (const reaction of reactionsTo(given, now)) {
    const mistake = difference(given, reaction.result);
    if (mistake === null) return accepted(tcb, reaction, move);
    missed.push({ reaction, mistake });
  }
  return { verdict: refused(given, missed), result: null };
}

/** A legal reaction, and what the move has wrong against it. */
interface Missed {
  readonly reaction: Reaction;
  readonly mistake: Difference;
}

/** Every legal reaction, the canonical one first. */
function* reactionsTo({ tcb, stimulus, move, rulebook }: Situation, now: Milliseconds): Generator<Reaction> {
  if (stimulus === null) {
    const packaging = LIBERTIES.L15.since > rulebook ? [] : draftsOf(move);
    return yield* spontaneousReactions(tcb, now, packaging);
  }
  const canonical = canonicalReaction(tcb, stimulus, now);
  yield canonical;
  yield* liberties(tcb, stimulus, canonical.result, move, now, rulebook);
}

function refused(given: Situation, missed: readonly Missed[]): Verdict {
  const { tcb, move, rulebook } = given;
  const [canonical] = missed;
  if (canonical === undefined) {
    const rule = rulebook < 4 ? 'R59' : ruleForUnasked(tcb, draftsOf(move)[0]);
    return { legal: false, rule, ...different('no-reply-due') };
  }
  // Before version 4 the mistake was that against the canonical reaction, and the rule was that reaction's.
  if (rulebook < 4) {
    const { code } = canonical.mistake;
    const { because } = canonical.reaction.result;
    return {
      legal: false,
      ...canonical.mistake,
      rule: code === 'wrong-state' ? because.state : because.reply,
    };
  }
  const left = leftOut(given);
  if (left !== null) return { legal: false, rule: left.rule, ...different(left.code) };
  const { reaction, mistake } = nearest(given, missed) ?? canonical;
  return { legal: false, ...mistake, rule: ruleFor(given, reaction.result, mistake) };
}

/** Of several that are equally near, the first. */
function nearest(given: Situation, missed: readonly Missed[]): Missed | undefined {
  const [first, ...others] = missed.map((one) => ({ one, far: distance(given, one.reaction.result) }));
  return others.reduce((best, other) => (best && isNearer(other.far, best.far) ? other : best), first)?.one;
}

function accepted(tcb: Tcb, { result, liberty }: Reaction, move: Move): Judgement {
  const rule = mainRule(tcb, result);
  // It is discouraged, and so to be told before any other.
  const told = shrinks(tcb, result, move) ? 'L12' : liberty;
  return { verdict: { legal: true, rule, liberty: told }, result: withChosenWindow(result, move) };
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
  const given = { tcb, event: eventOf(stimulus, now), canonical, segments: draftsOf(move) };
  for (const id of Object.keys(LIBERTIES) as LibertyId[]) {
    if (LIBERTIES[id].since > rulebook) continue;
    for (const result of LIBERTIES[id].reactions(given)) yield { result, liberty: id };
  }
}
