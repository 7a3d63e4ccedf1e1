/** Tests of what goes out: text cut at the MSS and at the window's edge, Nagle, and the FIN. */
import { describe, expect, test } from 'vitest';
import { live, reach, sent, sentSegments, testConstants } from './fixtures/states.ts';

const octets = (n: number) => 'x'.repeat(n);

test.each([
  ['R5 a SYN', 'CLOSED', 'OPEN active 100', 'new'],
  ['R36 a SYN,ACK', 'LISTEN', 'SYN seq=300 wnd=1000', 'new'],
  ['R104 text', 'ESTABLISHED', 'SEND hello', 'new'],
  ['R29 a RST', 'ESTABLISHED', 'ABORT', 'reset'],
  ['R33 a RST', 'CLOSED', 'ACK seq=1 ack=2', 'reset'],
  ['R74 an ACK', 'ESTABLISHED', 'ACK seq=301 ack=101 wnd=1000 "hello"', 'acknowledgment'],
] as const)('%s says why it is sent', (_, from, event, reason) => {
  expect(live(reach(from), event).effects).toContainEqual(expect.objectContaining({ type: 'send', reason }));
});

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

  test('R104, R11 a window of 65,535 octets is as large as it says, for it has no sign', () => {
    const lived = live(reach('ESTABLISHED', testConstants({ mss: 536 })), 'ACK seq=301 ack=101 wnd=65535');
    expect(lived.tcb.snd).toMatchObject({ wnd: 65_535, maxWnd: 65_535 });
    expect(sent(live(lived.tcb, `SEND ${octets(65_535)}`)).length).toBe(Math.ceil(65_535 / 536));
  });

  test('R104 several SENDs that waited go out as one segment with one PSH', () => {
    const lived = live(reach('SYN-SENT'), 'SEND abc', 'SEND de', 'SYN,ACK seq=300 ack=101 wnd=1000');
    expect(sent(lived)).toEqual(['PSH,ACK seq=101 ack=301 wnd=1000 len=5']);
  });

  test('R102 waits rather than fill a small window with less than half of the largest', () => {
    const lived = live(
      reach('ESTABLISHED', testConstants({ mss: 600 })),
      'ACK seq=301 ack=101 wnd=499',
      `SEND ${octets(550)}`,
    );
    expect(sent(lived)).toEqual([]);
    expect(lived.rules).toContain('R102');
    expect(lived.because.reply).toBe('R102');
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
    expect(lived.all.map((r) => r.because.reply)).toEqual(['R11', 'R105', 'R105', 'R104']);
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

describe('the reason', () => {
  test('R102, R105 is not silly window avoidance when the window is closed or nothing is queued', () => {
    const nagle = reach('ESTABLISHED', testConstants({ nagle: true }));
    for (const lived of [
      live(nagle, 'ACK seq=301 ack=101 wnd=0', 'SEND a'),
      live(nagle, 'SEND a', 'CLOSE'),
    ]) {
      expect(lived.rules).not.toContain('R102');
      expect(lived.rules).not.toContain('R105');
    }
  });

  test('R105 is not Nagle when something goes out all the same', () => {
    const lived = live(
      reach('ESTABLISHED', testConstants({ nagle: true })),
      'SEND a',
      'SEND b',
      'ACK seq=301 ack=101 wnd=1000 "text"',
    );
    expect(lived.rules).toContain('R105');
    expect(lived.because.reply).toBe('R74');
    const full = live(reach('ESTABLISHED', testConstants({ nagle: true })), `SEND ${octets(150)}`);
    expect(sent(full)).toHaveLength(1);
    expect(full.because.reply).toBe('R11');
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
