/** Tests of the receive window and of the delayed ACK. */
import { describe, expect, test } from 'vitest';
import { live, reach, sent, testConstants } from './fixtures/states.ts';

describe('the receive window', () => {
  const reader = testConstants({ receive: 'on call', receiveBuffer: 250 });

  test('R76 its right edge stays where it is while text fills it', () => {
    const { tcb } = live(reach('ESTABLISHED', reader), 'ACK seq=301 ack=101 wnd=1000 "0123456789"');
    expect(tcb.rcv).toEqual({ nxt: 311, wnd: 240 });
  });

  test('R103 it opens by a full-sized segment, or by half of the buffer, and not before', () => {
    const text = `ACK seq=301 ack=101 wnd=1000 "${'x'.repeat(100)}"`;
    const lived = live(reach('ESTABLISHED', reader), text, 'RECEIVE 99', 'RECEIVE 1');
    expect(sent(...lived.all)).toEqual([
      'ACK seq=101 ack=401 wnd=150 len=0',
      'ACK seq=101 ack=401 wnd=250 len=0',
    ]);
    const small = testConstants({ receive: 'on call', receiveBuffer: 20 });
    const half = live(
      reach('ESTABLISHED', small),
      'ACK seq=301 ack=101 wnd=1000 "0123456789"',
      'RECEIVE 9',
      'RECEIVE 1',
    );
    expect(half.rules).toContain('R103');
    expect(sent(...half.all)).toEqual([
      'ACK seq=101 ack=311 wnd=10 len=0',
      'ACK seq=101 ack=311 wnd=20 len=0',
    ]);
  });

  test('R103 the ACK of text that is read at once offers the room again in steps as large', () => {
    const at = (seq: number) => `ACK seq=${seq} ack=101 wnd=1000 "${'x'.repeat(60)}"`;
    const lived = live(reach('ESTABLISHED', testConstants({ receiveBuffer: 250 })), at(301), at(361));
    expect(lived.all.map((r) => r.rules.includes('R103'))).toEqual([false, true]);
    expect(sent(...lived.all)).toEqual([
      'ACK seq=101 ack=361 wnd=190 len=0',
      'ACK seq=101 ack=421 wnd=250 len=0',
    ]);
  });

  test('R16 after their FIN nobody needs a window update', () => {
    const text = `FIN,ACK seq=301 ack=101 wnd=1000 "${'x'.repeat(200)}"`;
    expect(sent(live(reach('ESTABLISHED', reader), text, 'RECEIVE 200'))).toEqual([]);
  });
});

describe('a delayed ACK', () => {
  const lazy = testConstants({ acknowledge: 'delayed', delayedAck: 200 });
  const text = (seq: number, octets: number) => `ACK seq=${seq} ack=101 wnd=1000 "${'x'.repeat(octets)}"`;

  test('R97 waits for its timer, which the first unacknowledged octet starts', () => {
    const lived = live(reach('ESTABLISHED', lazy), 'at 50', text(301, 10), 'at 150', text(311, 10));
    expect(sent(...lived.all)).toEqual([]);
    expect(lived.all[0]?.rules).toContain('R97');
    expect(lived.tcb.timers).toEqual({ 'delayed-ack': { set: 50, due: 250 } });
    const acknowledged = live(lived.tcb, 'timeout delayed-ack');
    expect(sent(acknowledged)).toEqual(['ACK seq=101 ack=321 wnd=980 len=0']);
    expect(acknowledged.because.reply).toBe('R97');
    expect(acknowledged.tcb.timers).toEqual({});
  });

  test('R97 a FIN may wait, too', () => {
    const lived = live(reach('ESTABLISHED', lazy), 'FIN,ACK seq=301 ack=101 wnd=1000');
    expect(sent(lived)).toEqual([]);
    expect(sent(live(lived.tcb, 'timeout delayed-ack'))).toEqual(['ACK seq=101 ack=302 wnd=999 len=0']);
  });

  test('R97 but not into TIME-WAIT, where its timer would stop and the peer wait in vain', () => {
    const lived = live(reach('CLOSING', lazy), 'ACK seq=302 ack=102 wnd=1000');
    expect(lived.tcb.state).toBe('TIME-WAIT');
    expect(lived.because).toEqual({ reply: 'R97', state: 'R69' });
    expect(sent(lived)).toEqual(['ACK seq=102 ack=302 wnd=999 len=0']);
    expect(Object.keys(lived.tcb.timers)).toEqual(['time-wait']);
  });

  test('R98 does not wait for more than the second full-sized segment', () => {
    const lived = live(reach('ESTABLISHED', lazy), text(301, 100), text(401, 99), text(500, 1));
    expect(sent(...lived.all)).toEqual(['ACK seq=101 ack=501 wnd=1000 len=0']);
    expect(lived.because.reply).toBe('R98');
    expect(lived.tcb.timers).toEqual({});
  });

  test('R74 is not the second full-sized segment where every ACK goes at once', () => {
    const lived = live(reach('ESTABLISHED'), text(301, 200));
    expect(lived.because.reply).toBe('R74');
  });

  test('R98 does not wait either when a FIN, which might, comes with it', () => {
    const lived = live(reach('ESTABLISHED', lazy), text(301, 100), `FIN,${text(401, 100)}`);
    expect(sent(...lived.all)).toEqual(['ACK seq=101 ack=502 wnd=999 len=0']);
  });

  test('R98 counts anew after every ACK, on whatever segment it rode', () => {
    const lived = live(reach('ESTABLISHED', lazy), text(301, 100), 'SEND hello', text(401, 100));
    expect(sent(lived)).toEqual([]);
  });

  test('R99 rides on text or FIN that goes out anyway', () => {
    for (const call of ['SEND hello', 'CLOSE']) {
      const lived = live(reach('ESTABLISHED', lazy), text(301, 1), call);
      expect(sent(...lived.all)).toHaveLength(1);
      expect(sent(lived)[0]).toContain('ack=302');
      expect(lived.rules).toContain('R99');
      expect(lived.tcb.timers['delayed-ack']).toBeUndefined();
    }
    expect(live(reach('ESTABLISHED', lazy), 'SEND hello').rules, 'no ACK was owed').not.toContain('R99');
  });

  test('R99 one ACK serves the text, the gap and the FIN of one event', () => {
    const lived = live(
      reach('ESTABLISHED'),
      'FIN,ACK seq=304 ack=101 wnd=1000 "d"',
      'ACK seq=303 ack=101 wnd=1000 "c"',
      'ACK seq=301 ack=101 wnd=1000 "ab"',
    );
    expect(sent(lived)).toEqual(['ACK seq=101 ack=306 wnd=995 len=0']);
  });
});
