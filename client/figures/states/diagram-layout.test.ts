/** Tests of the state diagram's layout: every state and arrow of the figure is there, once. */
import { describe, expect, test } from 'vitest';
import { ARROWS, arrowName, STATES } from '../../../shared/tcp/state.ts';
import { setWords } from '../../i18n/dictionary.ts';
import en from '../../i18n/en/common.ts';
import zh from '../../i18n/zh/common.ts';
import { arrowWords } from './arrow-words.ts';
import { COMPACT } from './diagram-compact.ts';
import { FULL } from './diagram-full.ts';
import {
  ACTION_GAP,
  ASTRIDE_GAP,
  type DiagramLayout,
  LINE_HEIGHT,
  type Node,
  type PlacedArrow,
  type Point,
  routePath,
  widthOf,
} from './diagram-layout.ts';

/** What stands closer to a line reads as its part. */
const CLEAR = 4;

interface Box {
  readonly what: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

function labelBoxes({ from, to, label }: PlacedArrow): Box[] {
  const words = arrowWords(from, to);
  if (!label || !words) return [];
  const lines = words.event.map((text, i) => ({ text, y: label.at[1] + i * LINE_HEIGHT }));
  const last = lines.at(-1)?.y ?? 0;
  if (words.action !== null)
    lines.push({ text: words.action, y: last + (label.astride ? ASTRIDE_GAP : ACTION_GAP) });
  return lines.map(({ text, y }) => {
    const width = widthOf(text);
    const left = label.at[0] - { start: 0, middle: width / 2, end: width }[label.anchor];
    return { what: `${arrowName(from, to)} "${text}"`, left, right: left + width, top: y - 9, bottom: y + 2 };
  });
}

const nodeBox = (what: string, { x, y, width, height }: Node): Box => {
  return { what, left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 };
};

const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** Points along a route, close together. */
function samples({ route }: PlacedArrow): Point[] {
  const p = route.points;
  const steps = Array.from({ length: 61 }, (_, i) => i / 60);
  if (route.kind === 'line') {
    return p.slice(1).flatMap((to, i) => {
      const from = p[i] ?? to;
      return steps.map((s): Point => [from[0] + (to[0] - from[0]) * s, from[1] + (to[1] - from[1]) * s]);
    });
  }
  const [a, b, c, d] = p as [Point, Point, Point, Point];
  const cubic = (s: number, i: 0 | 1): number =>
    (1 - s) ** 3 * a[i] + 3 * (1 - s) ** 2 * s * b[i] + 3 * (1 - s) * s ** 2 * c[i] + s ** 3 * d[i];
  return steps.map((s): Point => [cubic(s, 0), cubic(s, 1)]);
}

const distanceToBorder = ([x, y]: Point, box: Box): number => {
  const dx = Math.max(box.left - x, 0, x - box.right);
  const dy = Math.max(box.top - y, 0, y - box.bottom);
  return Math.hypot(dx, dy);
};

const layouts: readonly (readonly [string, DiagramLayout])[] = [
  ['full', FULL],
  ['compact', COMPACT],
];

describe.each(layouts)('the %s diagram', (_, layout) => {
  const nodes = STATES.map((state) => nodeBox(state, layout.nodes[state]));

  test('has every arrow of the figure once, and no other', () => {
    const placed = layout.arrows.map(({ from, to }) => arrowName(from, to));
    expect([...placed].sort()).toEqual(ARROWS.map(({ from, to }) => arrowName(from, to)).sort());
  });

  test('keeps every state and every arrow inside its frame', () => {
    for (const box of nodes) {
      expect.soft(box.left, box.what).toBeGreaterThan(0);
      expect.soft(box.right, box.what).toBeLessThan(layout.width);
      expect.soft(box.bottom, box.what).toBeLessThan(layout.height);
    }
    for (const arrow of layout.arrows) {
      for (const [x, y] of samples(arrow)) {
        expect(x >= 0 && x <= layout.width && y >= 0 && y <= layout.height).toBe(true);
      }
    }
  });

  test('leads every arrow from the border of its first state to the border of its second', () => {
    for (const arrow of layout.arrows) {
      const [first, last] = [arrow.route.points[0], arrow.route.points.at(-1)];
      const name = arrowName(arrow.from, arrow.to);
      const reach = (point: Point | undefined, state: PlacedArrow['from']): number =>
        distanceToBorder(point ?? [0, 0], nodeBox(state, layout.nodes[state]));
      expect.soft(reach(first, arrow.from), name).toBeLessThanOrEqual(1.5);
      expect.soft(reach(last, arrow.to), name).toBeLessThanOrEqual(1.5);
    }
  });

  test('leads no arrow through a state', () => {
    for (const arrow of layout.arrows) {
      for (const box of nodes) {
        const inside = samples(arrow).filter(
          ([x, y]) => x > box.left + 1 && x < box.right - 1 && y > box.top + 1 && y < box.bottom - 1,
        );
        expect.soft(inside, `${arrowName(arrow.from, arrow.to)} through ${box.what}`).toEqual([]);
      }
    }
  });

  test('lets no two states touch', () => {
    for (const [i, a] of nodes.entries()) {
      for (const b of nodes.slice(i + 1)) expect(overlap(a, b), `${a.what} and ${b.what}`).toBe(false);
    }
  });
});

test("the labels say the figure's words, and in another language also what these are", () => {
  setWords('en', { common: en });
  for (const { from, to, event, action } of ARROWS) {
    const words = arrowWords(from, to);
    expect(words?.event.join(' ').replace(', ', ',')).toBe(event);
    expect(words?.action ?? '').toBe(action);
    expect(words?.rfc).toBe(null);
  }
  setWords('zh', { common: zh });
  expect(arrowWords('FIN-WAIT-2', 'TIME-WAIT')).toEqual({
    event: ['收到 FIN'],
    action: '发送 ACK',
    rfc: 'rcv FIN / snd ACK',
  });
  expect(arrowWords('LISTEN', 'CLOSED')?.rfc).toBe(null);
});

describe.each([
  ['en', en],
  ['zh', zh],
] as const)('the labels of the full diagram in %s', (code, common) => {
  setWords(code, { common });
  const labels = FULL.arrows.flatMap(labelBoxes);

  test('are there, one or two an arrow', () => {
    expect(labels.length).toBeGreaterThan(ARROWS.length);
  });

  test('overlap neither each other nor a state, and stay inside the frame', () => {
    for (const [i, a] of labels.entries()) {
      expect.soft(a.left > 0 && a.right < FULL.width, `${a.what} inside`).toBe(true);
      for (const b of labels.slice(i + 1)) expect.soft(overlap(a, b), `${a.what} and ${b.what}`).toBe(false);
      for (const state of STATES) {
        expect.soft(overlap(a, nodeBox(state, FULL.nodes[state])), `${a.what} and ${state}`).toBe(false);
      }
    }
  });

  test('are crossed by no arrow, except where the words stand in the line itself', () => {
    for (const box of labels.filter(({ what }) => !what.startsWith('TIME-WAIT→CLOSED'))) {
      for (const arrow of FULL.arrows) {
        const crossed = samples(arrow).some(
          ([x, y]) => x > box.left - CLEAR && x < box.right + CLEAR && y > box.top && y < box.bottom,
        );
        expect.soft(crossed, `${arrowName(arrow.from, arrow.to)} through ${box.what}`).toBe(false);
      }
    }
  });
});

test('a line stops inside its head, so that a thick line does not blunt the tip', () => {
  expect(
    routePath({
      kind: 'line',
      points: [
        [0, 0],
        [0, 50],
      ],
    }),
  ).toBe('M0 0L0 44');
});
