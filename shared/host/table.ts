/** The connection table as `ss -tan` and `netstat -tan` print it. */
import { type HostId, peerOf } from '../hosts.ts';
import type { State } from '../tcp/state.ts';
import type { Tcb } from '../tcp/tcb.ts';
import { type Endpoint, endOf, endpointText } from './address.ts';
import { type Connection, isDead } from './connection.ts';
import type { Listener } from './crowd.ts';

/** How the two spell the states. A connection in CLOSED stands in no table. */
export const SPELLINGS: Readonly<Record<State, { readonly ss: string; readonly netstat: string }>> = {
  CLOSED: { ss: 'UNCONN', netstat: 'CLOSE' },
  LISTEN: { ss: 'LISTEN', netstat: 'LISTEN' },
  'SYN-SENT': { ss: 'SYN-SENT', netstat: 'SYN_SENT' },
  'SYN-RECEIVED': { ss: 'SYN-RECV', netstat: 'SYN_RECV' },
  ESTABLISHED: { ss: 'ESTAB', netstat: 'ESTABLISHED' },
  'FIN-WAIT-1': { ss: 'FIN-WAIT-1', netstat: 'FIN_WAIT1' },
  'FIN-WAIT-2': { ss: 'FIN-WAIT-2', netstat: 'FIN_WAIT2' },
  CLOSING: { ss: 'CLOSING', netstat: 'CLOSING' },
  'TIME-WAIT': { ss: 'TIME-WAIT', netstat: 'TIME_WAIT' },
  'CLOSE-WAIT': { ss: 'CLOSE-WAIT', netstat: 'CLOSE_WAIT' },
  'LAST-ACK': { ss: 'LAST-ACK', netstat: 'LAST_ACK' },
};

export interface Row {
  /** Of the crowd's connection; null for the listener and for the connection in hand. */
  readonly id: number | null;
  readonly state: State;
  /**
   * Of a listener: what waits for accept(), and how much may. Else octets that the application has not read, and numbers of
   * the sequence space that the peer has not acknowledged: octets, and a SYN or a FIN.
   */
  readonly recvQ: number;
  readonly sendQ: number;
  readonly local: string;
  readonly remote: string;
  readonly hand: boolean;
  /** An application holds it and has forgotten it: a player may close it. */
  readonly closable: boolean;
}

export function listenerRow({ at }: Pick<Listener, 'at'>, waiting: number, limit: number): Row {
  return {
    id: null,
    state: 'LISTEN',
    recvQ: waiting,
    sendQ: limit,
    local: `0.0.0.0:${at.port}`,
    remote: '0.0.0.0:*',
    hand: false,
    closable: false,
  };
}

/** The connection in hand, between these two; null when there is none. */
export function handRow(tcb: Tcb, local: Endpoint, remote: Endpoint): Row | null {
  return tcb.state === 'LISTEN' ? null : onlyRow(readingOf(tcb), local, remote);
}

/**
 * What a host's tools print that has nothing but its connection in hand. A passive OPEN waits for one connection, and becomes
 * it: there is no listener beside it, and its backlog is one.
 */
export function ownRows(reading: Reading, host: HostId): readonly Row[] {
  const local = endOf(host);
  if (reading.state === 'LISTEN') return [listenerRow({ at: local }, 0, 1)];
  const row = onlyRow(reading, local, endOf(peerOf(host)));
  return row ? [row] : [];
}

function onlyRow(reading: Reading, local: Endpoint, remote: Endpoint): Row | null {
  if (reading.state === 'CLOSED') return null;
  return { ...readingRow(reading, local, remote), id: null, hand: true, closable: false };
}

export function connectionRow({ id, tcb, local, remote, held }: Connection): Row {
  return {
    ...readingRow(readingOf(tcb), local, remote),
    id,
    hand: false,
    closable: held && tcb.state === 'CLOSE-WAIT',
  };
}

/** What of a connection the tools print. */
export interface Reading {
  readonly state: State;
  readonly openedBy: Tcb['openedBy'];
  /** Octets that the application has not taken, and those SENT that are not acknowledged, out or not. */
  readonly unread: number;
  readonly unacknowledged: number;
}

const readingOf = ({ state, openedBy, incoming, outgoing }: Tcb): Reading => ({
  state,
  openedBy,
  unread: incoming.length,
  unacknowledged: outgoing.length,
});

/** A SYN or a FIN waits for its ACK. */
const CONTROL_SENT: readonly State[] = ['SYN-SENT', 'FIN-WAIT-1', 'CLOSING', 'LAST-ACK'];

/** Linux keeps half-open connections of a listener apart, and shows no queues of theirs. */
function waitsForControl({ state, openedBy }: Reading): boolean {
  return CONTROL_SENT.includes(state) || (state === 'SYN-RECEIVED' && openedBy === 'active');
}

function readingRow(reading: Reading, local: Endpoint, remote: Endpoint) {
  const sendQ = reading.unacknowledged + (waitsForControl(reading) ? 1 : 0);
  return {
    state: reading.state,
    recvQ: reading.unread,
    sendQ,
    local: endpointText(local),
    remote: endpointText(remote),
  };
}

/** What needs somebody stands first, what only waits last; of one state, the oldest first. */
const ORDER: readonly State[] = [
  'CLOSE-WAIT',
  'ESTABLISHED',
  'LAST-ACK',
  'FIN-WAIT-1',
  'FIN-WAIT-2',
  'CLOSING',
  'SYN-SENT',
  'TIME-WAIT',
  'SYN-RECEIVED',
];

export function inOrder(connections: readonly Connection[]): Connection[] {
  return connections
    .filter((c) => !isDead(c))
    .sort((a, b) => ORDER.indexOf(a.tcb.state) - ORDER.indexOf(b.tcb.state) || a.id - b.id);
}

/** The two tools, each with its columns in its order. */
export const TOOLS = {
  ss: {
    command: 'ss -tan',
    columns: ['State', 'Recv-Q', 'Send-Q', 'Local Address:Port', 'Peer Address:Port'],
  },
  netstat: {
    command: 'netstat -tan',
    columns: ['Proto', 'Recv-Q', 'Send-Q', 'Local Address', 'Foreign Address', 'State'],
  },
} as const;
export type Tool = keyof typeof TOOLS;

/** A row's cells, in the order of the tool's columns. */
export function cellsOf({ state, recvQ, sendQ, local, remote }: Row, tool: Tool): readonly string[] {
  const { ss, netstat } = SPELLINGS[state];
  if (tool === 'ss') return [ss, String(recvQ), String(sendQ), local, remote];
  // netstat does not know the backlog of a listener.
  return ['tcp', String(recvQ), state === 'LISTEN' ? '0' : String(sendQ), local, remote, netstat];
}
