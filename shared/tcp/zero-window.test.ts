/** Tests of a send window of zero: its probes, and what opens it. */
import { describe, expect, test } from 'vitest';
import { live, reach, sent, testConstants } from './fixtures/states.ts';

const octets = (n: number) => 'x'.repeat(n);

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
      expect(probed.rules).toContain('R100');
    }
  });

  test('R100 is probed with the FIN when only that waits', () => {
    const lived = live(reach('ESTABLISHED'), 'ACK seq=301 ack=101 wnd=0', 'CLOSE', 'timeout persist');
    expect(lived.at).toBe(1000);
    expect(sent(lived)).toEqual(['FIN,ACK seq=101 ack=301 wnd=1000 len=0']);
    expect(lived.effects).toMatchObject([{ reason: 'probe' }]);
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

  test('R100, R24 in LAST-ACK, too', () => {
    const lived = live(
      reach('CLOSE-WAIT'),
      'ACK seq=302 ack=101 wnd=0',
      'CLOSE',
      'timeout persist',
      'ACK seq=302 ack=101 wnd=9',
    );
    expect(lived.tcb.state).toBe('LAST-ACK');
    expect(sent(lived)).toEqual(['FIN,ACK seq=101 ack=302 wnd=999 len=0']);
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

  test('R100 nor do retransmissions count from before it closed: the peer has answered since', () => {
    const lived = live(
      reach('ESTABLISHED'),
      'SEND hello',
      ...Array(4).fill('timeout retransmission'),
      'ACK seq=301 ack=101 wnd=0',
      'ACK seq=301 ack=101 wnd=9',
    );
    expect(lived.effects).toMatchObject([{ reason: 'retransmission' }]);
    expect(lived.tcb.retransmissionQueue[0]?.transmissions).toBe(1);
  });

  test('R100 is probed for a single octet, too', () => {
    const lived = live(reach('ESTABLISHED'), 'ACK seq=301 ack=101 wnd=0', 'SEND a', 'timeout persist');
    expect(sent(lived)).toEqual(['PSH,ACK seq=101 ack=301 wnd=1000 len=1']);
  });

  test('R100 that opens again makes the next probes begin at one RTO again', () => {
    const lived = live(reach('ESTABLISHED'), ...closed, 'timeout persist', 'ACK seq=301 ack=102 wnd=9');
    const again = live(lived.tcb, 'ACK seq=301 ack=106 wnd=0', 'at 9000', 'SEND more');
    expect(again.tcb.probes).toEqual({ sent: 0, unanswered: 0 });
    expect(again.tcb.timers.persist).toEqual({ set: 9_000, due: 9_000 + again.tcb.rtt.rto });
  });

  test('R100 is probed in its own time, whatever else happens', () => {
    expect(live(reach('ESTABLISHED'), ...closed).rules).toContain('R100');
    const lived = live(reach('ESTABLISHED'), ...closed, 'at 500', 'SEND more', 'ACK seq=301 ack=101 wnd=0');
    expect(lived.tcb.timers.persist).toEqual({ set: 0, due: 1_000 });
  });

  test('R100 that stays closed gets nothing again because of an ACK', () => {
    const lived = live(reach('ESTABLISHED'), ...closed, 'timeout persist', 'ACK seq=301 ack=101 wnd=0');
    expect(sent(lived)).toEqual([]);
    expect(lived.tcb.probes).toEqual({ sent: 1, unanswered: 0 });
  });

  test('R100 is probed with the last octet of all, too', () => {
    const lived = live(
      reach('ESTABLISHED'),
      'ACK seq=301 ack=101 wnd=0',
      'SEND a',
      'CLOSE',
      'timeout persist',
    );
    expect(sent(lived)).toEqual(['PSH,ACK seq=101 ack=301 wnd=1000 len=1']);
  });

  test('R100 under text and FIN is probed with an octet of the text alone', () => {
    const lived = live(
      reach('ESTABLISHED'),
      'ACK seq=301 ack=101 wnd=0',
      'SEND hello',
      'CLOSE',
      'ACK seq=301 ack=101 wnd=9',
      'ACK seq=301 ack=101 wnd=0',
      'timeout persist',
    );
    expect(sent(lived)).toEqual(['ACK seq=101 ack=301 wnd=1000 len=1']);
  });

  test('R100, R89 what was probed is not measured', () => {
    const lived = live(
      reach('ESTABLISHED'),
      'SEND hello',
      'ACK seq=301 ack=101 wnd=0',
      'timeout persist',
      'ACK seq=301 ack=106 wnd=9',
    );
    expect(lived.tcb.rtt.srtt).toBe(0);
  });

  test('R100 that opens by one octet gets the probe again', () => {
    const lived = live(reach('ESTABLISHED'), ...closed, 'timeout persist', 'ACK seq=301 ack=101 wnd=1');
    expect(sent(lived)).toEqual(['ACK seq=101 ack=301 wnd=1000 len=1']);
  });

  test('R100 that opens over several segments gets the first as it was, and new text behind the last', () => {
    const lived = live(
      reach('ESTABLISHED'),
      'SEND abc',
      'SEND def',
      'ACK seq=301 ack=101 wnd=0',
      'SEND ghi',
      'ACK seq=301 ack=101 wnd=9',
    );
    expect(sent(lived)).toEqual([
      'ACK seq=101 ack=301 wnd=1000 len=3',
      'PSH,ACK seq=107 ack=301 wnd=1000 len=3',
    ]);
  });

  test('R100, R21 that opens before our SYN is acknowledged does not bring the SYN again', () => {
    const lived = live(reach('LISTEN'), 'SYN seq=300 wnd=0', 'CLOSE', 'ACK seq=301 ack=100 wnd=9');
    expect(sent(lived)).toEqual(['FIN,ACK seq=101 ack=301 wnd=1000 len=0']);
  });

  test('R82, R101 an ACK that answers no probe does not begin the user timer anew', () => {
    const lived = live(reach('ESTABLISHED'), 'SEND hello', 'at 700', 'ACK seq=301 ack=101 wnd=1000');
    expect(lived.tcb.timers.user?.set).toBe(0);
    expect(lived.rules).not.toContain('R101');
  });

  test('R92, R100 runs the persist timer alone, whatever is acknowledged', () => {
    const lived = live(
      reach('ESTABLISHED'),
      'SEND hello',
      'ACK seq=301 ack=101 wnd=0',
      'ACK seq=301 ack=103 wnd=0',
    );
    expect(lived.rules).not.toContain('R92');
    expect(Object.keys(lived.tcb.timers).sort()).toEqual(['persist', 'user']);
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
