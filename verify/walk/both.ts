/** What must hold of two hosts together, and what they may come to rest in. */
import { seqLe } from '../../shared/tcp/seq.ts';
import type { State } from '../../shared/tcp/state.ts';
import { type Host, isAgreed } from './host.ts';

/** What contradicts what; null when nothing does. */
export function contradictionBetween(a: Host, b: Host): string | null {
  return wrongFin(a, b) ?? wrongFin(b, a) ?? (isAgreed(a.tcb) && isAgreed(b.tcb) ? wrongNumbers(a, b) : null);
}

const TOOK_FIN: ReadonlySet<State> = new Set(['CLOSE-WAIT', 'CLOSING', 'LAST-ACK', 'TIME-WAIT']);

/** Whoever has taken the peer's FIN has taken all that was sent before it, and the peer did call CLOSE. */
function wrongFin(host: Host, peer: Host): string | null {
  const { tcb, history } = host;
  if (!TOOK_FIN.has(tcb.state) || history.partner === null) return null;
  const got = history.received + tcb.incoming.length;
  const sent = peer.history.sent[history.partner - 1] ?? 0;
  if (got !== sent) return `${host.name} took the FIN after ${got} octets, but ${sent} were sent`;
  const goesOn = peer.history.incarnation === history.partner && peer.tcb.state !== 'CLOSED';
  if (goesOn && !peer.tcb.closeCalled) return `${host.name} took a FIN, but nobody called CLOSE`;
  return null;
}

/** Both are synchronized, so with each other, and with numbers that agree. */
function wrongNumbers(a: Host, b: Host): string | null {
  if (a.tcb.irs !== b.tcb.iss || b.tcb.irs !== a.tcb.iss) return 'both are synchronized, with different ISS';
  if (a.history.partner !== b.history.incarnation || b.history.partner !== a.history.incarnation)
    return 'both are synchronized, but not with each other';
  return wrongWindow(a, b) ?? wrongWindow(b, a);
}

function wrongWindow({ name, tcb: { snd } }: Host, { tcb: { rcv } }: Host): string | null {
  if (!seqLe(snd.una, rcv.nxt)) return `${name} believes acknowledged what never arrived`;
  if (!seqLe(rcv.nxt, snd.nxt)) return `more of ${name} arrived than it sent`;
  return null;
}

/** Where nothing is on its way and no timer runs: only a call can go on from here. Each has its place in RFC 9293. */
export const RESTS = [
  'never opened',
  'closed in order, both',
  'closed, not both in order',
  'waiting for a SYN',
  'open and idle',
  'half-closed',
  'half-open',
  'half-open in FIN-WAIT-2',
] as const;
export type Rest = (typeof RESTS)[number];

export const REST_SECTIONS: Readonly<Record<Rest, string>> = {
  'never opened': '§3.3.2: CLOSED',
  'closed in order, both': '§3.6, figures 12 and 13',
  'closed, not both in order': '§3.6: an abort, a refusal, or a retransmission too many (§3.8.3)',
  'waiting for a SYN': '§3.10.1: LISTEN, with nobody there or with another LISTEN',
  'open and idle': '§3.8.4: nothing to send, and no keep-alives',
  'half-closed': '§3.6.1: FIN-WAIT-2 and CLOSE-WAIT',
  'half-open': '§3.5.1: found out by the next SEND or CLOSE',
  'half-open in FIN-WAIT-2': '§3.5.1: sends nothing more, so only the peer or ABORT (§3.10.5) ends it',
};

const isOff = ({ tcb: { state } }: Host): boolean => state === 'CLOSED' || state === 'LISTEN';

/** The class of a rest; null when it is one that no RFC describes. */
export function restOf(a: Host, b: Host): Rest | null {
  if (isOff(a) && isOff(b)) return offRest(a, b);
  if (isOff(a)) return halfOpen(b);
  if (isOff(b)) return halfOpen(a);
  if (!allArrived(a, b) || !allArrived(b, a)) return null;
  const states = `${a.tcb.state} ${b.tcb.state}`;
  if (states === 'ESTABLISHED ESTABLISHED') return 'open and idle';
  if (states === 'FIN-WAIT-2 CLOSE-WAIT' || states === 'CLOSE-WAIT FIN-WAIT-2') return 'half-closed';
  return null;
}

function offRest(a: Host, b: Host): Rest {
  if (a.tcb.state === 'LISTEN' || b.tcb.state === 'LISTEN') return 'waiting for a SYN';
  const ends = [a.history.end, b.history.end];
  if (ends.every((end) => end === 'none')) return 'never opened';
  return ends.every((end) => end === 'in order') ? 'closed in order, both' : 'closed, not both in order';
}

function halfOpen({ tcb: { state } }: Host): Rest | null {
  if (state === 'FIN-WAIT-2') return 'half-open in FIN-WAIT-2';
  return state === 'ESTABLISHED' || state === 'CLOSE-WAIT' ? 'half-open' : null;
}

/** Nothing is left to say: the peer has, and we know that it has, everything that we were told to send. */
function allArrived(host: Host, { tcb: { rcv, incoming }, history: { received } }: Host): boolean {
  const { snd } = host.tcb;
  const sent = host.history.sent[host.history.incarnation - 1] ?? 0;
  return snd.una === snd.nxt && snd.nxt === rcv.nxt && received + incoming.length === sent;
}
