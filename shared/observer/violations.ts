/** What a captured segment can have wrong: a code, the rule that it breaks and the state of its sender. */
import { RULES, type RuleId } from '../tcp/rules.ts';
import type { State } from '../tcp/state.ts';

/** What options and their use can have wrong, and where that is said: the rulebook knows no options but the MSS. */
const OPTION_RFCS = {
  'timestamp-not-negotiated': 'RFC 7323 §3.2',
  'timestamp-missing': 'RFC 7323 §3.2',
  'timestamp-falls-back': 'RFC 7323 §4.1',
  'echo-of-nothing': 'RFC 7323 §3.2',
  'option-not-asked': 'RFC 7323 §1.3',
  'sack-of-nothing': 'RFC 2018 §4',
  'hole-not-filled': 'RFC 2018 §5.1',
} as const;
export type OptionViolationCode = keyof typeof OPTION_RFCS;
const OPTION_VIOLATION_CODES = Object.keys(OPTION_RFCS) as readonly OptionViolationCode[];

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
  ...OPTION_VIOLATION_CODES,
] as const;
export type ViolationCode = (typeof VIOLATION_CODES)[number];

export interface Violation {
  readonly code: ViolationCode;
  /** The rule of the rulebook that it breaks; null where that has none, and only an RFC says it. */
  readonly rule: RuleId | null;
  readonly rfc: string;
  readonly state: State;
}

export const violation = (code: ViolationCode, rule: RuleId, state: State): Violation => ({
  code,
  rule,
  rfc: RULES[rule].rfc,
  state,
});

export const optionViolation = (code: OptionViolationCode, state: State): Violation => ({
  code,
  rule: null,
  rfc: OPTION_RFCS[code],
  state,
});
