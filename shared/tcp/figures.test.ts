/** RFC 9293's own figures, lived through by two hosts. A is ISS 100 and B ISS 300, as in the RFC. */
import { describe, expect, test } from 'vitest';
import { live, reach, sent } from './fixtures/states.ts';
import { type Act, type Host, liveTogether } from './fixtures/two-hosts.ts';
import { ARROWS, arrowName } from './state.ts';

const open = (host: Host, mode: 'active' | 'passive', at = 0): Act => ({
  at,
  host,
  call: { call: 'OPEN', mode, iss: host === 'A' ? 100 : 300 },
});
const close = (host: Host, at: number): Act => ({ at, host, call: { call: 'CLOSE' } });
const handshake = [open('A', 'active'), open('B', 'passive')];

describe('RFC 9293', () => {
  test('R4, R5, R36, R41, R61 figure 6: the three-way handshake', () => {
    const { sent: segments, states } = liveTogether({ acts: handshake });
    expect(segments).toEqual([
      'A→B SYN seq=100 wnd=1000 len=0',
      'B→A SYN,ACK seq=300 ack=101 wnd=1000 len=0',
      'A→B ACK seq=101 ack=301 wnd=1000 len=0',
    ]);
    expect(states).toEqual({
      A: ['CLOSED', 'SYN-SENT', 'ESTABLISHED'],
      B: ['CLOSED', 'LISTEN', 'SYN-RECEIVED', 'ESTABLISHED'],
    });
  });

  test('R42, R49 figure 7: the simultaneous open', () => {
    const { sent: segments, states } = liveTogether({ acts: [open('A', 'active'), open('B', 'active')] });
    expect(segments.slice(0, 4)).toEqual([
      'A→B SYN seq=100 wnd=1000 len=0',
      'B→A SYN seq=300 wnd=1000 len=0',
      'B→A SYN,ACK seq=300 ack=101 wnd=1000 len=0',
      'A→B SYN,ACK seq=100 ack=301 wnd=1000 len=0',
    ]);
    // The figure ends here; each SYN,ACK repeats an old SYN and is acknowledged once more.
    expect(segments.slice(4).sort()).toEqual([
      'A→B ACK seq=101 ack=301 wnd=1000 len=0',
      'B→A ACK seq=301 ack=101 wnd=1000 len=0',
    ]);
    const way = ['CLOSED', 'SYN-SENT', 'SYN-RECEIVED', 'ESTABLISHED'];
    expect(states).toEqual({ A: way, B: way });
  });

  test('R42, R49 figure 7: even when one of the SYN,ACKs is lost', () => {
    const { tcbs } = liveTogether({
      acts: [open('A', 'active'), open('B', 'active')],
      fates: [[50], [50], [50], []],
    });
    expect([tcbs.A.state, tcbs.B.state]).toEqual(['ESTABLISHED', 'ESTABLISHED']);
  });

  test('R38, R53 figure 8: the recovery from an old duplicate SYN', () => {
    const b = live(reach('CLOSED'), 'OPEN passive 300', 'SYN seq=90 wnd=1000');
    expect(sent(b)).toEqual(['SYN,ACK seq=300 ack=91 wnd=1000 len=0']);
    const a = live(reach('SYN-SENT'), 'SYN,ACK seq=300 ack=91 wnd=1000');
    expect(sent(a)).toEqual(['RST seq=91 wnd=0 len=0']);
    expect(a.tcb.state).toBe('SYN-SENT');
    const back = live(b.tcb, 'RST seq=91', 'SYN seq=100 wnd=1000');
    expect(back.all.map((r) => r.tcb.state)).toEqual(['LISTEN', 'SYN-RECEIVED']);
  });

  test('R58, R38, R55 figure 9: the discovery of a half-open connection by a SYN', () => {
    const challenged = live(reach('ESTABLISHED'), 'SYN seq=400 wnd=1000');
    expect(sent(challenged)).toEqual(['ACK seq=101 ack=301 wnd=1000 len=0']);
    const rebooted = live(reach('CLOSED'), 'OPEN active 400', 'ACK seq=101 ack=301 wnd=1000');
    expect(sent(rebooted)).toEqual(['RST seq=301 wnd=0 len=0']);
    expect(rebooted.tcb.state).toBe('SYN-SENT');
    expect(live(challenged.tcb, 'RST seq=301').tcb.state).toBe('CLOSED');
  });

  test('R33, R55 figure 10: the discovery of a half-open connection by text', () => {
    const text = live(reach('ESTABLISHED'), 'SEND 0123456789');
    const refused = live(reach('CLOSED'), ...sent(text));
    expect(sent(refused)).toEqual(['RST seq=301 wnd=0 len=0']);
    expect(live(text.tcb, ...sent(refused)).tcb.state).toBe('CLOSED');
  });

  test('R36, R35, R53 figure 11: an old duplicate SYN between two passive hosts', () => {
    const b = live(reach('CLOSED'), 'OPEN passive 300', 'SYN seq=70 wnd=1000');
    const a = live(reach('LISTEN'), ...sent(b));
    expect(sent(a)).toEqual(['RST seq=71 wnd=0 len=0']);
    expect([a.tcb.state, live(b.tcb, ...sent(a)).tcb.state]).toEqual(['LISTEN', 'LISTEN']);
  });

  test('R22, R77, R67, R24, R80, R70, R84 figure 12: the normal close', () => {
    const { sent: segments, states } = liveTogether({
      acts: [...handshake, close('A', 1_000), close('B', 2_000)],
    });
    expect(segments.slice(3)).toEqual([
      'A→B FIN,ACK seq=101 ack=301 wnd=1000 len=0',
      'B→A ACK seq=301 ack=102 wnd=999 len=0',
      'B→A FIN,ACK seq=301 ack=102 wnd=999 len=0',
      'A→B ACK seq=102 ack=302 wnd=999 len=0',
    ]);
    expect(states.A.slice(3)).toEqual(['FIN-WAIT-1', 'FIN-WAIT-2', 'TIME-WAIT', 'CLOSED']);
    expect(states.B.slice(4)).toEqual(['CLOSE-WAIT', 'LAST-ACK', 'CLOSED']);
  });

  test('R79, R69 figure 13: the simultaneous close', () => {
    const { sent: segments, states } = liveTogether({
      acts: [...handshake, close('A', 1_000), close('B', 1_000)],
    });
    expect(segments.slice(3)).toEqual([
      'A→B FIN,ACK seq=101 ack=301 wnd=1000 len=0',
      'B→A FIN,ACK seq=301 ack=101 wnd=1000 len=0',
      'B→A ACK seq=302 ack=102 wnd=999 len=0',
      'A→B ACK seq=102 ack=302 wnd=999 len=0',
    ]);
    const way = ['FIN-WAIT-1', 'CLOSING', 'TIME-WAIT', 'CLOSED'];
    expect([states.A.slice(3), states.B.slice(4)]).toEqual([way, way]);
  });

  test('R78 figure 5: every arrow can be gone, the one of note 2 too', () => {
    const ways: readonly (readonly [Parameters<typeof reach>[0], string])[] = [
      ['CLOSED', 'OPEN passive 100'],
      ['CLOSED', 'OPEN active 100'],
      ['LISTEN', 'CLOSE'],
      ['LISTEN', 'SYN seq=300'],
      ['LISTEN', 'SEND hello'],
      ['SYN-SENT', 'CLOSE'],
      ['SYN-SENT', 'SYN seq=300'],
      ['SYN-SENT', 'SYN,ACK seq=300 ack=101'],
      ['SYN-RECEIVED', 'RST seq=301'],
      ['SYN-RECEIVED', 'ACK seq=301 ack=101'],
      ['SYN-RECEIVED', 'CLOSE'],
      ['ESTABLISHED', 'CLOSE'],
      ['ESTABLISHED', 'FIN,ACK seq=301 ack=101'],
      ['FIN-WAIT-1', 'ACK seq=301 ack=102'],
      ['FIN-WAIT-1', 'FIN,ACK seq=301 ack=101'],
      ['FIN-WAIT-1', 'FIN,ACK seq=301 ack=102'],
      ['FIN-WAIT-2', 'FIN,ACK seq=301 ack=102'],
      ['CLOSING', 'ACK seq=302 ack=102'],
      ['TIME-WAIT', 'timeout time-wait'],
      ['CLOSE-WAIT', 'CLOSE'],
      ['LAST-ACK', 'ACK seq=302 ack=102'],
    ];
    const gone = ways.map(([from, event]) =>
      arrowName(reach(from).state, live(reach(from), event).tcb.state),
    );
    expect(gone).toEqual(ARROWS.map(({ from, to }) => arrowName(from, to)));
  });
});

describe('three ways in which an ACK is lost at the end', () => {
  test('R71 the last ACK: LAST-ACK sends its FIN again, and TIME-WAIT acknowledges it again', () => {
    const { sent: segments, states } = liveTogether({
      acts: [...handshake, close('A', 1_000), close('B', 2_000)],
      fates: [[50], [50], [50], [50], [50], [50], []],
    });
    expect(segments.slice(6)).toEqual([
      'A→B ACK seq=102 ack=302 wnd=999 len=0',
      'B→A FIN,ACK seq=301 ack=102 wnd=999 len=0',
      'A→B ACK seq=102 ack=302 wnd=999 len=0',
    ]);
    expect([states.A.at(-1), states.B.at(-1)]).toEqual(['CLOSED', 'CLOSED']);
  });

  test('R96 every last ACK: LAST-ACK gives up', () => {
    const lost = Array(20).fill([]);
    const { states, results } = liveTogether({
      acts: [...handshake, close('A', 1_000), close('B', 2_000)],
      fates: [[50], [50], [50], [50], [50], ...lost],
    });
    expect(states.B.slice(4)).toEqual(['CLOSE-WAIT', 'LAST-ACK', 'CLOSED']);
    expect(results.some((r) => r.rules.includes('R96'))).toBe(true);
    expect(states.A.at(-1)).toBe('FIN-WAIT-2');
  });

  test('R45, R71 one of the two of a simultaneous close: the FIN comes again', () => {
    const { tcbs } = liveTogether({
      acts: [...handshake, close('A', 1_000), close('B', 1_000)],
      fates: [[50], [50], [50], [50], [50], []],
    });
    expect([tcbs.A.state, tcbs.B.state]).toEqual(['CLOSED', 'CLOSED']);
  });
});
