import { describe, expect, test } from 'vitest';
import { live, reach, sent, sentSegments, testConstants } from './fixtures/states.ts';

const octets = (n: number) => 'x'.repeat(n);

describe('text that goes out', () => {
  test('R104 is cut at the MSS, and its last segment carries PSH', () => {
    expect(sent(live(reach('ESTABLISHED'), `SEND ${octets(250)}`))).toEqual([
      'ACK seq=101 ack=301 wnd=1000 len=100',
      'ACK seq=201 ack=301 wnd=1000 len=100',
      'PSH,ACK seq=301 ack=301 wnd=1000 len=50',
    ]);
  });

  test('R104, R11 stops at the edge of the send window and goes on when that moves', () => {
    const lived = live(
      reach('ESTABLISHED'),
      'ACK seq=301 ack=101 wnd=200',
      `SEND ${octets(300)}`,
      'ACK seq=301 ack=201 wnd=200',
    );
    expect(sent(lived.all[1]!)).toEqual([
      'ACK seq=101 ack=301 wnd=1000 len=100',
      'ACK seq=201 ack=301 wnd=1000 len=100',
    ]);
    expect(sent(lived)).toEqual(['PSH,ACK seq=301 ack=301 wnd=1000 len=100']);
    expect(lived.because.reply).toBe('R104');
  });

  test('R104 does not go out into a window that the peer shrank under what is outstanding', () => {
    const lived = live(reach('ESTABLISHED'), `SEND ${octets(90)}`, 'ACK seq=301 ack=101 wnd=20', 'SEND more');
    expect(sent(lived)).toEqual([]);
  });

  test('R102 waits rather than fill a small window with less than half of the largest', () => {
    const lived = live(
      reach('ESTABLISHED', testConstants({ mss: 600 })),
      'ACK seq=301 ack=101 wnd=499',
      `SEND ${octets(550)}`,
    );
    expect(sent(lived)).toEqual([]);
    expect(lived.rules).toContain('R102');
  });

  test('R102 fills half of the largest window', () => {
    const lived = live(
      reach('ESTABLISHED', testConstants({ mss: 600 })),
      'ACK seq=301 ack=101 wnd=500',
      `SEND ${octets(550)}`,
    );
    expect(sent(lived)).toEqual(['ACK seq=101 ack=301 wnd=1000 len=500']);
  });

  test('R102 goes out when it is all that there is', () => {
    const lived = live(reach('ESTABLISHED'), 'ACK seq=301 ack=101 wnd=20', 'SEND hello');
    expect(sent(lived)).toEqual(['PSH,ACK seq=101 ack=301 wnd=1000 len=5']);
  });

  test('R102, R100 does not wait for ever: after an RTO what fits goes out', () => {
    const lived = live(
      reach('ESTABLISHED', testConstants({ mss: 600 })),
      'ACK seq=301 ack=101 wnd=499',
      `SEND ${octets(550)}`,
      'timeout persist',
    );
    expect(lived.at).toBe(1000);
    expect(sent(lived)).toEqual(['ACK seq=101 ack=301 wnd=1000 len=499']);
  });

  test('R105 waits by Nagle while something is unacknowledged', () => {
    const nagle = reach('ESTABLISHED', testConstants({ nagle: true }));
    const lived = live(nagle, 'SEND a', 'SEND b', 'SEND c', 'ACK seq=301 ack=102 wnd=1000');
    expect(lived.all.map((r) => sent(r))).toEqual([
      ['PSH,ACK seq=101 ack=301 wnd=1000 len=1'],
      [],
      [],
      ['PSH,ACK seq=102 ack=301 wnd=1000 len=2'],
    ]);
    expect(lived.all[1]?.rules).toContain('R105');
  });

  test('R105 a full-sized segment does not wait, and nothing does without Nagle', () => {
    const nagle = live(reach('ESTABLISHED', testConstants({ nagle: true })), 'SEND a', `SEND ${octets(100)}`);
    expect(sent(nagle)).toEqual(['PSH,ACK seq=102 ack=301 wnd=1000 len=100']);
    const plain = live(reach('ESTABLISHED'), 'SEND a', 'SEND b');
    expect(sent(plain)).toEqual(['PSH,ACK seq=102 ack=301 wnd=1000 len=1']);
  });

  test('R105 with a FIN behind it waits, too', () => {
    const lived = live(reach('ESTABLISHED', testConstants({ nagle: true })), 'SEND a', 'SEND b', 'CLOSE');
    expect(sent(lived)).toEqual([]);
    expect(sent(live(lived.tcb, 'ACK seq=301 ack=102 wnd=1000'))).toEqual([
      'FIN,PSH,ACK seq=102 ack=301 wnd=1000 len=1',
    ]);
  });
});

describe('the FIN', () => {
  test('R107 follows the last octet, however long that waits for the window', () => {
    const lived = live(
      reach('ESTABLISHED'),
      'ACK seq=301 ack=101 wnd=100',
      `SEND ${octets(150)}`,
      'CLOSE',
      'ACK seq=301 ack=201 wnd=50',
      'ACK seq=301 ack=251 wnd=50',
    );
    expect(lived.all.map((r) => sent(r))).toEqual([
      [],
      ['ACK seq=101 ack=301 wnd=1000 len=100'],
      [],
      ['PSH,ACK seq=201 ack=301 wnd=1000 len=50'],
      ['FIN,ACK seq=251 ack=301 wnd=1000 len=0'],
    ]);
  });

  test('R107 rides on the last text when the window has room for both', () => {
    const lived = live(
      reach('ESTABLISHED'),
      'ACK seq=301 ack=101 wnd=0',
      'SEND hello',
      'CLOSE',
      'ACK seq=301 ack=101 wnd=6',
    );
    expect(sent(lived)).toEqual(['FIN,PSH,ACK seq=101 ack=301 wnd=1000 len=5']);
    expect(lived.because.reply).toBe('R107');
  });
});

describe('a send window of zero', () => {
  const closed = ['ACK seq=301 ack=101 wnd=0', 'SEND hello'];

  test('R100 is probed with one octet after an RTO, and then at intervals that double', () => {
    const lived = live(reach('ESTABLISHED'), ...closed, ...Array(8).fill('timeout persist'));
    const times = lived.all
      .slice(2)
      .map((_, i) => live(reach('ESTABLISHED'), ...closed, ...Array(i + 1).fill('timeout persist')).at);
    expect(times.slice(0, 7)).toEqual([1_000, 3_000, 7_000, 15_000, 31_000, 63_000, 123_000]);
    for (const probed of lived.all.slice(2, 9)) {
      expect(sent(probed)).toEqual(['ACK seq=101 ack=301 wnd=1000 len=1']);
      expect(probed.effects).toContainEqual(expect.objectContaining({ type: 'send', reason: 'probe' }));
      expect(probed.because.reply).toBe('R100');
    }
  });

  test('R100 is probed with the FIN when only that waits', () => {
    const lived = live(reach('ESTABLISHED'), 'ACK seq=301 ack=101 wnd=0', 'CLOSE', 'timeout persist');
    expect(lived.at).toBe(1000);
    expect(sent(lived)).toEqual(['FIN,ACK seq=101 ack=301 wnd=1000 len=0']);
    expect(sent(live(lived.tcb, 'timeout persist'))).toEqual(['FIN,ACK seq=101 ack=301 wnd=1000 len=0']);
  });

  test('R100 from CLOSE-WAIT the probing FIN leads to LAST-ACK', () => {
    const lived = live(reach('CLOSE-WAIT'), 'ACK seq=302 ack=101 wnd=0', 'CLOSE', 'timeout persist');
    expect(lived.tcb.state).toBe('LAST-ACK');
    expect(live(lived.tcb, 'ACK seq=302 ack=102 wnd=0').tcb.state).toBe('CLOSED');
  });

  test('R100 under what is outstanding is probed with its first octet', () => {
    const lived = live(reach('ESTABLISHED'), 'SEND hello', 'ACK seq=301 ack=101 wnd=0', 'timeout persist');
    expect(sent(lived)).toEqual(['ACK seq=101 ack=301 wnd=1000 len=1']);
    expect(lived.tcb.timers.retransmission).toBeUndefined();
  });

  test('R100 that takes the probe opens for the rest', () => {
    const lived = live(reach('ESTABLISHED'), ...closed, 'timeout persist', 'ACK seq=301 ack=102 wnd=500');
    expect(sent(lived)).toEqual(['PSH,ACK seq=102 ack=301 wnd=1000 len=4']);
    expect(lived.tcb.timers.persist).toBeUndefined();
  });

  test('R100 that opens without having taken the probe gets it at once, with what else fits', () => {
    const lived = live(reach('ESTABLISHED'), ...closed, 'timeout persist', 'ACK seq=301 ack=101 wnd=500');
    expect(sent(lived)).toEqual(['PSH,ACK seq=101 ack=301 wnd=1000 len=5']);
    expect(lived.because.reply).toBe('R100');
    expect(lived.tcb).toMatchObject({ snd: { una: 101, nxt: 106 }, rtt: { timing: null } });
    expect(live(lived.tcb, 'ACK seq=301 ack=106 wnd=500').tcb).toMatchObject({
      outgoing: '',
      retransmissionQueue: [],
    });
  });

  test('R100 that opens a little gets no more than fits, and no more than the MSS', () => {
    const little = live(reach('ESTABLISHED'), ...closed, 'timeout persist', 'ACK seq=301 ack=101 wnd=3');
    expect(sent(little)[0]).toBe('ACK seq=101 ack=301 wnd=1000 len=3');
    const much = ['ACK seq=301 ack=101 wnd=0', `SEND ${octets(150)}`, 'timeout persist'];
    const lived = live(reach('ESTABLISHED'), ...much, 'ACK seq=301 ack=101 wnd=999');
    expect(sent(lived)).toEqual([
      'ACK seq=101 ack=301 wnd=1000 len=100',
      'PSH,ACK seq=201 ack=301 wnd=1000 len=50',
    ]);
  });

  test('R100 that opens over several outstanding segments gets the first of them again', () => {
    const lived = live(
      reach('ESTABLISHED'),
      'SEND abc',
      'SEND def',
      'ACK seq=301 ack=101 wnd=0',
      'ACK seq=301 ack=101 wnd=9',
    );
    expect(sent(lived)).toEqual(['ACK seq=101 ack=301 wnd=1000 len=3']);
  });

  test('R100 that opens over a probing FIN gets it again', () => {
    const lived = live(
      reach('ESTABLISHED'),
      'ACK seq=301 ack=101 wnd=0',
      'CLOSE',
      'timeout persist',
      'ACK seq=301 ack=101 wnd=9',
    );
    expect(sent(lived)).toEqual(['FIN,ACK seq=101 ack=301 wnd=1000 len=0']);
  });

  test('R100 was no loss: the retransmissions of the segment are counted from when it opened', () => {
    const probes = Array(6).fill(['timeout persist', 'ACK seq=301 ack=101 wnd=0']).flat();
    const lived = live(
      reach('ESTABLISHED'),
      ...closed,
      ...probes,
      'ACK seq=301 ack=101 wnd=9',
      'timeout retransmission',
    );
    expect(sent(lived)).toEqual(['PSH,ACK seq=101 ack=301 wnd=1000 len=5']);
    expect(lived.tcb.retransmissionQueue[0]?.transmissions).toBe(2);
  });

  test('R101 keeps the connection as long as the peer answers', () => {
    const answered = Array(50).fill(['timeout persist', 'ACK seq=301 ack=101 wnd=0']).flat();
    const lived = live(reach('ESTABLISHED'), ...closed, ...answered);
    expect(lived.tcb.state).toBe('ESTABLISHED');
    expect(lived.rules).toContain('R101');
    expect(lived.tcb.timers.user?.set, 'the user timer begins anew').toBe(lived.at);
  });

  test('R96, R101 whose probes nobody answers is given up after R2', () => {
    const lived = live(
      reach('ESTABLISHED', testConstants({ r2: 4 })),
      ...closed,
      ...Array(5).fill('timeout persist'),
    );
    expect(lived.all.slice(2).map((r) => r.tcb.state)).toEqual([...Array(4).fill('ESTABLISHED'), 'CLOSED']);
    expect(lived.effects).toEqual([
      { type: 'signal', signal: 'connection aborted due to excessive retransmission' },
    ]);
  });

  test('R95 whose probes nobody answers is told at R1', () => {
    const lived = live(reach('ESTABLISHED'), ...closed, ...Array(4).fill('timeout persist'));
    const told = lived.all.map((r) =>
      r.effects.some((e) => e.type === 'signal' && e.signal === 'delivery problem'),
    );
    expect(told).toEqual([false, false, false, false, false, true]);
  });
});

describe('what never goes out', () => {
  test('R107, R12 nothing new goes out behind our FIN', () => {
    const lived = live(
      reach('FIN-WAIT-1'),
      'SEND more',
      'CLOSE',
      'timeout retransmission',
      'timeout retransmission',
    );
    expect(sentSegments(...lived.all).map((s) => [s.seq, s.flags, s.data])).toEqual([
      [101, 17, ''],
      [101, 17, ''],
    ]);
  });

  test('R100 in SYN-RECEIVED a window of zero does not stop the SYN,ACK', () => {
    const lived = live(reach('LISTEN'), 'SYN seq=300 wnd=0', 'timeout retransmission');
    expect(sent(lived)).toEqual(['SYN,ACK seq=100 ack=301 wnd=1000 len=0']);
  });
});
