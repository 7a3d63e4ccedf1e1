/** Tests of timeouts: retransmission, R1 and R2, the user's own, and TIME-WAIT. */
import { describe, expect, test } from 'vitest';
import { live, REACHED, reach, seen, sent, testConstants } from './fixtures/states.ts';
import { TIMERS } from './tcb.ts';

const retransmit = (times: number): string[] => Array(times).fill('timeout retransmission');

describe('the retransmission timeout', () => {
  test.each([
    ['SYN-SENT', 'SYN seq=100 wnd=1000 len=0'],
    ['SYN-RECEIVED', 'SYN,ACK seq=100 ack=301 wnd=1000 len=0'],
    ['SYN-RECEIVED after an active OPEN', 'SYN,ACK seq=100 ack=301 wnd=1000 len=0'],
    ['FIN-WAIT-1', 'FIN,ACK seq=101 ack=301 wnd=1000 len=0'],
    ['CLOSING', 'FIN,ACK seq=101 ack=302 wnd=999 len=0'],
    ['LAST-ACK', 'FIN,ACK seq=101 ack=302 wnd=999 len=0'],
  ] as const)('R83 in %s sends %s again', (from, segment) => {
    const lived = live(reach(from), 'timeout retransmission');
    expect(seen(lived)).toEqual({ to: reach(from).state, sends: [segment] });
    expect(lived.because.reply).toBe('R83');
    expect(lived.effects).toMatchObject([{ reason: 'retransmission' }]);
  });

  test('R83 sends the front of the queue alone', () => {
    const lived = live(reach('ESTABLISHED'), 'SEND abc', 'SEND de', 'timeout retransmission');
    expect(sent(lived)).toEqual(['ACK seq=101 ack=301 wnd=1000 len=3']);
    expect(lived.tcb.retransmissionQueue.map((u) => u.transmissions)).toEqual([2, 1]);
  });

  test('R83 carries the newest acknowledgment and window', () => {
    const lived = live(
      reach('ESTABLISHED'),
      'SEND abc',
      'ACK seq=301 ack=101 wnd=1000 "hello"',
      'timeout retransmission',
    );
    expect(sent(lived)).toEqual(['PSH,ACK seq=101 ack=306 wnd=995 len=3']);
  });

  test('R83 sends it whole, even if its end lies beyond the edge of a window that shrank', () => {
    const lived = live(
      reach('ESTABLISHED'),
      'SEND 0123456789',
      'ACK seq=301 ack=101 wnd=4',
      'timeout retransmission',
    );
    expect(sent(lived)).toEqual(['PSH,ACK seq=101 ack=301 wnd=1000 len=10']);
  });

  test('R63, R83 the rest of a segment that the peer takes in part is retransmitted in its own right', () => {
    const lived = live(
      reach('ESTABLISHED', testConstants({ r2: 3 })),
      'SEND 0123456789',
      'ACK seq=301 ack=101 wnd=1',
      ...[1, 2, 3, 4, 5, 6, 7].flatMap((n) => ['timeout retransmission', `ACK seq=301 ack=${101 + n} wnd=1`]),
    );
    expect(lived.tcb).toMatchObject({ state: 'ESTABLISHED', outgoing: '789' });
    expect(
      lived.all.flatMap((r) => seen(r).signals ?? []),
      'no delivery problem',
    ).toEqual([]);
    const deaf = live(lived.tcb, ...retransmit(4));
    expect(deaf.all.map((r) => r.tcb.state)).toEqual([...Array(3).fill('ESTABLISHED'), 'CLOSED']);
  });

  test('R21, R83 after CLOSE in SYN-RECEIVED the SYN comes again before the FIN', () => {
    const lived = live(
      reach('SYN-RECEIVED'),
      'CLOSE',
      'timeout retransmission',
      'ACK seq=301 ack=101 wnd=1000',
      'timeout retransmission',
    );
    expect(lived.all.map((r) => sent(r))).toEqual([
      ['FIN,ACK seq=101 ack=301 wnd=1000 len=0'],
      ['SYN,ACK seq=100 ack=301 wnd=1000 len=0'],
      [],
      ['FIN,ACK seq=101 ack=301 wnd=1000 len=0'],
    ]);
  });

  test('R95 tells the application at the third retransmission, once', () => {
    const lived = live(reach('FIN-WAIT-1'), ...retransmit(5));
    const told = lived.all.map((r) => seen(r).signals);
    expect(told).toEqual([undefined, undefined, ['delivery problem'], undefined, undefined]);
    expect(lived.all[2]?.rules).toContain('R95');
  });

  test('R95 tells it of a SYN, too', () => {
    const lived = live(reach('SYN-SENT'), ...retransmit(3));
    expect(lived.effects).toContainEqual({ type: 'signal', signal: 'delivery problem' });
  });

  test('R96 gives up after as many retransmissions as the application has set', () => {
    const lived = live(reach('LAST-ACK', testConstants({ r2: 4 })), ...retransmit(5));
    expect(lived.all.map((r) => r.tcb.state)).toEqual([...Array(4).fill('LAST-ACK'), 'CLOSED']);
  });

  test('R96 may have less patience once the application has closed', () => {
    const hasty = testConstants({ r2: 4, r2Orphan: 1 });
    expect(live(reach('LAST-ACK', hasty), ...retransmit(2)).tcb.state).toBe('CLOSED');
    const text = live(reach('CLOSE-WAIT', hasty), 'SEND hello', ...retransmit(4));
    expect(text.tcb.state).toBe('CLOSE-WAIT');
    expect(live(text.tcb, `at ${text.at}`, 'timeout retransmission').tcb.state).toBe('CLOSED');
  });

  test('R96 gives text up past 100 s, with the constants of the RFCs', () => {
    const lived = live(reach('LAST-ACK'), ...retransmit(8));
    expect(lived.all.map((r) => r.tcb.state)).toEqual([...Array(7).fill('LAST-ACK'), 'CLOSED']);
    expect(seen(lived)).toEqual({
      to: 'CLOSED',
      signals: ['connection aborted due to excessive retransmission'],
    });
    expect(lived.because).toEqual({ reply: 'R96', state: 'R96' });
    expect(lived.at).toBeGreaterThanOrEqual(100_000);
    expect(lived.tcb).toEqual(reach('CLOSED'));
  });

  test('R96 gives a SYN up past 3 minutes, in SYN-SENT and in SYN-RECEIVED', () => {
    for (const from of ['SYN-SENT', 'SYN-RECEIVED'] as const) {
      const lived = live(reach(from), ...retransmit(9));
      expect(lived.all.map((r) => r.tcb.state)).toEqual([...Array(8).fill(from), 'CLOSED']);
      expect(lived.at).toBeGreaterThanOrEqual(180_000);
    }
  });
});

describe('the TIME-WAIT timeout', () => {
  test('R84 comes 2 MSL after TIME-WAIT began and leads to CLOSED', () => {
    const lived = live(reach('TIME-WAIT'), 'timeout time-wait');
    expect(lived.at).toBe(30_000);
    expect(seen(lived)).toEqual({ to: 'CLOSED', signals: ['connection closed'] });
    expect(lived.because).toEqual({ reply: 'R84', state: 'R84' });
    expect(lived.tcb).toEqual(reach('CLOSED'));
  });
});

describe('the user timeout', () => {
  const impatient = testConstants({ userTimeout: 5_000 });

  test.each(['SYN-SENT', 'SYN-RECEIVED', 'FIN-WAIT-1', 'CLOSING', 'LAST-ACK'] as const)(
    'R82 ends a connection that waits in %s',
    (from) => {
      const lived = live(reach(from, impatient), 'timeout user');
      expect(lived.at).toBe(5_000);
      expect(seen(lived)).toEqual({ to: 'CLOSED', signals: ['connection aborted due to user timeout'] });
      expect(lived.because).toEqual({ reply: 'R82', state: 'R82' });
      expect(lived.tcb).toEqual(reach('CLOSED', impatient));
    },
  );

  test('R82 counts from the last progress', () => {
    const { tcb } = live(
      reach('ESTABLISHED', impatient),
      'SEND hello',
      'at 3000',
      'ACK seq=301 ack=103 wnd=1000',
    );
    expect(tcb.timers.user).toEqual({ set: 3_000, due: 8_000 });
  });

  test('R82 counts for text and for a FIN that wait for the window, too', () => {
    for (const call of ['SEND hello', 'CLOSE']) {
      const { tcb } = live(reach('ESTABLISHED', impatient), 'ACK seq=301 ack=101 wnd=0', call);
      expect(tcb.timers.user?.due).toBe(5_000);
    }
  });

  test('R82 does not run when nothing waits, nor when it is switched off', () => {
    for (const from of ['LISTEN', 'ESTABLISHED', 'FIN-WAIT-2', 'CLOSE-WAIT', 'TIME-WAIT'] as const) {
      expect(reach(from, impatient).timers.user).toBeUndefined();
    }
    expect(live(reach('ESTABLISHED', impatient), 'SEND a', 'ACK seq=301 ack=102 wnd=9').tcb.timers).toEqual(
      {},
    );
    expect(reach('SYN-SENT', testConstants({ userTimeout: null })).timers.user).toBeUndefined();
  });
});

describe('a timeout whose timer does not run', () => {
  test.each(REACHED)('R82, R83, R84, R97, R100, R108 changes nothing in %s', (from) => {
    const before = reach(from);
    for (const timer of TIMERS.filter((t) => before.timers[t] === undefined)) {
      const lived = live(before, `timeout ${timer}`);
      expect(seen(lived)).toEqual({ to: before.state });
      expect(lived.tcb).toEqual(before);
      const rule = {
        retransmission: 'R83',
        persist: 'R100',
        'delayed-ack': 'R97',
        'time-wait': 'R84',
        user: 'R82',
        'keep-alive': 'R108',
      }[timer];
      expect(lived.because).toEqual({ reply: rule, state: rule });
    }
  });
});
