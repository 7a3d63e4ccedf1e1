/**
 * The rulebook's table of contents: every rule by its number. docs/SPEC.md has the same as a page.
 * The id stands in the code that does it and in the title of the test that proves it; the sentence in shared/words.
 */
import {
  ACK_RULES,
  RESET_AND_SYN_RULES,
  SEQUENCE_CHECK_RULES,
  TEXT_AND_FIN_RULES,
  UNSYNCHRONIZED_RULES,
} from './rules/arrives.ts';
import { CALL_RULES, SEQUENCE_RULES } from './rules/calls.ts';
import type { Rule } from './rules/rule.ts';
import { SENDING_RULES, SILENCE_RULES } from './rules/sending.ts';
import { DATA_RULES, KEEP_ALIVE_RULES, RETRANSMISSION_TIMER_RULES, TIMEOUT_RULES } from './rules/timers.ts';

export type { Rule };

/**
 * A match and its record carry the one they were begun under, and it is theirs for ever (docs/adr/0021).
 * 2: back in LISTEN what the application has queued still waits (R53); old text that comes again resets nothing (R26);
 * the rest of a segment that was acknowledged in part has its own R1 and R2 (R63); the windows of SYNs are held to what they
 * offered (R76).
 * 3: beside the rules, what a crowd does: SO_REUSEADDR is asked of both servers, and one backlog bounds both queues.
 * 4: step() is as it was. The judge knows more liberties, and names the mistake against the nearest legal answer.
 */
export const RULEBOOK_VERSION = 4;

/** Matches of this version and later go on as they began. What 1 and 2 did otherwise in step() is not kept. */
const FIRST_KEPT = 3;

export const isKeptRulebook = (version: number): boolean =>
  Number.isInteger(version) && version >= FIRST_KEPT && version <= RULEBOOK_VERSION;

export const RULES = {
  ...SEQUENCE_RULES,
  ...CALL_RULES,
  ...UNSYNCHRONIZED_RULES,
  ...SEQUENCE_CHECK_RULES,
  ...RESET_AND_SYN_RULES,
  ...ACK_RULES,
  ...TEXT_AND_FIN_RULES,
  ...TIMEOUT_RULES,
  ...RETRANSMISSION_TIMER_RULES,
  ...DATA_RULES,
  ...KEEP_ALIVE_RULES,
  ...SENDING_RULES,
  ...SILENCE_RULES,
} as const satisfies Record<string, Rule>;

export type RuleId = keyof typeof RULES;

/** The rules under the headings of docs/SPEC.md. */
export const RULE_GROUPS: readonly {
  readonly title: string;
  readonly rules: Readonly<Record<string, Rule>>;
}[] = [
  { title: 'Sequence numbers', rules: SEQUENCE_RULES },
  { title: 'User calls', rules: CALL_RULES },
  { title: 'Segments that arrive in CLOSED, LISTEN and SYN-SENT', rules: UNSYNCHRONIZED_RULES },
  { title: 'Segments that arrive in the other states: sequence number', rules: SEQUENCE_CHECK_RULES },
  { title: 'Segments that arrive in the other states: RST and SYN', rules: RESET_AND_SYN_RULES },
  { title: 'Segments that arrive in the other states: ACK', rules: ACK_RULES },
  { title: 'Segments that arrive in the other states: URG, text and FIN', rules: TEXT_AND_FIN_RULES },
  { title: 'Timeouts', rules: TIMEOUT_RULES },
  { title: 'The retransmission timer', rules: RETRANSMISSION_TIMER_RULES },
  { title: 'Sending and acknowledging data', rules: DATA_RULES },
  { title: 'Keep-alives', rules: KEEP_ALIVE_RULES },
  { title: 'What every segment keeps to', rules: SENDING_RULES },
  { title: 'A peer that falls silent', rules: SILENCE_RULES },
];
