/**
 * R1–R30: sequence numbers and user calls.
 * A number is never reused; a rule that is dropped leaves a gap.
 */
import type { Rule } from './rule.ts';

export const SEQUENCE_RULES = {
  R1: { rfc: 'RFC 9293 §3.4' },
  R2: { rfc: 'RFC 9293 §3.4' },
  R3: { rfc: 'RFC 9293 §3.4' },
} as const satisfies Record<string, Rule>;

export const CALL_RULES = {
  R4: { rfc: 'RFC 9293 §3.10.1' },
  R5: { rfc: 'RFC 9293 §3.10.1' },
  R6: { rfc: 'RFC 9293 §3.10.1' },
  R7: { rfc: 'RFC 9293 §3.10.1' },
  R8: { rfc: 'RFC 9293 §3.10.2' },
  R9: { rfc: 'RFC 9293 §3.10.2' },
  R10: { rfc: 'RFC 9293 §3.10.2' },
  R11: { rfc: 'RFC 9293 §3.10.2' },
  R12: { rfc: 'RFC 9293 §3.10.2' },
  R13: { rfc: 'RFC 9293 §3.10.3' },
  R14: { rfc: 'RFC 9293 §3.10.3' },
  R15: { rfc: 'RFC 9293 §3.10.3' },
  R16: { rfc: 'RFC 9293 §3.10.3' },
  R17: { rfc: 'RFC 9293 §3.10.3' },
  R18: { rfc: 'RFC 9293 §3.10.4' },
  R19: { rfc: 'RFC 9293 §3.10.4' },
  R20: { rfc: 'RFC 9293 §3.10.4' },
  R21: { rfc: 'RFC 9293 §3.10.4' },
  R22: { rfc: 'RFC 9293 §3.10.4' },
  R23: { rfc: 'RFC 9293 §3.10.4' },
  R24: { rfc: 'RFC 9293 §3.10.4' },
  R25: { rfc: 'RFC 9293 §3.10.4' },
  R26: { rfc: 'RFC 9293 §3.6.1' },
  R27: { rfc: 'RFC 9293 §3.10.5' },
  R28: { rfc: 'RFC 9293 §3.10.5' },
  R29: { rfc: 'RFC 9293 §3.10.5' },
  R30: { rfc: 'RFC 9293 §3.10.5' },
} as const satisfies Record<string, Rule>;
