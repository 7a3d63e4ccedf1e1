/** Tests of the RTO: measured, smoothed and backed off, as RFC 6298 has it. */
import { describe, expect, test } from 'vitest';
import { live, reach, testConstants } from './fixtures/states.ts';

const due = (tcb: ReturnType<typeof reach>) => tcb.timers.retransmission?.due;
const TIMEOUT = 'timeout retransmission';

describe('the RTO', () => {
  test('R85 begins with its initial value', () => {
    const { tcb, rules } = live(reach('CLOSED', testConstants({ initialRto: 1_700 })), 'OPEN active 100');
    expect(tcb.rtt).toMatchObject({ srtt: null, rto: 1_700 });
    expect(due(tcb)).toBe(1_700);
    expect(rules).toContain('R85');
  });

  test('R86 comes from the first measurement: that of the handshake', () => {
    for (const [from, answer] of [
      ['SYN-SENT', 'SYN,ACK seq=300 ack=101 wnd=1000'],
      ['SYN-RECEIVED', 'ACK seq=301 ack=101 wnd=1000'],
    ] as const) {
      const { tcb, rules } = live(reach(from), 'at 800', answer);
      expect(tcb.rtt).toMatchObject({ srtt: 800, rttvar: 400, rto: 800 + 4 * 400, timing: null });
      expect(rules).toEqual(expect.arrayContaining(['R86', 'R88']));
      expect(rules).not.toContain('R87');
    }
  });

  test('R86 adds at least the granularity of the clock', () => {
    const fine = testConstants({ minRto: 1, clockGranularity: 100 });
    expect(live(reach('SYN-SENT', fine), 'at 8', 'SYN,ACK seq=300 ack=101 wnd=9').tcb.rtt.rto).toBe(8 + 100);
  });

  test('R87 follows the later ones, RTTVAR before SRTT', () => {
    const { tcb, rules } = live(
      reach('SYN-SENT'),
      'at 800',
      'SYN,ACK seq=300 ack=101 wnd=1000',
      'at 2000',
      'SEND hello',
      'at 3200',
      'ACK seq=301 ack=106 wnd=1000',
    );
    const rttvar = 0.75 * 400 + 0.25 * (1200 - 800);
    const srtt = 0.875 * 800 + 0.125 * 1200;
    expect(tcb.rtt).toMatchObject({ srtt, rttvar, rto: srtt + 4 * rttvar });
    expect(rules).toContain('R87');
    expect(rules).not.toContain('R86');
  });

  test('R87 one segment is timed at a time', () => {
    const { tcb } = live(
      reach('ESTABLISHED'),
      'SEND a',
      'at 300',
      'SEND b',
      'at 900',
      'ACK seq=301 ack=102 wnd=1000',
      'at 2000',
      'ACK seq=301 ack=103 wnd=1000',
    );
    expect(tcb.rtt.srtt).toBe(0.125 * 900);
  });

  test('R87 an ACK of its first part tells nothing yet', () => {
    const timed = live(reach('ESTABLISHED'), 'SEND abcdef', 'at 300', 'ACK seq=301 ack=103 wnd=1000');
    expect(timed.tcb.rtt.timing).toEqual({ end: 107, at: 0 });
    const lived = live(timed.tcb, 'at 800', 'ACK seq=301 ack=107 wnd=1000');
    expect(lived.tcb.rtt.srtt).toBe(0.125 * 800);
  });

  test('R88 stays between its bounds', () => {
    const bounds = testConstants({ minRto: 900, maxRto: 3_000 });
    expect(live(reach('SYN-SENT', bounds), 'at 10', 'SYN,ACK seq=300 ack=101 wnd=9').tcb.rtt.rto).toBe(900);
    expect(live(reach('SYN-SENT', bounds), 'at 1500', 'SYN,ACK seq=300 ack=101 wnd=9').tcb.rtt.rto).toBe(
      3_000,
    );
    expect(live(reach('SYN-SENT', bounds), TIMEOUT, TIMEOUT, TIMEOUT).tcb.rtt.rto).toBe(3_000);
  });

  test('R89 is not measured with a segment that was retransmitted', () => {
    const syn = live(reach('SYN-SENT'), TIMEOUT, 'at 1500', 'SYN,ACK seq=300 ack=101 wnd=1000');
    expect(syn.tcb.rtt.srtt).toBeNull();
    const text = live(reach('ESTABLISHED'), 'SEND hello', TIMEOUT, 'at 1500', 'ACK seq=301 ack=106 wnd=1000');
    expect(text.tcb.rtt.srtt).toBe(0);
    const twice = live(reach('SYN-SENT'), TIMEOUT, TIMEOUT);
    expect(
      twice.all.map((r) => r.rules.includes('R89')),
      'the second stops nothing more',
    ).toEqual([true, false]);
  });

  test('R89 nor with the SYN that a simultaneous open sends twice', () => {
    const lived = live(reach('SYN-SENT'), 'at 700', 'SYN seq=300 wnd=1000', 'ACK seq=301 ack=101 wnd=1000');
    expect(lived.tcb.rtt.srtt).toBeNull();
  });

  test('R93 doubles with each timeout, and stays so until something new is measured', () => {
    const lived = live(reach('FIN-WAIT-1'), TIMEOUT, TIMEOUT, TIMEOUT);
    expect(lived.all.map((r) => r.tcb.rtt.rto)).toEqual([2_000, 4_000, 8_000]);
    expect(lived.rules).toContain('R93');
    expect(lived.all.map((r) => due(r.tcb))).toEqual([3_000, 7_000, 15_000]);
    expect(live(lived.tcb, 'ACK seq=301 ack=102 wnd=1000').tcb.rtt.rto).toBe(8_000);
  });

  test('R94 is at least 3 s for data when the SYN was retransmitted', () => {
    const lived = live(reach('SYN-SENT'), TIMEOUT, 'SYN,ACK seq=300 ack=101 wnd=1000', 'SEND hello');
    expect(lived.tcb.rtt).toMatchObject({ rto: 3_000, synRetransmitted: false });
    expect(due(lived.tcb)).toBe(lived.at + 3_000);
    expect(lived.all[1]?.rules).toContain('R94');
    const often = live(reach('SYN-RECEIVED'), TIMEOUT, TIMEOUT, TIMEOUT, 'ACK seq=301 ack=101 wnd=1000');
    expect(often.tcb.rtt.rto).toBe(3_000);
    const slow = testConstants({ initialRto: 20_000 });
    expect(live(reach('SYN-RECEIVED', slow), TIMEOUT, 'ACK seq=301 ack=101 wnd=9').tcb.rtt.rto).toBe(20_000);
  });

  test('R94 is not touched when the SYN went through', () => {
    expect(live(reach('SYN-RECEIVED'), 'ACK seq=301 ack=101 wnd=1000').tcb.rtt.rto).toBe(1_000);
    // Measured by nothing, for it was sent twice, though without a timeout.
    const simultaneous = live(reach('SYN-SENT'), 'SYN seq=300 wnd=9', 'ACK seq=301 ack=101 wnd=9');
    expect(simultaneous.tcb.rtt).toMatchObject({ srtt: null, rto: 1_000 });
  });
});

describe('the retransmission timer', () => {
  test('R90 starts with what is sent, and is left alone by what is sent after it', () => {
    const lived = live(reach('ESTABLISHED'), 'at 100', 'SEND a', 'at 500', 'SEND b');
    expect(lived.all.map((r) => due(r.tcb))).toEqual([1_100, 1_100]);
    expect(lived.all[0]?.rules).toContain('R90');
  });

  test('R91 stops when everything is acknowledged', () => {
    const lived = live(reach('ESTABLISHED'), 'SEND a', 'SEND b', 'ACK seq=301 ack=103 wnd=1000');
    expect(lived.tcb.timers).toEqual({});
    expect(lived.rules).toContain('R91');
  });

  test('R91, R90 starts afresh for what goes out in the same moment', () => {
    const nagle = reach('ESTABLISHED', testConstants({ nagle: true }));
    const lived = live(nagle, 'SEND a', 'SEND b', 'at 400', 'ACK seq=301 ack=102 wnd=1000');
    expect(due(lived.tcb)).toBe(1_400);
  });

  test('R92 starts again when a new ACK leaves something outstanding', () => {
    const lived = live(reach('ESTABLISHED'), 'SEND a', 'SEND b', 'at 400', 'ACK seq=301 ack=102 wnd=1000');
    expect(due(lived.tcb)).toBe(400 + lived.tcb.rtt.rto);
    expect(lived.rules).toContain('R92');
  });

  test('R92 is left alone by an ACK of nothing new', () => {
    const lived = live(reach('ESTABLISHED'), 'SEND a', 'at 400', 'ACK seq=301 ack=101 wnd=1000');
    expect(due(lived.tcb)).toBe(1_000);
  });
});
