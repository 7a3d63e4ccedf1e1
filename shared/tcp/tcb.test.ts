/** Tests of the TCB: without a connection, before an ACK, and its next timer. */
import { describe, expect, test } from 'vitest';
import { RFC_CONSTANTS } from './constants.ts';
import { live, reach, testConstants } from './fixtures/states.ts';
import { isSynchronized, STATES } from './state.ts';
import { ackAcceptable, closedTcb, nextTimer } from './tcb.ts';

describe('no connection', () => {
  test('R85 remembers nothing: every number is zero, the window is the whole buffer', () => {
    expect(closedTcb(testConstants({ receiveBuffer: 77 }))).toMatchObject({
      iss: 0,
      irs: 0,
      snd: { una: 0, nxt: 0, wnd: 0, wl1: 0, wl2: 0, maxWnd: 0, mss: 100 },
      rcv: { nxt: 0, wnd: 77 },
      outgoing: '',
      incoming: '',
      unacknowledgedReceived: 0,
      receiveWanted: 0,
      rtt: { srtt: null, rttvar: 0, rto: 1_000, timing: null, synRetransmitted: false },
      probes: { sent: 0, unanswered: 0 },
      timers: {},
    });
  });
});

describe('an acceptable ACK', () => {
  test('R3 lies behind SND.UNA and not behind SND.NXT', () => {
    const { tcb } = live(reach('ESTABLISHED'), 'SEND ab');
    const around = ([100, 101, 102, 103, 104] as (typeof tcb.iss)[]).map((ack) => ackAcceptable(tcb, ack));
    expect(around).toEqual([false, false, true, true, false]);
  });
});

describe('the next timer', () => {
  test('is the one that is due first', () => {
    expect(nextTimer(reach('ESTABLISHED'))).toBeNull();
    expect(nextTimer(reach('FIN-WAIT-1'))).toEqual({ name: 'retransmission', due: 1_000 });
    expect(nextTimer(reach('FIN-WAIT-1', testConstants({ userTimeout: 10 })))).toEqual({
      name: 'user',
      due: 10,
    });
  });

  test('is the retransmission timer when another is due at the same moment', () => {
    expect(nextTimer(reach('FIN-WAIT-1', testConstants({ userTimeout: 1_000 })))?.name).toBe(
      'retransmission',
    );
  });
});

describe('the states', () => {
  test('are synchronized from ESTABLISHED on', () => {
    expect(STATES.filter(isSynchronized)).toEqual([
      'ESTABLISHED',
      'FIN-WAIT-1',
      'FIN-WAIT-2',
      'CLOSING',
      'TIME-WAIT',
      'CLOSE-WAIT',
      'LAST-ACK',
    ]);
  });
});

describe('the constants that the RFCs give', () => {
  test('R85, R88, R94, R97, R95, R96, R82, R104 are these', () => {
    expect(RFC_CONSTANTS).toMatchObject({
      msl: 120_000,
      initialRto: 1_000,
      minRto: 1_000,
      maxRto: 60_000,
      rtoAfterSynRetransmission: 3_000,
      r1: 3,
      userTimeout: 300_000,
      receiveBuffer: 65_535,
      mss: 536,
    });
    expect(RFC_CONSTANTS.delayedAck).toBeLessThan(500);
  });

  test.each([
    ['R96 text', RFC_CONSTANTS.r2, 100_000],
    ['R96 a SYN', RFC_CONSTANTS.r2Syn, 180_000],
  ])('%s is given up by the first timeout past its time', (_, retransmissions, least) => {
    const elapsed = (n: number) =>
      Array.from({ length: n }, (_unused, i) => Math.min(RFC_CONSTANTS.maxRto, 1_000 * 2 ** i)).reduce(
        (a, b) => a + b,
        0,
      );
    expect(elapsed(retransmissions)).toBeGreaterThanOrEqual(least);
    expect(elapsed(retransmissions - 1)).toBeLessThan(least);
  });
});
