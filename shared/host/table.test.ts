/** Tests of the connection table, as ss and netstat print it. */
import { describe, expect, test } from 'vitest';
import { STATES, type State } from '../tcp/state.ts';
import { closedTcb } from '../tcp/tcb.ts';
import { SERVER } from './address.ts';
import { CROWD_CONSTANTS } from './crowd.ts';
import { Lab, QUIET, WORLD } from './fixtures/lab.ts';
import { cellsOf, connectionRow, handRow, inOrder, listenerRow, SPELLINGS, TOOLS } from './table.ts';

const A = { ip: '10.0.0.1', port: 49_152 };

describe('the connection table', () => {
  test('spells all eleven states as ss does, and as netstat does', () => {
    const spelled = STATES.map((state) => `${SPELLINGS[state].ss} ${SPELLINGS[state].netstat}`);
    expect(spelled).toEqual([
      'UNCONN CLOSE',
      'LISTEN LISTEN',
      'SYN-SENT SYN_SENT',
      'SYN-RECV SYN_RECV',
      'ESTAB ESTABLISHED',
      'FIN-WAIT-1 FIN_WAIT1',
      'FIN-WAIT-2 FIN_WAIT2',
      'CLOSING CLOSING',
      'TIME-WAIT TIME_WAIT',
      'CLOSE-WAIT CLOSE_WAIT',
      'LAST-ACK LAST_ACK',
    ]);
  });

  test('has a listener’s queues in Recv-Q and Send-Q, of which netstat knows the first', () => {
    const { listener } = new Lab(QUIET).kernel('B');
    const row = listener && listenerRow(listener, 3, 16);
    expect(row && cellsOf(row, 'ss')).toEqual(['LISTEN', '3', '16', '0.0.0.0:9293', '0.0.0.0:*']);
    expect(row && cellsOf(row, 'netstat')).toEqual(['tcp', '3', '0', '0.0.0.0:9293', '0.0.0.0:*', 'LISTEN']);
  });

  test('has a cell for every column of its tool', () => {
    const row = handRow({ ...closedTcb(CROWD_CONSTANTS), state: 'ESTABLISHED' }, SERVER, A);
    for (const tool of ['ss', 'netstat'] as const) {
      expect(row && cellsOf(row, tool)).toHaveLength(TOOLS[tool].columns.length);
    }
  });

  test('has octets that the application has not read in Recv-Q, and those not acknowledged in Send-Q', () => {
    const tcb = {
      ...closedTcb(CROWD_CONSTANTS),
      state: 'CLOSE-WAIT' as const,
      incoming: 'abc',
      outgoing: 'de',
    };
    expect(handRow(tcb, SERVER, A)).toMatchObject({ recvQ: 3, sendQ: 2, hand: true, id: null });
  });

  test('counts a SYN or a FIN that waits for its ACK in Send-Q', () => {
    const sendQ = (state: State) => handRow({ ...closedTcb(CROWD_CONSTANTS), state }, SERVER, A)?.sendQ;
    const waiting = STATES.filter((state) => sendQ(state) === 1);
    expect(waiting).toEqual(['SYN-SENT', 'FIN-WAIT-1', 'CLOSING', 'LAST-ACK']);
  });

  test('has no row for the connection in hand while it is CLOSED or only listens', () => {
    const closed = closedTcb(CROWD_CONSTANTS);
    expect(handRow(closed, SERVER, A)).toBeNull();
    expect(handRow({ ...closed, state: 'LISTEN' }, SERVER, A)).toBeNull();
  });

  test('puts what waits for an application before what only waits, the oldest first', () => {
    const lab = new Lab(
      { ...WORLD, every: 500 },
      { A: { 'syn-rate': 10, 'forged-addresses': 1 }, B: { 'close-at-end': 0, 'syn-cookies': 1 } },
    ).run(10);
    const rows = inOrder(lab.kernel('B').connections).map(connectionRow);
    const states = rows.map(({ state }) => state);
    expect(states[0]).toBe('CLOSE-WAIT');
    expect(states.at(-1)).toBe('SYN-RECEIVED');
    expect(rows[0]).toMatchObject({ id: Math.min(...rows.filter((r) => r.closable).map((r) => r.id!)) });
    expect(states.lastIndexOf('CLOSE-WAIT')).toBeLessThan(states.indexOf('SYN-RECEIVED'));
  });
});
