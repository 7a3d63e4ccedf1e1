/**
 * The short walks, the broken rulebooks, and the page that tells of them.
 * The long walks are `npm run walk`.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { STATES } from '../../shared/tcp/state.ts';
import { step } from '../../shared/tcp/step.ts';
import type { Bounds } from './bounds.ts';
import { complaintAbout, MUTANTS } from './mutants.ts';
import { arrowRows, PAGE_PATH, restRow, type Walked, walkRow, wayLines, words } from './page.ts';
import { canonical } from './reactions.ts';
import { missingArrows, walk } from './walk.ts';
import { HOST_KINDS, handshake, surpriseIn, WALKS, withIss } from './walks.ts';

const page = readFileSync(join(import.meta.dirname, '..', '..', PAGE_PATH), 'utf8').split('\n');

/** Each is walked once, however many tests ask for it. */
const walkedOnce = WALKS.map((planned, i) => {
  let walked: Walked | undefined;
  return () => {
    walked ??= { number: i + 1, planned, walk: walk(planned.bounds, HOST_KINDS[planned.hosts]) };
    return walked;
  };
});
const short = WALKS.flatMap(({ short, hosts, bounds }, i) =>
  short ? [{ number: i + 1, name: `${bounds.name}, ${hosts}, TIME-WAIT ends ${bounds.timeWait}` }] : [],
);
const walked = (number: number): Walked => (walkedOnce[number - 1] as () => Walked)();

describe('two hosts and a small wire', () => {
  test.each(short)('walk $number ($name) finds what it should and nothing else', ({ number }) => {
    const { planned, walk: w } = walked(number);
    expect(surpriseIn(planned, w)).toBeNull();
  });

  test.each([1, 2, 3])('walk %i meets all states and goes every arrow of figure 5', (number) => {
    const w = walked(number).walk;
    expect([...w.statesMet].sort()).toEqual([...STATES].sort());
    expect(missingArrows(w)).toEqual([]);
  });

  test('old text gets into the next connection only if TIME-WAIT is cut, or ended by a RST', () => {
    const found = short
      .map(({ number }) => walked(number))
      .filter(({ planned }) => planned.bounds.name === 'old numbers again')
      .map(({ planned, walk: w }) => [planned.bounds.timeWait, planned.hosts, w.contradiction !== null]);
    expect(found).toEqual([
      ['at any time', 'canonical', true],
      ['after 2 MSL', 'canonical', true],
      ['after 2 MSL', 'canonical, but deaf to RST in TIME-WAIT (L9)', false],
    ]);
  });

  test('what is found has a way there that can be followed', () => {
    const kept = WALKS.findIndex((p) => p.findsOldText && p.bounds.timeWait === 'after 2 MSL');
    const way = walked(kept + 1).walk.contradiction?.way ?? [];
    expect(way[0]).toBe('A calls OPEN active');
    expect(way).toContain('B→A RST seq=302 wnd=0 len=0 arrives');
    expect(way.at(-1)).toBe('A→B ACK seq=101 ack=301 wnd=4 len=2 arrives');
  });

  test('it is the same walk wherever on the circle the numbers begin', () => {
    const from = (iss: { A: number; B: number }): Bounds => ({
      ...handshake,
      applications: withIss(iss, handshake),
    });
    const counts = [
      { A: 100, B: 300 },
      { A: 2 ** 31 - 2, B: 2 ** 31 - 1 },
    ].map((iss) => {
      const w = walk(from(iss), canonical(step));
      return [w.states, w.ways, w.depth, w.contradiction];
    });
    expect(counts[1]).toEqual(counts[0]);
  });
});

describe('a walk of a broken rulebook says what is wrong:', () => {
  test.each(MUTANTS)('$name', (mutant) => {
    expect(complaintAbout(mutant)).toMatch(mutant.finds);
  });

  test('and of ours, within the same bounds, nothing of that', () => {
    const ours = new Map(
      [...new Set(MUTANTS.map((m) => m.bounds))].map((b) => [b, walk(b, canonical(step))]),
    );
    for (const { bounds, finds } of MUTANTS) {
      const { contradiction } = ours.get(bounds)!;
      expect(contradiction?.what ?? '').not.toMatch(finds);
    }
  });
});

describe(`${PAGE_PATH} tells of`, () => {
  test.each(short)('walk $number as it is', ({ number }) => {
    const w = walked(number);
    expect(page).toEqual(expect.arrayContaining([walkRow(w), restRow(w), ...wayLines(w)]));
  });

  test('a shortest way along each arrow', () => {
    expect(page).toEqual(expect.arrayContaining([...arrowRows(walked(1))]));
  });

  test('all that the generator says', () => {
    expect(page).toEqual(expect.arrayContaining([...words()]));
    for (const [i, { bounds, hosts }] of WALKS.entries()) {
      expect(
        page.some((line) => line.startsWith(`| ${i + 1} | ${bounds.name}`) && line.includes(`| ${hosts} |`)),
      ).toBe(true);
    }
  });
});
