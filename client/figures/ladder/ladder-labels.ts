/** The places of the words along the arrows: near the sender, nudged until no two overlap. */

import type { HostId } from '../../../shared/hosts.ts';
export type Point = readonly [x: number, y: number];

export interface Line {
  readonly id: string;
  readonly from: HostId;
  /** From lifeline to lifeline, even where the arrow itself ends or begins on the way. */
  readonly tail: Point;
  readonly tip: Point;
  /** From where to where the arrow is drawn, 0 to 1 of the way between the lifelines. */
  readonly drawn: readonly [number, number];
  readonly width: number;
  /** Width of the flags alone, for when there is no room for more. */
  readonly shortWidth: number;
}

export interface PlacedLabel {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  /** Degrees; words always run from left to right. */
  readonly angle: number;
  readonly side: 'above' | 'below' | 'both';
  readonly short: boolean;
  readonly width: number;
}

export interface Box {
  readonly corners: readonly [Point, Point, Point, Point];
}

/** A rectangle along the arrow: `x`, `y` its middle on the line, above and below it so many px. */
export function orientedBox(
  x: number,
  y: number,
  degrees: number,
  width: number,
  above: number,
  below: number,
): Box {
  const angle = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const corner = (along: number, across: number): Point => [
    x + along * cos - across * sin,
    y + along * sin + across * cos,
  ];
  const half = width / 2;
  return {
    corners: [corner(-half, -above), corner(half, -above), corner(half, below), corner(-half, below)],
  };
}

/** Separating axes: two convex shapes are apart when they are apart as seen along one of their sides. */
export function overlaps(a: Box, b: Box): boolean {
  return !isApart(a, a, b) && !isApart(b, a, b);
}

/** Along one of the sides of `box`. Makes nothing: a long ladder asks a million times. */
function isApart({ corners }: Box, a: Box, b: Box): boolean {
  for (let i = 0; i < 4; i++) {
    const from = corners[i] as Point;
    const to = corners[(i + 1) & 3] as Point;
    const nx = from[1] - to[1];
    const ny = to[0] - from[0];
    // An arrow is a box without height: its short sides have no direction.
    if (nx === 0 && ny === 0) continue;
    let [low1, high1, low2, high2] = [Infinity, -Infinity, Infinity, -Infinity];
    for (let k = 0; k < 4; k++) {
      const p = a.corners[k] as Point;
      const q = b.corners[k] as Point;
      const along1 = p[0] * nx + p[1] * ny;
      const along2 = q[0] * nx + q[1] * ny;
      if (along1 < low1) low1 = along1;
      if (along1 > high1) high1 = along1;
      if (along2 < low2) low2 = along2;
      if (along2 > high2) high2 = along2;
    }
    if (high1 <= low2 || high2 <= low1) return true;
  }
  return false;
}

/** Room that a label takes above and below its arrow. */
const ROOM = { above: [16, -2], below: [-2, 16], both: [15, 15] } as const;
const MARGIN = 10;
const HEAD_ROOM = 18;
/** How far words can stand from the height of their arrow. */
const REACH = 40;

export function labelBox(label: PlacedLabel): Box {
  const [above, below] = ROOM[label.side];
  return orientedBox(label.x, label.y, label.angle, label.width, above, below);
}

const vertical = ({ corners }: Box): readonly [number, number] => {
  const ys = corners.map(([, y]) => y);
  return [Math.min(...ys), Math.max(...ys)];
};

/** Every place a label may take, the best first. */
function* candidates(line: Line, twoLines: boolean): Generator<PlacedLabel> {
  const [dx, dy] = [line.tip[0] - line.tail[0], line.tip[1] - line.tail[1]];
  const length = Math.hypot(dx, dy) || 1;
  const angle = (Math.atan2(dx < 0 ? -dy : dy, Math.abs(dx)) * 180) / Math.PI;
  const sides = twoLines ? (['both'] as const) : (['above', 'below'] as const);
  for (const short of [false, true]) {
    const width = short ? line.shortWidth : line.width;
    const [from, to] = [line.drawn[0] * length, line.drawn[1] * length];
    const first = from + MARGIN + width / 2;
    const last = to - HEAD_ROOM - width / 2;
    // Words longer than what is drawn of an arrow begin with it and stand over, if the other lifeline is far enough.
    const fits = last >= first;
    if (!fits && !short && (from > 0 ? to : length - from) - MARGIN < width) continue;
    const only = from > 0 ? Math.min(last, first) : first;
    const middle = (from + to) / 2;
    const places = !fits
      ? [only]
      : from > 0
        ? [last, middle, first]
        : [first, (first + middle) / 2, middle, last];
    for (const side of sides) {
      for (const along of places) {
        const share = along / length;
        const [x, y] = [line.tail[0] + dx * share, line.tail[1] + dy * share];
        yield { id: line.id, x, y, angle, side, short, width };
      }
    }
  }
}

/** What is drawn of an arrow. Words that another arrow runs through can be read, but not with pleasure. */
export interface Shaft {
  readonly id: string;
  readonly tail: Point;
  readonly tip: Point;
}

const shaftBox = ({ tail, tip }: Shaft): Box => ({ corners: [tail, tail, tip, tip] });

/** Free of other labels, crossed by as few arrows as possible, and of those the first; whole rather than short. */
function choose(
  line: Line,
  boxes: readonly Box[],
  crossing: readonly Box[],
  twoLines: boolean,
): PlacedLabel | undefined {
  let best: PlacedLabel | undefined;
  let fewest = Infinity;
  for (const candidate of candidates(line, twoLines)) {
    if (candidate.short && best) break;
    const box = labelBox(candidate);
    if (boxes.some((other) => overlaps(box, other))) continue;
    const crossed = crossing.filter((shaft) => overlaps(box, shaft)).length;
    if (crossed >= fewest) continue;
    best = candidate;
    fewest = crossed;
    if (crossed === 0) break;
  }
  return best;
}

/**
 * Places the labels one by one from the top. Where no place is free the label is left out of the drawing: the arrow
 * still has its words for whoever selects it.
 */
export function placeLabels(
  lines: readonly Line[],
  taken: readonly Box[],
  shafts: readonly Shaft[],
  twoLines: boolean,
): PlacedLabel[] {
  const placed: PlacedLabel[] = [];
  let boxes = [...taken];
  const sorted = [...lines].sort((a, b) => Math.min(a.tail[1], a.tip[1]) - Math.min(b.tail[1], b.tip[1]));
  for (const line of sorted) {
    const top = Math.min(line.tail[1], line.tip[1]) - REACH;
    const bottom = Math.max(line.tail[1], line.tip[1]) + REACH;
    // What ends far above can meet no label from here on; without this a long match takes quadratic time.
    boxes = boxes.filter((box) => vertical(box)[1] >= top);
    const crossing = shafts
      .filter(
        ({ id, tail, tip }) =>
          id !== line.id && Math.min(tail[1], tip[1]) < bottom && Math.max(tail[1], tip[1]) > top,
      )
      .map(shaftBox);
    const label = choose(line, boxes, crossing, twoLines);
    if (!label) continue;
    placed.push(label);
    boxes.push(labelBox(label));
  }
  return placed;
}
