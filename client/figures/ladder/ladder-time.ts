/**
 * The vertical axis of a ladder: time to scale, with three exceptions that keep it legible.
 * Long silences are cut short and marked as a break; what one host sends close together is drawn apart; and so are the
 * words beside a lifeline.
 */

import { HOSTS, type HostId, peerOf } from '../../../shared/hosts.ts';
import type { LadderInput } from './ladder-input.ts';

export interface TimeScale {
  /** CSS px a millisecond of undisturbed time. */
  readonly pxPerMs: number;
  /** Between two segments that one host sends, in px. */
  readonly sendGap: number;
  /** Height of one line of words beside a lifeline. */
  readonly lineHeight: number;
  /** Where time 0 stands. */
  readonly top: number;
  /** How long a segment usually flies: room for arrows of which only one end is known. */
  readonly flight: number;
}

export interface Instant {
  readonly at: number;
  readonly y: number;
  /** Where the last of several things that happen at once is drawn. */
  readonly bottom: number;
  /** Something was seen to happen at a host; otherwise it is inferred, or only room for an arrow. */
  readonly named: boolean;
}

export interface Break {
  readonly from: number;
  readonly to: number;
  readonly top: number;
  readonly bottom: number;
}

export interface TimeMap {
  readonly instants: readonly Instant[];
  readonly breaks: readonly Break[];
  readonly yAt: (time: number) => number;
}

/** A silence that would be taller is cut to BREAK. */
export const LONGEST_SILENCE = 120;
export const BREAK = 46;
/** Between two segments that arrive at one host. */
export const ARRIVAL_GAP = 13;

/** The part of its flight over which an arrow is drawn whose other end is not known. */
export const OPEN = 0.55;

/** The part of the way that an arrow that does not arrive is drawn: up to its death, or until it leaves our sight. */
export function drawnPart(sentAt: number, lostAt: number | null, flight: number): number {
  return lostAt === null ? OPEN : Math.min(0.8, Math.max(0.35, (lostAt - sentAt) / flight));
}

type PerHost = Record<HostId, number>;
interface Happenings {
  /** Something happens that was seen, not inferred. */
  seen: boolean;
  readonly sends: PerHost;
  readonly arrivals: PerHost;
  /** Lines of words beside each lifeline. */
  readonly lines: PerHost;
}

/** So many lines of words stand beside a lifeline from this moment. */
export interface Words {
  readonly host: HostId;
  readonly at: number;
  readonly lines: readonly string[];
  /** Its time was not seen. */
  readonly inferred?: boolean | undefined;
}

function gather(input: LadderInput, words: readonly Words[], flight: number): Map<number, Happenings> {
  const all = new Map<number, Happenings>();
  const at = (time: number): Happenings => {
    const known = all.get(time);
    if (known) return known;
    const fresh = { seen: false, sends: { A: 0, B: 0 }, arrivals: { A: 0, B: 0 }, lines: { A: 0, B: 0 } };
    all.set(time, fresh);
    return fresh;
  };
  const see = (time: number): void => {
    at(time).seen = true;
  };
  see(0);
  see(input.end);
  for (const { from, sentAt, arrivesAt, lostAt, unseen } of input.arrows) {
    if (sentAt !== null) at(sentAt).sends[from] += 1;
    if (sentAt !== null && unseen !== 'tail') see(sentAt);
    if (arrivesAt !== null) at(arrivesAt).arrivals[peerOf(from)] += 1;
    if (arrivesAt !== null && unseen !== 'tip') see(arrivesAt);
    // Room for the part that is drawn of an arrow with one end.
    if (sentAt !== null && arrivesAt === null) {
      at(Math.min(input.end, Math.round(sentAt + flight * drawnPart(sentAt, lostAt, flight))));
    }
    if (sentAt === null && arrivesAt !== null) at(Math.max(0, arrivesAt - flight * OPEN));
  }
  for (const { host, at: time, lines, inferred } of words) {
    at(time).lines[host] += lines.length;
    if (inferred !== true) see(time);
  }
  return all;
}

export function timeMap(input: LadderInput, scale: TimeScale, words: readonly Words[]): TimeMap {
  const happenings = [...gather(input, words, scale.flight)].sort(([x], [y]) => x - y);
  const instants: Instant[] = [];
  const breaks: Break[] = [];
  const lastSend: PerHost = { A: -Infinity, B: -Infinity };
  const lastArrival: PerHost = { A: -Infinity, B: -Infinity };
  const wordsEnd: PerHost = { A: -Infinity, B: -Infinity };

  for (const [at, { seen, sends, arrivals, lines }] of happenings) {
    const before = instants.at(-1);
    const silence = before ? (at - before.at) * scale.pxPerMs : 0;
    const cut = silence > LONGEST_SILENCE;
    let y = before ? before.bottom + (cut ? BREAK : silence) : scale.top;
    for (const host of HOSTS) {
      if (sends[host] > 0) y = Math.max(y, lastSend[host] + scale.sendGap);
      if (arrivals[host] > 0) y = Math.max(y, lastArrival[host] + ARRIVAL_GAP);
      if (lines[host] > 0) y = Math.max(y, wordsEnd[host]);
    }
    if (before && cut) breaks.push({ from: before.at, to: at, top: before.bottom, bottom: y });
    let bottom = y;
    for (const host of HOSTS) {
      if (sends[host] > 0) lastSend[host] = y + (sends[host] - 1) * scale.sendGap;
      if (arrivals[host] > 0) lastArrival[host] = y + (arrivals[host] - 1) * ARRIVAL_GAP;
      if (lines[host] > 0) wordsEnd[host] = y + lines[host] * scale.lineHeight;
      bottom = Math.max(
        bottom,
        y + Math.max(0, sends[host] - 1) * scale.sendGap,
        y + Math.max(0, arrivals[host] - 1) * ARRIVAL_GAP,
      );
    }
    instants.push({ at, y, bottom, named: seen });
  }
  return { instants, breaks, yAt: (time) => interpolate(instants, time, scale.pxPerMs) };
}

function interpolate(instants: readonly Instant[], time: number, pxPerMs: number): number {
  let [low, high] = [0, instants.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((instants[middle]?.at ?? 0) < time) low = middle + 1;
    else high = middle;
  }
  const next = instants[low];
  const previous = instants[low - 1];
  if (!next) return previous ? previous.bottom + (time - previous.at) * pxPerMs : 0;
  if (!previous || next.at === time) return next.y;
  const share = (time - previous.at) / (next.at - previous.at);
  return previous.bottom + share * (next.y - previous.bottom);
}
