/**
 * The layout of RFC 9293's figure 5, made by hand.
 * Opening on top, ESTABLISHED in the middle, the active close left, the passive close right, TIME-WAIT below. CLOSED
 * stands once, at the top, and both ways to the end come back to it along the margins: a connection's life is a round trip.
 */
import type { State } from '../../../shared/tcp/state.ts';

export type Point = readonly [x: number, y: number];

export interface Node {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** The state's name as it is broken into lines. */
  readonly lines: readonly string[];
}

/** From one border to another: a cubic curve, or straight pieces with rounded corners. */
export interface Route {
  readonly kind: 'curve' | 'line';
  readonly points: readonly Point[];
}

/** Where an arrow's words stand; `arrowWords` says which they are. */
export interface Label {
  /** Where the first line's baseline is anchored. */
  readonly at: Point;
  readonly anchor: 'start' | 'middle' | 'end';
  /** The arrow itself is the stroke between event and action, as in the figure. */
  readonly astride?: boolean;
}

export interface PlacedArrow {
  readonly from: State;
  readonly to: State;
  readonly route: Route;
  readonly label?: Label;
}

/** A ground under the states of one way to close. */
export interface Panel {
  readonly words: 'diagram.active-close' | 'diagram.passive-close';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface DiagramLayout {
  readonly width: number;
  readonly height: number;
  readonly panels: readonly Panel[];
  readonly nodes: Readonly<Record<State, Node>>;
  readonly arrows: readonly PlacedArrow[];
}

const LABEL_SIZE = 12;
export const LINE_HEIGHT = 13;
/** As wide as Noto Sans sets a label; most system fonts are narrower. Of Chinese, a character is as wide as high. */
export const widthOf = (text: string): number =>
  [...text].reduce((sum, one) => sum + LABEL_SIZE * (/\p{Script=Han}/u.test(one) ? 1 : 0.53), 0);
/** From the event's last baseline to the action's: beside an arrow with a rule between, and astride the arrow. */
export const ACTION_GAP = 15;
export const ASTRIDE_GAP = 18;

const pairs = (numbers: readonly number[]): Point[] =>
  numbers.flatMap((x, i): Point[] => (i % 2 === 0 ? [[x, numbers[i + 1] ?? 0]] : []));

/** Through the given x, y pairs, straight, with rounded corners. */
export const line = (...numbers: number[]): Route => ({ kind: 'line', points: pairs(numbers) });
/** One cubic: from, two control points, to. */
export const curve = (...numbers: number[]): Route => ({ kind: 'curve', points: pairs(numbers) });

export const beside = (anchor: Label['anchor'], x: number, y: number): Label => ({ at: [x, y], anchor });
export const astride = (x: number, y: number): Label => ({ at: [x, y], anchor: 'middle', astride: true });

export const place = (from: State, to: State, route: Route, label?: Label): PlacedArrow => {
  return { from, to, route, ...(label === undefined ? {} : { label }) };
};

const round = (n: number): number => Math.round(n * 10) / 10;
const text = ([x, y]: Point): string => `${round(x)} ${round(y)}`;

function toward(from: Point, to: Point, distance: number): Point {
  const dx = to[0] - from[0];
  const dy = to[1] - from[1];
  const length = Math.hypot(dx, dy) || 1;
  return [from[0] + (dx / length) * distance, from[1] + (dy / length) * distance];
}

const CORNER = 10;
const HEAD = 8;
const HEAD_HALF = 3.4;

/** The line of a route, ending inside its head, so that a thick line does not blunt the tip. */
export function routePath({ kind, points }: Route): string {
  const inHead = ([tip, before]: Point[]): string =>
    tip && before ? text(toward(tip, before, HEAD - 2)) : '';
  const end = inHead(points.slice(-2).reverse());
  const [start = [0, 0], ...rest] = points;
  if (kind === 'curve') return `M${text(start)}C${rest.slice(0, 2).map(text).join(' ')} ${end}`;
  const corners = rest.slice(0, -1).map((corner, i) => {
    const [before = start, after = start] = [points[i], points[i + 2]];
    return `L${text(toward(corner, before, CORNER))}Q${text(corner)} ${text(toward(corner, after, CORNER))}`;
  });
  return `M${text(start)}${corners.join('')}L${end}`;
}

/** The head of a route: a slim triangle whose tip touches the state. */
export function routeHead({ points }: Route): string {
  const tip = points.at(-1) ?? [0, 0];
  const before = points.at(-2) ?? [0, 0];
  const base = toward(tip, before, HEAD);
  const [nx, ny] = [-(base[1] - tip[1]) / HEAD, (base[0] - tip[0]) / HEAD];
  const left: Point = [base[0] + nx * HEAD_HALF, base[1] + ny * HEAD_HALF];
  const right: Point = [base[0] - nx * HEAD_HALF, base[1] - ny * HEAD_HALF];
  return `M${text(tip)}L${text(left)}L${text(right)}Z`;
}
