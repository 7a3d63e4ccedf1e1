/** Tests of the wire: delay, loss, copies, jitter, reordering and the MSL, as the seed says. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { HostId } from '../hosts.ts';
import { CALM_WIRE } from '../scenarios/catalogue/defaults.ts';
import { FIN, parseSegment, SYN } from '../tcp/segment.ts';
import { seq } from '../tcp/seq.ts';
import type { Fault } from './fault.ts';
import {
  createWire,
  inject,
  takeDue,
  transmit,
  type Wire,
  type WireConfig,
  type WireEvent,
  wireNextDue,
} from './wire.ts';

const data = parseSegment('PSH,ACK seq=1 ack=1 wnd=9 len=3');
const fin = parseSegment('FIN,ACK seq=1 ack=1 wnd=9');
const syn = parseSegment('SYN seq=1 wnd=9');

/** Sends one after another, at the given times, then takes everything off the wire. */
function journey(
  config: Partial<WireConfig>,
  sends: readonly [at: number, from: HostId, what: typeof data][],
  seed = 1,
) {
  let wire = createWire({ ...CALM_WIRE, ...config }, seed);
  const events: (WireEvent & { at: number })[] = [];
  const takeUntil = (to: number): void => {
    for (let due = wireNextDue(wire); due !== null && due <= to; due = wireNextDue(wire)) {
      const taken = takeDue(wire, due);
      wire = taken.wire;
      for (const e of taken.events) events.push({ ...e, at: due });
    }
  };
  for (const [at, from, what] of sends) {
    takeUntil(at);
    const sent = transmit(wire, from, what, at);
    wire = sent.wire;
    for (const e of sent.events) events.push({ ...e, at });
  }
  takeUntil(Number.MAX_SAFE_INTEGER);
  return { wire, events, told: events.map((e) => `${e.at} ${e.type} ${e.packet.id}`) };
}

const faults = (...list: Fault[]): Partial<WireConfig> => ({ faults: list });

describe('the wire', () => {
  test('delays each segment by its delay and delivers it once', () => {
    expect(journey({}, [[10, 'A', data]]).told).toEqual(['10 sent 1', '2010 arrived 1']);
  });

  test('loses none with probability 0 and all with probability 1', () => {
    const hundred = Array.from({ length: 100 }, (_, i): [number, HostId, typeof data] => [i, 'A', data]);
    expect(journey({ loss: 0 }, hundred).events.filter((e) => e.type === 'lost')).toHaveLength(0);
    expect(journey({ loss: 1 }, hundred).events.filter((e) => e.type === 'lost')).toHaveLength(100);
  });

  test('copies, jitters and reorders as the seed says, and the same seed says the same', () => {
    const rough = { jitter: 900, duplication: 0.5, reordering: 0.5, reorderDelay: 3_000, loss: 0.2 };
    const sends = Array.from({ length: 40 }, (_, i): [number, HostId, typeof data] => [i * 100, 'A', data]);
    expect(journey(rough, sends, 5).told).toEqual(journey(rough, sends, 5).told);
    expect(journey(rough, sends, 5).told).not.toEqual(journey(rough, sends, 6).told);
    const order = journey(rough, sends, 5).events.filter(
      (e) => e.type === 'arrived' && e.packet.copyOf === null,
    );
    expect(order.map((e) => e.packet.id)).not.toEqual(order.map((e) => e.packet.id).sort((a, b) => a - b));
    expect(journey(rough, sends, 5).events.some((e) => e.type === 'copied')).toBe(true);
  });

  test('lets a segment older than the MSL die, at the MSL', () => {
    expect(journey({ delay: 20_000 }, [[0, 'A', data]]).told).toEqual(['0 sent 1', '15000 lost 1']);
    expect(journey({ delay: 20_000 }, [[0, 'A', data]]).events[1]).toMatchObject({ cause: 'msl' });
  });

  test('delivers what takes exactly the MSL', () => {
    expect(journey({ delay: 15_000 }, [[0, 'A', data]]).told).toEqual(['0 sent 1', '15000 arrived 1']);
  });

  test('puts an injected segment on its way like any other, past every fault', () => {
    const wire = createWire({ ...CALM_WIRE, ...faults({ on: { from: 'A' }, action: { do: 'lose' } }) }, 1);
    const injected = inject(wire, 'A', data, 0).wire;
    expect(takeDue(injected, 2_000).events[0]).toMatchObject({ type: 'arrived', packet: { to: 'B' } });
  });
});

describe('a scripted fault', () => {
  test('hits the nth fitting transmission and as many as it says', () => {
    const config = faults({ on: { from: 'A', data: true }, nth: 2, times: 2, action: { do: 'lose' } });
    const sends: [number, HostId, typeof data][] = [
      [0, 'A', data],
      [1, 'A', fin],
      [2, 'B', data],
      [3, 'A', data],
      [4, 'A', data],
      [5, 'A', data],
    ];
    const lost = journey(config, sends).events.filter((e) => e.type === 'lost');
    expect(lost.map((e) => e.packet.id)).toEqual([4, 5]);
    expect(lost[0]).toMatchObject({ cause: 'fault' });
  });

  test('chooses by flags that must and must not be there', () => {
    const config = faults({ on: { from: 'A', flags: SYN, without: FIN }, action: { do: 'lose' } });
    expect(journey(config, [[0, 'A', data]]).told).toContain('2000 arrived 1');
    expect(journey(config, [[0, 'A', syn]]).told).toContain('0 lost 1');
  });

  test('chooses one ACK by its number, which a segment without the ACK bit does not have', () => {
    const config = faults({ on: { from: 'A', ack: 0 }, action: { do: 'lose' } });
    const zero = parseSegment('ACK seq=1 ack=0 wnd=9');
    expect(journey(config, [[0, 'A', syn]]).told).toContain('2000 arrived 1');
    expect(journey(config, [[0, 'A', data]]).told).toContain('2000 arrived 1');
    expect(journey(config, [[0, 'A', zero]]).told).toContain('0 lost 1');
  });

  test('delays and duplicates', () => {
    const delay = faults({ on: { from: 'A' }, action: { do: 'delay', by: 5_000 } });
    expect(journey(delay, [[0, 'A', data]]).told).toEqual(['0 sent 1', '7000 arrived 1']);
    const copy = faults({ on: { from: 'A' }, action: { do: 'duplicate', after: 500 } });
    expect(journey(copy, [[0, 'A', data]]).told).toEqual([
      '0 sent 1',
      '0 copied 2',
      '2000 arrived 1',
      '2500 arrived 2',
    ]);
  });

  test('chooses by sequence number and by window, too', () => {
    const old = parseSegment('ACK seq=1 ack=1 wnd=9 len=3');
    for (const on of [{ from: 'A', seq: 1 } as const, { from: 'A', wnd: 9 } as const]) {
      const config = faults({ on, action: { do: 'lose' } });
      expect(journey(config, [[0, 'A', old]]).told).toContain('0 lost 1');
      expect(journey(config, [[0, 'A', { ...old, seq: seq(2), wnd: 8 }]]).told).toContain('2000 arrived 1');
    }
  });

  const straggler = faults({
    on: { from: 'A', data: true },
    action: { do: 'duplicate', until: { from: 'B', flags: FIN } },
  });

  test('keeps a copy until something is sent, and delivers the original meanwhile', () => {
    const told = journey(straggler, [
      [0, 'A', data],
      [9_000, 'B', fin],
    ]).told;
    expect(told).toEqual([
      '0 sent 1',
      '0 copied 2',
      '2000 arrived 1',
      '9000 sent 3',
      '11000 arrived 2',
      '11000 arrived 3',
    ]);
  });

  test('lets a copy that is kept too long die at the MSL', () => {
    const { told, events } = journey(straggler, [
      [0, 'A', data],
      [16_000, 'B', fin],
    ]);
    expect(told).toContain('15000 lost 2');
    expect(events.find((e) => e.type === 'lost')).toMatchObject({ cause: 'msl', packet: { copyOf: 1 } });
  });

  const crossing = faults(
    { on: { from: 'A', flags: FIN }, action: { do: 'hold', until: { from: 'B', flags: FIN } } },
    { on: { from: 'B', flags: FIN }, action: { do: 'hold', until: { from: 'A', flags: FIN } } },
  );

  test('holds a FIN until the peer has sent its own, whoever is first', () => {
    expect(
      journey(crossing, [
        [0, 'A', fin],
        [9_000, 'B', fin],
      ]).told,
    ).toEqual(['0 sent 1', '9000 sent 2', '11000 arrived 1', '11000 arrived 2']);
    expect(
      journey(crossing, [
        [0, 'B', fin],
        [9_000, 'A', fin],
      ]).told,
    ).toEqual(['0 sent 1', '9000 sent 2', '11000 arrived 1', '11000 arrived 2']);
  });

  test('holds retransmissions too, and lets what it holds die at the MSL', () => {
    expect(
      journey(crossing, [
        [0, 'A', fin],
        [20_000, 'A', fin],
        [21_000, 'B', fin],
      ]).told,
    ).toEqual([
      '0 sent 1',
      '15000 lost 1',
      '20000 sent 2',
      '21000 sent 3',
      '23000 arrived 2',
      '23000 arrived 3',
    ]);
  });
});

test('whatever its faults, the wire gives each packet exactly one fate', () => {
  const action: fc.Arbitrary<Fault['action']> = fc.constantFrom<Fault['action']>(
    { do: 'lose' },
    { do: 'delay', by: 9_000 },
    { do: 'duplicate', after: 700 },
    { do: 'duplicate', until: { from: 'A' } },
    { do: 'hold', until: { from: 'B' } },
  );
  const fault = fc.record({
    on: fc.record({ from: fc.constantFrom<HostId>('A', 'B') }),
    action,
    nth: fc.integer({ min: 1, max: 4 }),
  });
  const gaps = fc.array(fc.tuple(fc.nat(5_000), fc.constantFrom<HostId>('A', 'B')), { maxLength: 30 });
  fc.assert(
    fc.property(fc.array(fault, { maxLength: 4 }), gaps, fc.nat(), (list, waits, seed) => {
      let at = 0;
      const sends = waits.map(([wait, from]): [number, HostId, typeof data] => {
        at += wait;
        return [at, from, data];
      });
      const rough = { ...faults(...list), loss: 0.3, duplication: 0.3, jitter: 3_000 };
      const { events, wire } = journey(rough, sends, seed);
      const born = events.filter((e) => e.type === 'sent' || e.type === 'copied').map((e) => e.packet.id);
      const fates = events.filter((e) => e.type === 'arrived' || e.type === 'lost').map((e) => e.packet.id);
      expect([...fates].sort((a, b) => a - b)).toEqual([...born].sort((a, b) => a - b));
      expect((wire satisfies Wire).inFlight).toEqual([]);
    }),
    { numRuns: 200 },
  );
});
