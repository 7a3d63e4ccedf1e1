/** The ladder's data, read from a match. */
import type { HostId } from '../../../shared/hosts.ts';
import type { MatchEvent } from '../../../shared/match/match-event.ts';
import type { LadderArrow, LadderInput, LadderMark, StateSpan } from '../../figures/ladder/ladder-input.ts';
import type { Packet } from './packets.ts';
import type { Playback } from './playback.ts';

/** What stands beside a lifeline; short, for there is little room. */
export interface MarkWords {
  readonly stimulus: (event: Extract<MatchEvent, { type: 'stimulus' }>) => string;
  readonly refused: string;
}

function spansOf(events: readonly MatchEvent[], host: HostId, end: number): readonly StateSpan[] {
  const spans: StateSpan[] = [];
  let open: Pick<StateSpan, 'state' | 'from'> = { state: 'CLOSED', from: 0 };
  for (const event of events) {
    const to = stateAfter(event, host);
    if (to === null) continue;
    if (event.at > open.from || spans.length > 0) spans.push({ ...open, to: event.at });
    open = { state: to, from: event.at };
  }
  return [...spans, { ...open, to: end }];
}

/** The state that the event puts the host into; null when it is none of its changes. */
function stateAfter(event: MatchEvent, host: HostId): StateSpan['state'] | null {
  if (event.type === 'state' && event.host === host) return event.to;
  return event.type === 'crashed' && event.host === host ? 'CLOSED' : null;
}

function arrowOf(
  { id, from, sentAt, segment, reason, copyOf, fate, base }: Packet,
  absolute: boolean,
): LadderArrow {
  return {
    id: String(id),
    from,
    sentAt,
    arrivesAt: fate.kind === 'arrived' ? fate.at : null,
    lostAt: fate.kind === 'lost' ? fate.at : null,
    segment,
    base: absolute ? {} : base,
    retransmission: reason === 'retransmission',
    injected: reason === 'injected',
    duplicate: copyOf !== null,
  };
}

function markOf(event: MatchEvent, words: MarkWords): LadderMark | null {
  if (event.type === 'refused') {
    return { host: event.host, at: event.at, kind: 'verdict', label: words.refused, bad: true };
  }
  // A segment's arrival is its arrow.
  if (event.type !== 'stimulus' || event.stimulus.type === 'segment') return null;
  const { host, at, stimulus } = event;
  return { host, at, kind: stimulus.type, label: words.stimulus(event) };
}

export function ladderOf(
  { moments, packets, end }: Playback,
  words: MarkWords,
  absolute = false,
): LadderInput {
  const events = moments.flatMap((moment) => moment.events);
  return {
    lifelines: { A: spansOf(events, 'A', end), B: spansOf(events, 'B', end) },
    arrows: [...packets.values()].map((packet) => arrowOf(packet, absolute)),
    marks: events.flatMap((event) => markOf(event, words) ?? []),
    end,
  };
}
