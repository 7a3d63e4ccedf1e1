/** The ladder of a captured connection; what nobody saw is drawn as inferred. */
import { type HostId, peerOf } from '../../../shared/hosts.ts';
import type { LadderArrow, LadderInput, LadderMark, StateSpan } from '../../figures/ladder/ladder-input.ts';
import type { Playback, PlayedSegment } from './playback.ts';

function spansOf({ steps, end }: Playback, host: HostId): readonly StateSpan[] {
  const list = steps[host];
  return list.flatMap(({ state, at, inferred }, i) => {
    const next = list[i + 1];
    // A state that is left at once has no room of its own, but for the last.
    if (next !== undefined && next.at === at) return [];
    return [{ state, from: at, to: next?.at ?? Math.max(end, at), inferred }];
  });
}

function arrowOf(playback: Playback, segment: PlayedSegment, absolute: boolean): LadderArrow {
  const { record, drawnFlight: flight } = playback;
  const { index, from, view, base, resent, sighted, accusations, copyOf } = segment;
  const to = peerOf(from);
  const [sent, arrived] = [sighted[from], sighted[to]];
  const common = {
    id: String(index),
    from,
    segment: view,
    base: absolute ? {} : base,
    illegal: accusations.some(({ host }) => host === from),
    retransmission: resent !== null && resent !== 'probe',
    lostAt: null,
  };
  if (record.files.length > 1) {
    // Both ends were watched: what did not come was lost, and what was not sent is a copy, or somebody else's.
    const original = copyOf === null ? undefined : playback.segments[copyOf];
    return {
      ...common,
      sentAt: sent?.at ?? original?.sighted[from]?.at ?? null,
      arrivesAt: arrived?.at ?? null,
      lostAt: sent !== null && arrived === null ? sent.at + flight : null,
      duplicate: copyOf !== null,
      injected: sent === null && copyOf === null,
    };
  }
  if (sent !== null) return { ...common, sentAt: sent.at, arrivesAt: sent.at + flight, unseen: 'tip' };
  if (arrived !== null)
    return { ...common, sentAt: arrived.at - flight, arrivesAt: arrived.at, unseen: 'tail' };
  const at = sighted.between?.at ?? 0;
  return { ...common, sentAt: at, arrivesAt: at, unseen: 'both' };
}

function marksOf({ segments }: Playback, word: string): readonly LadderMark[] {
  return segments.flatMap(({ accusations, sighted, moment }) =>
    accusations.map(({ host }): LadderMark => {
      const { at } = sighted[host] ?? sighted[peerOf(host)] ?? sighted.between ?? { at: moment };
      return { host, at, kind: 'verdict', label: word, bad: true };
    }),
  );
}

/** Between two events, typically; what is shorter than that cannot set the scale. */
function typicalGap({ moments }: Playback): number {
  const gaps = moments
    .slice(1)
    .map(({ at }, i) => at - (moments[i]?.at ?? 0))
    .filter((gap) => gap > 0)
    .sort((x, y) => x - y);
  return gaps[gaps.length >> 1] ?? 1;
}

/** @param illegal the word beside what is illegal. */
export function ladderOf(playback: Playback, illegal: string, absolute = false): LadderInput {
  return {
    lifelines: { A: spansOf(playback, 'A'), B: spansOf(playback, 'B') },
    arrows: playback.segments.map((segment) => arrowOf(playback, segment, absolute)),
    marks: marksOf(playback, illegal),
    end: playback.end,
    flight: Math.max(playback.drawnFlight, typicalGap(playback)),
    digits: playback.digits,
  };
}
