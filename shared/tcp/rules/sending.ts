/**
 * R111–R116: what any segment that is sent bears, what is never sent, and who falls silent.
 * step() keeps them; the judge names them.
 */
import type { Rule } from './rule.ts';

export const SENDING_RULES = {
  R111: { rfc: 'RFC 9293 §3.5' },
  R112: { rfc: 'RFC 9293 §3.4' },
  R113: { rfc: 'RFC 9293 §3.4' },
  R114: { rfc: 'RFC 9293 §3.5' },
  R115: { rfc: 'RFC 9293 §3.5.2' },
} as const satisfies Record<string, Rule>;

/** R116: what no rule can make a peer do. */
export const SILENCE_RULES = {
  R116: { rfc: 'RFC 4987 §2.2' },
} as const satisfies Record<string, Rule>;
