/**
 * The segments of a match as somebody saw them who captured packets.
 *
 * 'wire' has every segment once, at the time at which its host sent it, the lost ones too, and what a third party put
 * there: what the hosts did, and what was done to them.
 * 'A' and 'B' have what that host sent, and what reached it at the moment at which it took it up. A player thinks while
 * a segment waits at the host, and answers others first; a capture that showed the segment when it came would let a host
 * look wrong that does not know of it yet. What is never taken up stands at the end.
 */

import { type HostId, peerOf } from '../hosts.ts';
import type { MatchEvent } from '../match/match-event.ts';
import { RULES, type RuleId } from '../tcp/rules.ts';
import { ACK, has, type Segment, segLen } from '../tcp/segment.ts';
import type { State } from '../tcp/state.ts';
import type { Milliseconds } from '../units.ts';

export const VIEWPOINTS = ['A', 'B', 'wire'] as const;
export type Viewpoint = (typeof VIEWPOINTS)[number];

export interface SeenSegment {
  readonly at: Milliseconds;
  readonly from: HostId;
  readonly segment: Segment;
  /** The packet that carried it; a copy that the network made goes by its original's number. */
  readonly packet: number;
  /** State, rule and what happened, as one line. */
  readonly comment: string;
}

/**
 * How long the host took for an answer, at the longest: from a segment that takes sequence numbers, and so has to be
 * acknowledged, to the host's next ACK; to the last segment when there is none.
 */
export function longestAnswer(seen: readonly SeenSegment[], host: HostId): Milliseconds {
  let longest = 0;
  let since: Milliseconds | null = null;
  for (const { at, from, segment } of seen) {
    if (since !== null) longest = Math.max(longest, at - since);
    if (from === host && has(segment, ACK)) since = null;
    else if (from !== host && segLen(segment) > 0) since ??= at;
  }
  return longest;
}

type Of<T extends MatchEvent['type']> = Extract<MatchEvent, { type: T }>;

/** An event list that was filtered for a player does as well: what the player may not know is then not told. */
export function seenSegments(events: readonly MatchEvent[], viewpoint: Viewpoint): readonly SeenSegment[] {
  const view = new View(viewpoint, fatesOf(events));
  for (const [i, event] of events.entries()) view.look(event, events[i + 1]);
  return view.all();
}

/** What became of each packet on the wire, in words. */
type Fates = ReadonlyMap<number, readonly string[]>;

const LOST: Readonly<Record<Extract<MatchEvent, { type: 'lost' }>['cause'], string>> = {
  loss: 'lost on the way',
  fault: 'lost on the way',
  msl: 'lost: older than the MSL',
  'no power': 'lost: the host had no power',
};

function fatesOf(events: readonly MatchEvent[]): Fates {
  const fates = new Map<number, string[]>();
  const note = (packet: number, fate: string): void => {
    fates.set(packet, [...(fates.get(packet) ?? []), fate]);
  };
  for (const event of events) {
    if (event.type === 'copied') note(event.copyOf, 'duplicated by the network');
    if (event.type === 'lost') note(event.packet, LOST[event.cause]);
  }
  return fates;
}

class View {
  readonly #viewpoint: Viewpoint;
  readonly #fates: Fates;
  readonly #seen: SeenSegment[] = [];
  readonly #states: Record<HostId, State> = { A: 'CLOSED', B: 'CLOSED' };
  /** The rule that the host's last move was judged by. */
  readonly #rules: Record<HostId, RuleId | null> = { A: null, B: null };
  /** What arrived and waits at the host, by the stimulus that it became. */
  readonly #waiting = new Map<number, Of<'arrived'>>();
  #lastAt: Milliseconds = 0;

  constructor(viewpoint: Viewpoint, fates: Fates) {
    this.#viewpoint = viewpoint;
    this.#fates = fates;
  }

  look(event: MatchEvent, following: MatchEvent | undefined): void {
    this.#lastAt = event.at;
    switch (event.type) {
      case 'state':
        this.#states[event.host] = event.to;
        return;
      case 'accepted':
        this.#rules[event.host] = event.verdict.rule;
        return this.#takeUp(event, following);
      case 'sent':
        return this.#sent(event);
      case 'injected':
        return this.#injected(event);
      case 'crashed':
        this.#states[event.host] = 'CLOSED';
        this.#rules[event.host] = null;
        return;
      case 'withdrawn':
        return this.#neverTakenUp(event);
      case 'arrived':
        // The match makes it a stimulus in the same breath.
        if (event.host === this.#viewpoint && following?.type === 'stimulus')
          this.#waiting.set(following.id, event);
        return;
      default:
        return;
    }
  }

  all(): readonly SeenSegment[] {
    for (const arrival of this.#waiting.values()) {
      this.#arrived(arrival, this.#lastAt, [`waits at host ${arrival.host}`]);
    }
    this.#waiting.clear();
    return this.#seen;
  }

  #sent({ host, at, segment, packet, reason }: Of<'sent'>): void {
    if (this.#viewpoint !== 'wire' && this.#viewpoint !== host) return;
    const remarks = [this.#place(host, this.#states[host])];
    if (reason !== 'new') remarks.push(reason);
    remarks.push(...(this.#fates.get(packet) ?? []));
    this.#seen.push({ at, from: host, segment, packet, comment: remarks.join('; ') });
  }

  /** It bears the address of a host that never sent it, so that only the wire and the other host see it. */
  #injected({ host, at, segment, packet }: Of<'injected'>): void {
    if (this.#viewpoint !== 'wire') return;
    const comment = ['injected by a third party', ...(this.#fates.get(packet) ?? [])].join('; ');
    this.#seen.push({ at, from: host, segment, packet, comment });
  }

  /** A host that lost its power had received what waited there, but never looked at it. */
  #neverTakenUp({ id, at }: Of<'withdrawn'>): void {
    const arrival = this.#waiting.get(id);
    if (arrival === undefined) return;
    this.#waiting.delete(id);
    this.#arrived(arrival, at, ['lost in a crash']);
  }

  #takeUp({ host, at, stimulus, move }: Of<'accepted'>, following: MatchEvent | undefined): void {
    const arrival = stimulus === null ? undefined : this.#waiting.get(stimulus);
    if (stimulus === null || arrival === undefined) return;
    this.#waiting.delete(stimulus);
    // A change of state is told right behind the move that makes it.
    const changed = following?.type === 'state' && following.host === host;
    const remarks = [`at ${this.#place(host, changed ? following.to : this.#states[host])}`];
    if (move.kind === 'discard') remarks.push('discarded');
    if (arrival.at < at) remarks.push(`arrived ${at - arrival.at} ms before`);
    this.#arrived(arrival, at, remarks);
  }

  #arrived({ host, segment, packet, copyOf }: Of<'arrived'>, at: Milliseconds, remarks: string[]): void {
    const copy = copyOf === null ? [] : ['a copy that the network made'];
    const comment = [...remarks, ...copy].join('; ');
    this.#seen.push({ at, from: peerOf(host), segment, packet: copyOf ?? packet, comment });
  }

  /** `host A FIN-WAIT-1, R22 RFC 9293 §3.10.4` */
  #place(host: HostId, state: State): string {
    const rule = this.#rules[host];
    return `host ${host} ${state}${rule === null ? '' : `, ${rule} ${RULES[rule].rfc}`}`;
  }
}
