/** Tests of the geometry and the words of a crowd's pictures. */
import { describe, expect, test } from 'vitest';
import { createMatch } from '../../shared/match/create.ts';
import { play } from '../../shared/match/play.ts';
import { view } from '../../shared/match/view.ts';
import type { CrowdView, SystemView } from '../../shared/protocol/view.ts';
import { synFlood } from '../../shared/scenarios/catalogue/17-syn-flood.ts';
import { cellsPath, fieldOf } from './cells.ts';
import { chartOf } from './chart.ts';
import { dotsOf, type Tally, tallyOf } from './dots.ts';

describe('a field of cells', () => {
  test.each([
    [16, 8, 2],
    [24, 10, 3],
    [28, 11, 3],
    [64, 16, 4],
    [256, 32, 8],
  ])('of %i is %i wide and %i high', (cells, columns, rows) => {
    expect(fieldOf(cells)).toEqual({ columns, rows });
  });

  test('begins a new row where the last is full', () => {
    expect(cellsPath({ columns: 2, rows: 2 }, 1, 3)).toBe('M11 1h8v8h-8zM1 11h8v8h-8z');
    expect(cellsPath({ columns: 2, rows: 2 }, 3, 3)).toBe('');
  });
});

describe('dots', () => {
  const none: Tally = { syns: 0, off: 0, wall: 0, cookie: 0 };
  const kinds = (now: Tally): Record<string, number> => {
    const counted: Record<string, number> = {};
    for (const { kind } of dotsOf(none, now)) counted[kind] = (counted[kind] ?? 0) + 1;
    return counted;
  };

  test('are one for each SYN while they are few', () => {
    expect(kinds({ syns: 5, off: 2, wall: 0, cookie: 0 })).toEqual({ in: 3, off: 2 });
  });

  test('tell shares when they are many, and forget nothing that happened', () => {
    const many = kinds({ syns: 500, off: 490, wall: 9, cookie: 0 });
    expect(many.in).toBe(1);
    expect(many.wall).toBe(1);
    expect(many.off).toBe(12);
    expect(kinds({ syns: 500, off: 0, wall: 0, cookie: 500 })).toEqual({ cookie: 12 });
  });

  test('are none while nothing arrives', () => {
    expect(dotsOf({ ...none, syns: 7 }, { ...none, syns: 7 })).toEqual([]);
  });
});

describe('from a match', () => {
  const match = play(
    createMatch({
      scenario: synFlood,
      seed: 1,
      level: 'standard',
      players: { A: 'autopilot', B: 'autopilot' },
    }),
    { type: 'advance' },
    95_000,
  ).match;
  const { crowd, hosts } = view(match, 'B') as { crowd: CrowdView; hosts: readonly { system: SystemView }[] };
  const { system } = hosts[0]!;

  test('the chart has a bar for every five seconds, and a band for each defence in its turn', () => {
    const { bars, bands, width, most } = chartOf(crowd, system.reigns);
    expect(bars.length).toBe(crowd.samples.length);
    expect(bars.reduce((sum, bar) => sum + bar.served, 0)).toBe(crowd.served);
    expect(bars.reduce((sum, bar) => sum + bar.turnedAway, 0)).toBe(crowd.turnedAway);
    expect(bands.map(({ what }) => what)).toEqual([
      'syn-backlog:64',
      'syn-ack-retries:1',
      'syn-limit:1',
      'syn-cookies:1',
    ]);
    for (const [i, { from, to, room }] of bands.entries()) {
      expect(to).toBeGreaterThan(from);
      expect(from).toBe(bands[i - 1]?.to ?? from);
      expect(to).toBeLessThanOrEqual(width);
      expect(room).toBe(bands[i + 1]?.from ?? width);
    }
    expect(most).toBeGreaterThanOrEqual(4);
  });

  test('a band that began before the first of the bars begins with it', () => {
    const late = { ...crowd, samplesFrom: crowd.begunAt! + 60_000 };
    const { bars, bands, width } = chartOf(late, [{ at: crowd.begunAt!, what: 'syn-cookies:1' }]);
    expect(bands).toEqual([{ what: 'syn-cookies:1', from: 0, to: bars.length, room: width }]);
  });

  test('the tally is what the server has counted', () => {
    const tally = tallyOf(system);
    expect(tally.syns).toBeGreaterThan(600);
    expect(tally.wall).toBe(match.crowd?.kernels.B.firewallDrops);
    expect(tally.cookie).toBeGreaterThan(50);
  });
});
