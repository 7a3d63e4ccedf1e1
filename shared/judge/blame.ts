/** The rule to name for a mistake: the one about the field that is wrong. */
import type { StepResult } from '../tcp/event.ts';
import type { RuleId } from '../tcp/rules.ts';
import { ACK, FIN, FLAG_BITS, type Flag, has, RST, SYN, segLen } from '../tcp/segment.ts';
import { finSent, type Tcb } from '../tcp/tcb.ts';
import type { Difference, Situation } from './compare.ts';
import { type DraftSegment, draftsOf } from './move.ts';
import { isSend, type Send } from './reaction.ts';
import type { Stimulus } from './stimulus.ts';

/** @param result the reaction that is nearest to the move */
export function ruleFor(given: Situation, result: StepResult, mistake: Difference): RuleId {
  const { tcb, stimulus, move } = given;
  const { because } = result;
  const index = mistake.field.segment ?? 0;
  const expected = result.effects.filter(isSend)[index];
  const draft = draftsOf(move)[index];
  switch (mistake.code) {
    case 'wrong-state':
      return because.state;
    case 'must-not-discard':
      // What it told is what it changed: the state, if it did.
      return result.tcb.state === tcb.state ? because.reply : because.state;
    case 'no-reply-due':
      // Of a call or a timeout its own rule says what it sends: nothing.
      if (draft === undefined || (stimulus !== null && stimulus.type !== 'segment')) return because.reply;
      return unasked(tcb, stimulus, because.reply, draft);
    case 'too-many-segments':
      return tooMany(given, result);
    case 'flag-forbidden':
      return forbidden(tcb, stimulus, result, mistake.detail.flag, expected);
    case 'flag-missing':
      return mistake.detail.flag === 'ACK' && !namesItsBits(expected) ? 'R113' : because.reply;
    case 'wrong-seq':
      return aboutSeq(because.reply, expected);
    case 'wrong-ack':
      return aboutAck(because.reply, expected);
    case 'wrong-length':
      return aboutLength(tcb, expected, draft);
    case 'wrong-window':
    case 'window-too-large':
      return 'R76';
    default:
      return because.reply;
  }
}

/** A move that nothing asked for, where nothing may go out unasked. */
export function ruleForUnasked(tcb: Tcb, draft: DraftSegment | undefined): RuleId {
  return (draft && forbids(tcb, draft)) ?? 'R113';
}

/** The rule that keeps these bits from being sent, the boldest bit first; null for a segment that bears none of them. */
function forbids(tcb: Tcb, draft: Pick<DraftSegment, 'flags'>): RuleId | null {
  if (has(draft, SYN)) return 'R114';
  if (has(draft, RST)) return 'R115';
  return has(draft, FIN) ? aboutFin(tcb) : null;
}

/** There is one FIN, and it comes after CLOSE. */
const aboutFin = (tcb: Tcb): RuleId => (finSent(tcb) ? 'R23' : 'R107');

const isBareAck = (stimulus: Stimulus | null): boolean =>
  stimulus?.type === 'segment' &&
  segLen(stimulus.segment) === 0 &&
  (stimulus.segment.flags & (ACK | RST)) === ACK;

/** Nothing is to be sent, and something was. */
function unasked(tcb: Tcb, stimulus: Stimulus | null, reply: RuleId, draft: DraftSegment): RuleId {
  const rule = forbids(tcb, draft);
  // R31, R34, R40, R50: of a RST that came, the rule for it says more than the one for RSTs that go.
  if (rule === 'R115' && stimulus?.type === 'segment' && has(stimulus.segment, RST)) return reply;
  return rule ?? (isBareAck(stimulus) ? 'R111' : reply);
}

/** All that is due is there, and more: what the segments beyond it are. */
function tooMany({ tcb, move }: Situation, result: StepResult): RuleId {
  const more = draftsOf(move).slice(result.effects.filter(isSend).length);
  const rules = more.map((draft) => forbids(tcb, draft));
  return rules.find((rule) => rule !== null) ?? 'R99';
}

function forbidden(
  tcb: Tcb,
  stimulus: Stimulus | null,
  { because }: StepResult,
  flag: Flag,
  expected: Send | undefined,
): RuleId {
  // R58 says of a new SYN in TIME-WAIT what another TCP might do.
  if (flag === 'SYN' && because.reply === 'R58') return 'R58';
  if (namesItsBits(expected) || flag === 'ACK') return because.reply;
  return unasked(tcb, stimulus, because.reply, { flags: FLAG_BITS[flag] });
}

/** A handshake and a RST are each one kind of segment, and their rules name its bits and numbers. */
const namesItsBits = (expected: Send | undefined): boolean =>
  expected !== undefined && (has(expected.segment, SYN) || expected.reason === 'reset');

function aboutSeq(reply: RuleId, expected: Send | undefined): RuleId {
  if (namesItsBits(expected) && expected?.reason !== 'retransmission') return reply;
  return aboutTimer(expected) ?? 'R112';
}

/** Above a gap it is R48 that says what is acknowledged, and of a RST the rule that asks for it. */
function aboutAck(reply: RuleId, expected: Send | undefined): RuleId {
  return reply === 'R48' || expected?.reason === 'reset' ? reply : 'R113';
}

function aboutLength(tcb: Tcb, expected: Send | undefined, draft: DraftSegment | undefined): RuleId {
  if ((draft?.len ?? 0) > tcb.snd.mss) return 'R104';
  return aboutTimer(expected) ?? (finSent(tcb) ? 'R12' : 'R11');
}

/** The rule for what a timer sends, numbers and length alike; null for any other segment. */
function aboutTimer(expected: Send | undefined): RuleId | null {
  switch (expected?.reason) {
    case 'retransmission':
      return 'R83';
    case 'probe':
      return 'R100';
    case 'keep-alive':
      return 'R108';
    default:
      return null;
  }
}
