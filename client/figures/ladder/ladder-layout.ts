/** The geometry of a ladder diagram: lifelines, states, arrows, labels and marks, in CSS px. */
import { HOSTS, type HostId, peerOf } from '../../../shared/hosts.ts';
import { flagsText } from '../../../shared/tcp/segment.ts';
import type { State } from '../../../shared/tcp/state.ts';
import { baseFor, lengthOf, relative } from '../segment/segment-view.ts';
import type { LadderArrow, LadderInput, LadderMark, StateSpan } from './ladder-input.ts';
import {
  type Box,
  type Line,
  orientedBox,
  type PlacedLabel,
  type Point,
  placeLabels,
} from './ladder-labels.ts';
import {
  ARRIVAL_GAP,
  type Break,
  drawnPart,
  OPEN,
  type TimeMap,
  timeMap,
  type Words,
} from './ladder-time.ts';

export interface LadderOptions {
  readonly width: number;
  /** 1 draws an ordinary flight at an easy slope. */
  readonly zoom: number;
}

export interface PlacedSpan {
  readonly host: HostId;
  readonly span: StateSpan;
  readonly y: number;
  readonly height: number;
}

/** Words beside a lifeline: a state's name where it begins, or a mark. */
export interface Beside {
  readonly host: HostId;
  readonly y: number;
  readonly lines: readonly string[];
  readonly state?: State;
  readonly inferred?: boolean;
  readonly mark?: LadderMark;
}

export type ArrowEnd = 'arrives' | 'lost' | 'open';
export interface PlacedLadderArrow {
  readonly arrow: LadderArrow;
  readonly tail: Point;
  readonly tip: Point;
  readonly end: ArrowEnd;
  readonly flags: string;
  readonly numbers: string;
}

export interface LadderLayout {
  readonly narrow: boolean;
  readonly digits: number;
  readonly width: number;
  readonly height: number;
  /** Where each lifeline stands. */
  readonly x: Readonly<Record<HostId, number>>;
  readonly spans: readonly PlacedSpan[];
  readonly besides: readonly Beside[];
  readonly arrows: readonly PlacedLadderArrow[];
  readonly labels: ReadonlyMap<string, PlacedLabel>;
  readonly breaks: readonly Break[];
  readonly times: readonly { readonly at: number; readonly y: number }[];
  readonly time: TimeMap;
}

export const NARROW = 560;
/** Tabular mono: the width of a label is known without measuring. */
export const FLAG_CHARACTER = 7.3;
export const NUMBER_CHARACTER = 6.7;
const ICON = 15;
/** Of a figure in the column of times. */
export const TIME_CHARACTER = 6.2;
/** Width of a state's bar. */
export const BAR = 10;
/** The column of times with a decimal each; further decimals make it wider. */
const TIME_COLUMN = 46;
const TOP = 16;
const BOTTOM = 28;
/** How far an ordinary flight falls at zoom 1. */
const FALL = { wide: 40, narrow: 30 } as const;
const DEFAULT_FLIGHT = 1000;
/** Between two times on the axis, so that the figures stay apart. */
const TIME_GAP = 15;

function medianFlight(arrows: readonly LadderArrow[]): number {
  const flights = arrows
    .flatMap(({ sentAt, arrivesAt }) => (sentAt !== null && arrivesAt !== null ? [arrivesAt - sentAt] : []))
    .filter((flight) => flight > 0)
    .sort((a, b) => a - b);
  return flights[flights.length >> 1] ?? DEFAULT_FLIGHT;
}

export const nameLines = (state: string, narrow: boolean): readonly string[] => {
  const hyphen = state.indexOf('-');
  return narrow && hyphen > 0 ? [state.slice(0, hyphen + 1), state.slice(hyphen + 1)] : [state];
};

export function numbersText({ segment, base = {} }: LadderArrow): string {
  const { seq = 0, ack = 0, flags } = segment;
  const { seq: ownBase, ack: peerBase } = baseFor(segment, base);
  const length = lengthOf(segment);
  const parts = [`seq ${relative(seq, ownBase)}`];
  if ((flags & 0x10) !== 0) parts.push(`ack ${relative(ack, peerBase)}`);
  if (length > 0) parts.push(`len ${length}`);
  return parts.join(' ');
}

export function layOutLadder(input: LadderInput, options: LadderOptions): LadderLayout {
  const { width, zoom } = options;
  const narrow = width < NARROW;
  const fall = (narrow ? FALL.narrow : FALL.wide) * zoom;
  const sendGap = narrow ? 32 : 20;
  const lineHeight = narrow ? 13 : 17;
  const margin = narrow ? 84 : Math.min(170, Math.max(120, width * 0.2));
  const { digits = 1 } = input;
  const timeColumn = narrow ? 0 : TIME_COLUMN + (digits - 1) * TIME_CHARACTER;
  const x = { A: timeColumn + margin, B: width - margin };

  const words = wordsBeside(input, narrow, Math.floor((margin - 26) / (narrow ? 5.2 : 5.8)));
  const flight = input.flight ?? medianFlight(input.arrows);
  const scale = { pxPerMs: fall / flight, sendGap, lineHeight, top: TOP, flight };
  const time = timeMap(input, scale, words);
  const edge = { A: x.A + BAR / 2 + 1, B: x.B - BAR / 2 - 1 };
  const arrows = placeArrows(input.arrows, { time, x: edge, fall, flight, sendGap });
  const middle = (x.A + x.B) / 2;
  const taken = time.breaks.map((gap): Box => {
    return orientedBox(middle, (gap.top + gap.bottom) / 2, 0, narrow ? 130 : 170, 10, 10);
  });
  const labels = placeLabels(
    arrows.map((placed) => labelLine(placed, edge, narrow)),
    taken,
    arrows.map(({ arrow, tail, tip }) => ({ id: arrow.id, tail, tip })),
    narrow,
  );
  return {
    narrow,
    digits,
    width,
    height: (time.instants.at(-1)?.bottom ?? 0) + BOTTOM,
    x,
    spans: HOSTS.flatMap((host) =>
      input.lifelines[host].map((span) => {
        const y = time.yAt(span.from);
        return { host, span, y, height: Math.max(2, time.yAt(span.to) - y) };
      }),
    ),
    besides: stackWords(words, time, lineHeight),
    arrows,
    labels: new Map(labels.map((label) => [label.id, label])),
    breaks: time.breaks,
    times: sparse(time),
    time,
  };
}

interface ArrowFrame {
  readonly time: TimeMap;
  readonly x: Readonly<Record<HostId, number>>;
  readonly fall: number;
  readonly flight: number;
  readonly sendGap: number;
}

/** The ends of every arrow; what one host does at one moment is drawn in the order of the input, each a little lower. */
function placeArrows(arrows: readonly LadderArrow[], frame: ArrowFrame): PlacedLadderArrow[] {
  const { time, x, fall, flight, sendGap } = frame;
  const middle = (x.A + x.B) / 2;
  const sent = new Map<string, number>();
  const arrived = new Map<string, number>();
  const nth = (counts: Map<string, number>, key: string): number => {
    const n = counts.get(key) ?? 0;
    counts.set(key, n + 1);
    return n;
  };
  return arrows.map((arrow): PlacedLadderArrow => {
    const to = peerOf(arrow.from);
    const { sentAt, arrivesAt, lostAt } = arrow;
    const start = sentAt === null ? null : time.yAt(sentAt) + nth(sent, `${arrow.from}${sentAt}`) * sendGap;
    const stop =
      arrivesAt === null ? null : time.yAt(arrivesAt) + nth(arrived, `${to}${arrivesAt}`) * ARRIVAL_GAP;
    const fromX = arrow.injected || start === null ? middle : x[arrow.from];
    const words = {
      flags: flagsText(arrow.segment.flags),
      numbers: numbersText(arrow),
    };
    if (stop !== null) {
      const from =
        arrivesAt !== null && start === null ? time.yAt(Math.max(0, arrivesAt - flight * OPEN)) : start;
      const tail: Point = [fromX, Math.min(from ?? stop, stop)];
      return { arrow, tail, tip: [x[to], stop], end: 'arrives', ...words };
    }
    const tail: Point = [fromX, start ?? TOP];
    const part = drawnPart(sentAt ?? 0, lostAt, flight);
    const tip: Point = [fromX + (x[to] - fromX) * part, tail[1] + fall * part];
    return { arrow, tail, tip, end: lostAt === null ? 'open' : 'lost', ...words };
  });
}

function labelLine(
  { arrow, tail, tip, flags, numbers }: PlacedLadderArrow,
  x: Readonly<Record<HostId, number>>,
  narrow: boolean,
): Line {
  const slope = (tip[1] - tail[1]) / (tip[0] - tail[0] || 1);
  const at = (px: number): Point => [px, tail[1] + (px - tail[0]) * slope];
  const part = (px: number): number => (px - x[arrow.from]) / (x[peerOf(arrow.from)] - x[arrow.from]);
  const icon = arrow.retransmission ? ICON : 0;
  const flagsWidth = flags.length * FLAG_CHARACTER + icon;
  const numbersWidth = numbers.length * NUMBER_CHARACTER;
  return {
    id: arrow.id,
    from: arrow.from,
    tail: at(x[arrow.from]),
    tip: at(x[peerOf(arrow.from)]),
    drawn: [part(tail[0]), part(tip[0])],
    width: narrow ? Math.max(flagsWidth, numbersWidth * 0.92) : flagsWidth + 8 + numbersWidth,
    shortWidth: flagsWidth,
  };
}

/** At one moment: what was asked of the host first, then the state that follows, then what it told the application. */
const ORDER = { call: 0, timeout: 0, state: 1, verdict: 2, signal: 3 } as const;

interface WordsBeside extends Words {
  readonly state?: State;
  readonly mark?: LadderMark;
}

/** Breaks words into at most two lines of so many characters; what does not fit is cut (and whole on request). */
export function wrap(label: string, most: number): readonly string[] {
  const cut = (text: string): string => (text.length > most ? `${text.slice(0, most - 1)}…` : text);
  if (label.length <= most) return [label];
  const fitting = label.lastIndexOf(' ', most);
  const space = fitting > 0 ? fitting : label.indexOf(' ');
  return space < 0 ? [cut(label)] : [cut(label.slice(0, space)), cut(label.slice(space + 1))];
}

function wordsBeside(input: LadderInput, narrow: boolean, most: number): WordsBeside[] {
  const marks = input.marks.map((mark) => {
    return { host: mark.host, at: mark.at, order: ORDER[mark.kind], lines: wrap(mark.label, most), mark };
  });
  const states = HOSTS.flatMap((host) =>
    input.lifelines[host].map(({ state, from, inferred }) => {
      const lines = nameLines(state, narrow);
      return { host, at: from, order: ORDER.state, lines, state, inferred: inferred === true };
    }),
  );
  return [...marks, ...states].sort((a, b) => a.at - b.at || a.order - b.order);
}

function stackWords(words: readonly WordsBeside[], time: TimeMap, lineHeight: number): Beside[] {
  const used = new Map<string, number>();
  return words.map(({ at, host, lines, state, inferred, mark }) => {
    const key = `${host}${at}`;
    const before = used.get(key) ?? 0;
    used.set(key, before + lines.length);
    const y = time.yAt(at) + before * lineHeight;
    return { host, y, lines, ...(state && { state }), ...(inferred && { inferred }), ...(mark && { mark }) };
  });
}

function sparse({ instants }: TimeMap): LadderLayout['times'] {
  let last = -Infinity;
  return instants.flatMap(({ at, y, named }) => {
    if (!named || y - last < TIME_GAP) return [];
    last = y;
    return [{ at, y }];
  });
}
