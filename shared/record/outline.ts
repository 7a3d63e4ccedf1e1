/**
 * A match in outline, for a miniature ladder: segments, their fate, and changes of state.
 * Order instead of time: every step takes the same room, so two matches can be laid side by side.
 */
import type { HostId } from '../hosts.ts';
import { createMatch } from '../match/create.ts';
import type { MatchEvent } from '../match/match-event.ts';
import { play } from '../match/play.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import { PSH } from '../tcp/segment.ts';
import type { State } from '../tcp/state.ts';

export interface OutlineArrow {
  readonly from: HostId;
  readonly flags: number;
  /** Octets of text. */
  readonly text: number;
  /** A third party put it on the wire. */
  readonly injected: boolean;
  readonly retransmission: boolean;
  /** The network made it, of one that is drawn, too. */
  readonly copy: boolean;
  /** The steps at which it was sent, and at which it arrived or died; null when it was still under way at the end. */
  readonly sent: number;
  readonly ended: number | null;
  readonly lost: boolean;
  /** The other match, laid beside this one, has no such segment at this place. */
  readonly only: boolean;
}

export interface OutlineState {
  readonly host: HostId;
  readonly step: number;
  readonly to: State;
  /** It lost its power: no rule led there. */
  readonly crash: boolean;
}

export interface Outline {
  readonly steps: number;
  readonly arrows: readonly OutlineArrow[];
  readonly states: readonly OutlineState[];
}

/** What a pair did, and what two autopilots do. */
export interface Outlines {
  readonly pair: Outline;
  readonly canonical: Outline;
}

type Draft<T> = { -readonly [K in keyof T]: T[K] };

export function outlineOf(events: readonly MatchEvent[]): Outline {
  const arrows = new Map<number, Draft<OutlineArrow>>();
  const states: OutlineState[] = [];
  let steps = 0;
  for (const event of events) {
    switch (event.type) {
      case 'sent':
      case 'injected':
        arrows.set(event.packet, arrowOf(event, steps++));
        break;
      case 'copied': {
        const original = arrows.get(event.copyOf);
        if (original) arrows.set(event.packet, { ...original, copy: true, ended: null, lost: false });
        break;
      }
      case 'arrived':
      case 'lost': {
        const arrow = arrows.get(event.packet);
        if (!arrow) break;
        arrow.ended = steps++;
        arrow.lost = event.type === 'lost';
        break;
      }
      case 'state':
        states.push({ host: event.host, step: steps++, to: event.to, crash: false });
        break;
      case 'crashed':
        states.push({ host: event.host, step: steps++, to: 'CLOSED', crash: true });
        break;
      default:
        break;
    }
  }
  return { steps, arrows: [...arrows.values()], states };
}

function arrowOf(
  event: Extract<MatchEvent, { type: 'sent' | 'injected' }>,
  step: number,
): Draft<OutlineArrow> {
  const { host, segment } = event;
  return {
    from: host,
    flags: segment.flags,
    text: segment.data.length,
    injected: event.type === 'injected',
    retransmission: event.type === 'sent' && event.reason === 'retransmission',
    copy: false,
    sent: step,
    ended: null,
    lost: false,
    only: false,
  };
}

/** A pair's match beside that of two autopilots with the same scenario and seed. */
export function outlines(events: readonly MatchEvent[], scenario: Scenario, seed: number): Outlines {
  const players = { A: 'autopilot', B: 'autopilot' } as const;
  const match = createMatch({ scenario, seed, level: 'standard', players });
  const canonical = outlineOf(play(match, { type: 'advance' }, scenario.timeLimit).events);
  const pair = outlineOf(events);
  const [mine, theirs] = different(pair.arrows, canonical.arrows);
  return { pair: { ...pair, arrows: mine }, canonical: { ...canonical, arrows: theirs } };
}

/** More are not compared: it would take too long, and nobody would see it. */
const MOST_COMPARED = 400;

/** Both, with what the other has not marked: what is left outside their longest common subsequence. */
function different(
  a: readonly OutlineArrow[],
  b: readonly OutlineArrow[],
): readonly [readonly OutlineArrow[], readonly OutlineArrow[]] {
  if (a.length > MOST_COMPARED || b.length > MOST_COMPARED) return [a, b];
  const keys = [a.map(keyOf), b.map(keyOf)] as const;
  const longest = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  const at = (i: number, j: number): number => longest[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const row = longest[i];
      const same = keys[0][i] === keys[1][j];
      if (row) row[j] = same ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const common: [Set<number>, Set<number>] = [new Set(), new Set()];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (keys[0][i] === keys[1][j]) {
      common[0].add(i++);
      common[1].add(j++);
    } else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  const marked = (arrows: readonly OutlineArrow[], kept: Set<number>): readonly OutlineArrow[] =>
    arrows.map((arrow, i) => (kept.has(i) ? arrow : { ...arrow, only: true }));
  return [marked(a, common[0]), marked(b, common[1])];
}

/** PSH changes nothing. */
const keyOf = ({ from, flags, text, injected }: OutlineArrow): string =>
  `${from} ${flags & ~PSH} ${text > 0 ? text : ''} ${injected}`;
