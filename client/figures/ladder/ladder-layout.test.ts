/** Tests of a ladder's geometry. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { segment } from '../../../shared/tcp/segment.ts';
import type { NumberBase } from '../segment/segment-view.ts';
import type { LadderArrow, LadderInput } from './ladder-input.ts';
import { labelBox, orientedBox, overlaps } from './ladder-labels.ts';
import { layOutLadder, nameLines, wrap } from './ladder-layout.ts';
import { BREAK } from './ladder-time.ts';

const ACK = 0x10;

function arrow(fields: Partial<LadderArrow> & { id: string }): LadderArrow {
  return { from: 'A', sentAt: 0, arrivesAt: 2000, lostAt: null, segment: segment({ flags: ACK }), ...fields };
}

const ladder = (fields: Partial<LadderInput>): LadderInput => {
  return { lifelines: { A: [], B: [] }, arrows: [], marks: [], end: 10_000, ...fields };
};

const WIDE = { width: 800, zoom: 1 };
const PHONE = { width: 358, zoom: 1 };

const anyArrow = fc
  .record({
    from: fc.constantFrom('A' as const, 'B' as const),
    sentAt: fc.integer({ min: 0, max: 60_000 }),
    flight: fc.constantFrom(1000, 2000, 2000, 2000, 5000),
    fate: fc.constantFrom('arrives', 'arrives', 'arrives', 'lost', 'open', 'unseen'),
    octets: fc.integer({ min: 0, max: 20 }),
    retransmission: fc.boolean(),
  })
  .map(({ from, sentAt, flight, fate, octets, retransmission }): Omit<LadderArrow, 'id'> => {
    return {
      from,
      sentAt: fate === 'unseen' ? null : sentAt,
      arrivesAt: fate === 'arrives' || fate === 'unseen' ? sentAt + flight : null,
      lostAt: fate === 'lost' ? sentAt + flight / 2 : null,
      segment: segment({ flags: ACK, seq: sentAt, ack: octets, data: 'x'.repeat(octets) }),
      retransmission,
    };
  });
const anyLadder = fc
  .array(anyArrow, { maxLength: 40 })
  .map((arrows) => ladder({ arrows: arrows.map((one, i) => ({ ...one, id: String(i) })), end: 70_000 }));

describe('time on a ladder', () => {
  test('runs down, whatever happens', () => {
    fc.assert(
      fc.property(anyLadder, fc.array(fc.integer({ min: 0, max: 80_000 })), (input, times) => {
        const { yAt } = layOutLadder(input, WIDE).time;
        const ys = [...times].sort((a, b) => a - b).map(yAt);
        for (const [i, y] of ys.slice(1).entries()) expect(y).toBeGreaterThanOrEqual(ys[i]!);
      }),
    );
  });

  test('is true to scale where nothing disturbs it', () => {
    const arrows = [arrow({ id: '1' }), arrow({ id: '2', from: 'B', sentAt: 4000, arrivesAt: 6000 })];
    const { yAt } = layOutLadder(ladder({ arrows }), WIDE).time;
    expect(yAt(4000) - yAt(2000)).toBeCloseTo(yAt(6000) - yAt(4000));
  });

  test('cuts a long silence short and says how long it was', () => {
    const arrows = [arrow({ id: '1' }), arrow({ id: '2', sentAt: 62_000, arrivesAt: 64_000 })];
    const layout = layOutLadder(ladder({ arrows, end: 64_000 }), WIDE);
    expect(layout.breaks).toHaveLength(1);
    expect(layout.breaks[0]).toMatchObject({ from: 2000, to: 62_000 });
    expect(layout.time.yAt(62_000) - layout.time.yAt(2000)).toBe(BREAK);
  });

  test('stretches when zoomed in', () => {
    const input = ladder({ arrows: [arrow({ id: '1' })], end: 2000 });
    const fall = (zoom: number): number => {
      const [placed] = layOutLadder(input, { width: 800, zoom }).arrows;
      return placed!.tip[1] - placed!.tail[1];
    };
    expect(fall(2)).toBeCloseTo(2 * fall(1));
  });
});

describe('the arrows of a ladder', () => {
  test('never point upwards', () => {
    fc.assert(
      fc.property(anyLadder, (input) => {
        for (const { tail, tip } of layOutLadder(input, WIDE).arrows) {
          expect(tip[1]).toBeGreaterThanOrEqual(tail[1]);
        }
      }),
    );
  });

  test('of one host that leave at one moment begin one below the other', () => {
    const layout = layOutLadder(ladder({ arrows: [arrow({ id: '1' }), arrow({ id: '2' })] }), WIDE);
    const [first, second] = layout.arrows;
    expect(second!.tail[1] - first!.tail[1]).toBeGreaterThanOrEqual(16);
  });

  test('lead from A on the left to B on the right and back', () => {
    const layout = layOutLadder(
      ladder({ arrows: [arrow({ id: '1' }), arrow({ id: '2', from: 'B', sentAt: 3000, arrivesAt: 5000 })] }),
      WIDE,
    );
    expect(layout.x.A).toBeLessThan(layout.x.B);
    const [there, back] = layout.arrows;
    expect(there!.tip[0]).toBeGreaterThan(there!.tail[0]);
    expect(back!.tip[0]).toBeLessThan(back!.tail[0]);
  });

  test('break off on the way when the segment is lost, and reach nobody', () => {
    const [placed] = layOutLadder(
      ladder({ arrows: [arrow({ id: '1', arrivesAt: null, lostAt: 1000 })] }),
      WIDE,
    ).arrows;
    expect(placed!.end).toBe('lost');
    expect(placed!.tip[0]).toBeLessThan(layOutLadder(ladder({}), WIDE).x.B - 50);
  });

  test('come out of the wire when the viewer cannot know who sent them when', () => {
    const input = ladder({ arrows: [arrow({ id: '1', from: 'B', sentAt: null, arrivesAt: 5000 })] });
    const { arrows, x } = layOutLadder(input, WIDE);
    expect(arrows[0]!.tail[0]).toBeCloseTo((x.A + x.B) / 2);
    expect(arrows[0]!.end).toBe('arrives');
  });
});

describe.each([
  ['on a laptop', WIDE],
  ['on a phone', PHONE],
])('the words %s', (_, options) => {
  test('along the arrows never overlap each other', () => {
    fc.assert(
      fc.property(anyLadder, (input) => {
        const boxes = [...layOutLadder(input, options).labels.values()].map(labelBox);
        for (const [i, a] of boxes.entries()) {
          for (const b of boxes.slice(i + 1)) expect(overlaps(a, b)).toBe(false);
        }
      }),
    );
  });

  test('beside a lifeline never overlap each other', () => {
    const input = ladder({
      lifelines: {
        A: [
          { state: 'CLOSED', from: 0, to: 100 },
          { state: 'SYN-SENT', from: 100, to: 200 },
          { state: 'SYN-RECEIVED', from: 200, to: 300 },
          { state: 'ESTABLISHED', from: 300, to: 10_000 },
        ],
        B: [],
      },
      marks: [
        { host: 'A', at: 100, kind: 'call', label: 'active OPEN' },
        { host: 'A', at: 300, kind: 'signal', label: 'connection established' },
      ],
    });
    const lines = layOutLadder(input, options).besides.flatMap(({ y, lines: words }) =>
      words.map((__, i) => y + i * 12),
    );
    for (const [i, y] of lines.slice(1).entries()) expect(y - lines[i]!).toBeGreaterThanOrEqual(11);
  });

  test('say what was asked before the state that followed', () => {
    const input = ladder({
      lifelines: { A: [{ state: 'SYN-SENT', from: 500, to: 10_000 }], B: [] },
      marks: [{ host: 'A', at: 500, kind: 'call', label: 'OPEN' }],
    });
    const [first, second] = layOutLadder(input, options).besides;
    expect(first?.mark?.label).toBe('OPEN');
    expect(second?.state).toBe('SYN-SENT');
  });

  test('stand along every arrow of an ordinary exchange, in full', () => {
    const arrows = Array.from({ length: 6 }, (__, i) =>
      arrow({ id: String(i), from: i % 2 === 0 ? 'A' : 'B', sentAt: i * 2000, arrivesAt: i * 2000 + 2000 }),
    );
    const { labels } = layOutLadder(ladder({ arrows, end: 12_000 }), options);
    expect([...labels.values()].filter((label) => !label.short)).toHaveLength(6);
  });
});

describe('relative numbers', () => {
  const numbers = (base?: NumberBase): string => {
    const acks = segment({ flags: ACK, seq: 101, ack: 4_294_967_290 });
    return layOutLadder(ladder({ arrows: [arrow({ id: '1', segment: acks, base })] }), WIDE).arrows[0]!
      .numbers;
  };

  test('count from the initial sequence numbers of both hosts, over the wrap too', () => {
    expect(numbers({ seq: 100, ack: 4_294_967_280 })).toBe('seq 1 ack 10');
  });

  test('are all absolute when one of them belongs to another connection', () => {
    expect(numbers({ seq: 100, ack: 4_294_967_291 })).toBe('seq 101 ack 4294967290');
  });

  test('are absolute when these are not known', () => {
    expect(numbers()).toBe('seq 101 ack 4294967290');
  });
});

test('names of states break at the hyphen where room is short', () => {
  expect(nameLines('FIN-WAIT-1', true)).toEqual(['FIN-', 'WAIT-1']);
  expect(nameLines('FIN-WAIT-1', false)).toEqual(['FIN-WAIT-1']);
  expect(nameLines('CLOSED', true)).toEqual(['CLOSED']);
});

test('long words wrap to two lines and are cut after that', () => {
  expect(wrap('CLOSE', 11)).toEqual(['CLOSE']);
  expect(wrap('connection established', 11)).toEqual(['connection', 'established']);
  expect(wrap('retransmission timeout', 11)).toEqual(['retransmis…', 'timeout']);
});

test('boxes along different arrows overlap only where they meet', () => {
  const flat = orientedBox(100, 100, 0, 80, 10, 10);
  expect(overlaps(flat, orientedBox(100, 115, 0, 80, 4, 4))).toBe(false);
  expect(overlaps(flat, orientedBox(100, 115, 45, 80, 10, 10))).toBe(true);
});
