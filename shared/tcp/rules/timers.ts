/** R82–R110: timeouts, the RTO (RFC 6298), how data is sent and acknowledged, keep-alives (§3.8). */
import type { Rule } from './rule.ts';

export const TIMEOUT_RULES = {
  R82: { rfc: 'RFC 9293 §3.10.8' },
  R83: { rfc: 'RFC 9293 §3.10.8' },
  R84: { rfc: 'RFC 9293 §3.10.8' },
} as const satisfies Record<string, Rule>;

export const RETRANSMISSION_TIMER_RULES = {
  R85: { rfc: 'RFC 6298 §2.1' },
  R86: { rfc: 'RFC 6298 §2.2' },
  R87: { rfc: 'RFC 6298 §2.3' },
  R88: { rfc: 'RFC 6298 §2.4–2.5' },
  R89: { rfc: 'RFC 6298 §3' },
  R90: { rfc: 'RFC 6298 §5.1' },
  R91: { rfc: 'RFC 6298 §5.2' },
  R92: { rfc: 'RFC 6298 §5.3' },
  R93: { rfc: 'RFC 6298 §5.5' },
  R94: { rfc: 'RFC 6298 §5.7' },
} as const satisfies Record<string, Rule>;

export const DATA_RULES = {
  R95: { rfc: 'RFC 9293 §3.8.3' },
  R96: { rfc: 'RFC 9293 §3.8.3' },
  R97: { rfc: 'RFC 9293 §3.8.6.3' },
  R98: { rfc: 'RFC 9293 §3.8.6.3' },
  R99: { rfc: 'RFC 9293 §3.10.7.4' },
  R100: { rfc: 'RFC 9293 §3.8.6.1' },
  R101: { rfc: 'RFC 9293 §3.8.6.1' },
  R102: { rfc: 'RFC 9293 §3.8.6.2.1' },
  R103: { rfc: 'RFC 9293 §3.8.6.2.2' },
  R104: { rfc: 'RFC 9293 §3.7.1' },
  R105: { rfc: 'RFC 9293 §3.7.4' },
  R106: { rfc: 'RFC 9293 §3.10.7.2' },
  R107: { rfc: 'RFC 9293 §3.10.4' },
} as const satisfies Record<string, Rule>;

export const KEEP_ALIVE_RULES = {
  R108: { rfc: 'RFC 9293 §3.8.4' },
  R109: { rfc: 'RFC 9293 §3.8.4' },
  R110: { rfc: 'RFC 9293 §3.8.4' },
} as const satisfies Record<string, Rule>;
