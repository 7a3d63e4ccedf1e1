/** R31–R81: what an arriving segment does, in the order of RFC 9293 §3.10.7. */
import type { Rule } from './rule.ts';

export const UNSYNCHRONIZED_RULES = {
  R31: { rfc: 'RFC 9293 §3.10.7.1' },
  R32: { rfc: 'RFC 9293 §3.10.7.1' },
  R33: { rfc: 'RFC 9293 §3.10.7.1' },
  R34: { rfc: 'RFC 9293 §3.10.7.2' },
  R35: { rfc: 'RFC 9293 §3.10.7.2' },
  R36: { rfc: 'RFC 9293 §3.10.7.2' },
  R37: { rfc: 'RFC 9293 §3.10.7.2' },
  R38: { rfc: 'RFC 9293 §3.10.7.3' },
  R39: { rfc: 'RFC 9293 §3.10.7.3' },
  R40: { rfc: 'RFC 9293 §3.10.7.3' },
  R41: { rfc: 'RFC 9293 §3.10.7.3' },
  R42: { rfc: 'RFC 9293 §3.10.7.3' },
  R43: { rfc: 'RFC 9293 §3.10.7.3' },
} as const satisfies Record<string, Rule>;

export const SEQUENCE_CHECK_RULES = {
  R44: { rfc: 'RFC 9293 §3.10.7.4' },
  R45: { rfc: 'RFC 9293 §3.10.7.4' },
  R46: { rfc: 'RFC 9293 §3.10.7.4, App. A.2' },
  R47: { rfc: 'RFC 9293 §3.10.7.4' },
  R48: { rfc: 'RFC 9293 §3.10.7.4' },
  R49: { rfc: 'RFC 9293 §3.5, App. A.2' },
} as const satisfies Record<string, Rule>;

export const RESET_AND_SYN_RULES = {
  R50: { rfc: 'RFC 9293 §3.10.7.4, RFC 5961 §3' },
  R51: { rfc: 'RFC 9293 §3.10.7.4, RFC 5961 §3' },
  R52: { rfc: 'RFC 9293 §3.10.7.4, RFC 5961 §3' },
  R53: { rfc: 'RFC 9293 §3.10.7.4' },
  R54: { rfc: 'RFC 9293 §3.10.7.4' },
  R55: { rfc: 'RFC 9293 §3.10.7.4' },
  R56: { rfc: 'RFC 9293 §3.10.7.4' },
  R57: { rfc: 'RFC 9293 §3.10.7.4' },
  R58: { rfc: 'RFC 9293 §3.10.7.4, RFC 5961 §4' },
} as const satisfies Record<string, Rule>;

export const ACK_RULES = {
  R59: { rfc: 'RFC 9293 §3.10.7.4' },
  R60: { rfc: 'RFC 9293 §3.10.7.4, RFC 5961 §5' },
  R61: { rfc: 'RFC 9293 §3.10.7.4' },
  R62: { rfc: 'RFC 9293 §3.10.7.4' },
  R63: { rfc: 'RFC 9293 §3.10.7.4' },
  R64: { rfc: 'RFC 9293 §3.10.7.4' },
  R65: { rfc: 'RFC 9293 §3.10.7.4' },
  R66: { rfc: 'RFC 9293 §3.10.7.4' },
  R67: { rfc: 'RFC 9293 §3.10.7.4' },
  R68: { rfc: 'RFC 9293 §3.10.7.4' },
  R69: { rfc: 'RFC 9293 §3.10.7.4' },
  R70: { rfc: 'RFC 9293 §3.10.7.4' },
  R71: { rfc: 'RFC 9293 §3.10.7.4' },
} as const satisfies Record<string, Rule>;

export const TEXT_AND_FIN_RULES = {
  R72: { rfc: 'RFC 9293 §3.10.7.4' },
  R73: { rfc: 'RFC 9293 §3.10.7.4' },
  R74: { rfc: 'RFC 9293 §3.10.7.4' },
  R75: { rfc: 'RFC 9293 §3.10.7.4' },
  R76: { rfc: 'RFC 9293 §3.8.6' },
  R77: { rfc: 'RFC 9293 §3.10.7.4' },
  R78: { rfc: 'RFC 9293 §3.10.7.4' },
  R79: { rfc: 'RFC 9293 §3.10.7.4' },
  R80: { rfc: 'RFC 9293 §3.10.7.4' },
  R81: { rfc: 'RFC 9293 §3.10.7.4' },
} as const satisfies Record<string, Rule>;
