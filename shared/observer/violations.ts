/** What a captured segment can have wrong: a code, the rule that it breaks and the state of its sender. */
import type { RuleId } from '../tcp/rules.ts';
import type { State } from '../tcp/state.ts';

export const VIOLATION_CODES = [
  'impossible-flags',
  'no-connection',
  'not-synchronized',
  'ack-bit-missing',
  'ack-of-nothing',
  'ack-falls-back',
  'wrong-seq',
  'skips-octets',
  'already-acknowledged',
  'other-octets',
  'text-after-fin',
  'second-fin',
  'fin-before-text',
  'beyond-window',
  'syn-in-connection',
  'other-iss',
  'unasked-syn-ack',
  'wrong-reset',
  'unasked-reset',
  'reply-missing',
] as const;
export type ViolationCode = (typeof VIOLATION_CODES)[number];

export interface Violation {
  readonly code: ViolationCode;
  readonly rule: RuleId;
  readonly state: State;
}

export const violation = (code: ViolationCode, rule: RuleId, state: State): Violation => ({
  code,
  rule,
  state,
});
