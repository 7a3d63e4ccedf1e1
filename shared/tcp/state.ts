/** The eleven states (RFC 9293 §3.3.2), in the order in which a connection tends to meet them. */
export const STATES = [
  'CLOSED',
  'LISTEN',
  'SYN-SENT',
  'SYN-RECEIVED',
  'ESTABLISHED',
  'FIN-WAIT-1',
  'FIN-WAIT-2',
  'CLOSING',
  'TIME-WAIT',
  'CLOSE-WAIT',
  'LAST-ACK',
] as const;
export type State = (typeof STATES)[number];

/** Both initial sequence numbers are agreed: RFC 9293 §3.5.2, third group. */
export function isSynchronized(state: State): boolean {
  return state !== 'CLOSED' && state !== 'LISTEN' && state !== 'SYN-SENT' && state !== 'SYN-RECEIVED';
}

/** One arrow of RFC 9293's figure 5 (and the one that its note 2 adds). */
export interface Arrow {
  readonly from: State;
  readonly to: State;
  /** The event above the line of the figure. */
  readonly event: string;
  /** The action below the line; empty where the figure writes x or only deletes the TCB. */
  readonly action: string;
}

export const ARROWS = [
  { from: 'CLOSED', to: 'LISTEN', event: 'passive OPEN', action: '' },
  { from: 'CLOSED', to: 'SYN-SENT', event: 'active OPEN', action: 'snd SYN' },
  { from: 'LISTEN', to: 'CLOSED', event: 'CLOSE', action: '' },
  { from: 'LISTEN', to: 'SYN-RECEIVED', event: 'rcv SYN', action: 'snd SYN,ACK' },
  { from: 'LISTEN', to: 'SYN-SENT', event: 'SEND', action: 'snd SYN' },
  { from: 'SYN-SENT', to: 'CLOSED', event: 'CLOSE', action: '' },
  { from: 'SYN-SENT', to: 'SYN-RECEIVED', event: 'rcv SYN', action: 'snd SYN,ACK' },
  { from: 'SYN-SENT', to: 'ESTABLISHED', event: 'rcv SYN,ACK', action: 'snd ACK' },
  { from: 'SYN-RECEIVED', to: 'LISTEN', event: 'rcv RST', action: '' },
  { from: 'SYN-RECEIVED', to: 'ESTABLISHED', event: 'rcv ACK of SYN', action: '' },
  { from: 'SYN-RECEIVED', to: 'FIN-WAIT-1', event: 'CLOSE', action: 'snd FIN' },
  { from: 'ESTABLISHED', to: 'FIN-WAIT-1', event: 'CLOSE', action: 'snd FIN' },
  { from: 'ESTABLISHED', to: 'CLOSE-WAIT', event: 'rcv FIN', action: 'snd ACK' },
  { from: 'FIN-WAIT-1', to: 'FIN-WAIT-2', event: 'rcv ACK of FIN', action: '' },
  { from: 'FIN-WAIT-1', to: 'CLOSING', event: 'rcv FIN', action: 'snd ACK' },
  { from: 'FIN-WAIT-1', to: 'TIME-WAIT', event: 'rcv FIN,ACK of FIN', action: 'snd ACK' },
  { from: 'FIN-WAIT-2', to: 'TIME-WAIT', event: 'rcv FIN', action: 'snd ACK' },
  { from: 'CLOSING', to: 'TIME-WAIT', event: 'rcv ACK of FIN', action: '' },
  { from: 'TIME-WAIT', to: 'CLOSED', event: 'Timeout=2MSL', action: '' },
  { from: 'CLOSE-WAIT', to: 'LAST-ACK', event: 'CLOSE', action: 'snd FIN' },
  { from: 'LAST-ACK', to: 'CLOSED', event: 'rcv ACK of FIN', action: '' },
] as const satisfies readonly Arrow[];

/** `FIN-WAIT-1→FIN-WAIT-2`: an arrow's name on cards and in tables. */
export const arrowName = (from: State, to: State): string => `${from}→${to}`;
