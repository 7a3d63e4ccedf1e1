/** Tests of the turned circle of numbers: equal situations coincide. */
import { expect, test } from 'vitest';
import { reach, testConstants } from '../../shared/tcp/fixtures/states.ts';
import { parseSegment, segmentText } from '../../shared/tcp/segment.ts';
import { seq } from '../../shared/tcp/seq.ts';
import type { Tcb } from '../../shared/tcp/tcb.ts';
import type { Host } from './host.ts';
import { type Parts, renumbered } from './renumber.ts';

const host = (name: Host['name'], tcb: Tcb): Host => ({
  name,
  tcb,
  history: {
    opens: 1,
    incarnation: 1,
    sent: [0],
    received: 0,
    partner: null,
    met: [1],
    mslOver: false,
    end: 'none',
  },
});
const packet = (text: string) => ({ segment: parseSegment(text), incarnation: 1, old: 0 });

/** B, whose ISS was 300, is back in LISTEN with another; A is still ESTABLISHED with the old one. */
const parts = (iss: number, ...old: readonly string[]): Parts => ({
  hosts: {
    A: host('A', reach('ESTABLISHED', testConstants({ receiveBuffer: 4 }))),
    B: host('B', { ...reach('LISTEN'), iss: seq(iss) }),
  },
  to: { A: old.map(packet), B: [packet('ACK seq=101 ack=301 wnd=4')] },
});

test('the ISS is again the one that OPEN gave, and old numbers lie behind it in their order', () => {
  const { hosts, to } = renumbered(
    parts(64_300, 'SYN,ACK seq=300 ack=101', 'ACK seq=301 ack=101'),
    'B',
    64_000,
  );
  expect(hosts.B.tcb.iss).toBe(300);
  expect([hosts.A.tcb.irs, hosts.A.tcb.rcv.nxt]).toEqual([267, 268]);
  expect(to.A.map((p) => segmentText(p.segment))).toEqual([
    'SYN,ACK seq=267 ack=101 wnd=0 len=0',
    'ACK seq=268 ack=101 wnd=0 len=0',
  ]);
  expect(segmentText(to.B[0]!.segment)).toBe('ACK seq=101 ack=268 wnd=4 len=0');
});

test('one time more makes no difference: equal situations coincide', () => {
  const once = renumbered(parts(64_300, 'ACK seq=301 ack=101'), 'B', 64_000);
  const twice = renumbered(parts(128_300, 'ACK seq=301 ack=101'), 'B', 128_000);
  expect(twice).toEqual(once);
});

test('the peer may be synchronized with the next connection of this OPEN, too', () => {
  const { hosts } = renumbered(parts(64_300), 'B', 64_000);
  expect([hosts.A.history.met, hosts.B.history.met]).toEqual([[], [1]]);
});
