/**
 * What SYN cookies (RFC 4987 §3.6) and Fast Open (RFC 7413) change for a listener of Linux's: a SYN,ACK need not leave
 * anything behind that a RST or another SYN could end.
 */
import { ACK, has, SYN } from '../../tcp/segment.ts';
import { noteSyn, permitReset } from './answers.ts';
import type { Observed } from './observed.ts';
import { copy, hasConnection, type Possible } from './possible.ts';
import { isLinux, type Terms } from './terms.ts';

/** Another SYN in SYN-RECEIVED ends nothing; where text has come with the first, it is reset all the same. */
export function askedAnew(p: Possible, q: Possible, s: Observed, terms: Terms): readonly Possible[] {
  if (!isLinux(terms) || p.openedBy !== 'passive' || hasConnection(q) || has(s, ACK) || !has(s, SYN))
    return [];
  const r = copy(p);
  r.heardAt = s.time;
  noteSyn(r, s);
  if (p.heardText) permitReset(r, s, 'R57', { must: false, ends: false, within: terms.replyWithin });
  return [r];
}
