/** The scrubber's marks of a match: one a moment, in the lane of its host. */
import type { MatchEvent } from '../../../shared/match/match-event.ts';
import type { MarkKind, ScrubberMark } from '../../timeline/PlayerBar.tsx';
import type { Playback } from './playback.ts';

/** The most telling event of a moment decides how it is marked. */
function kindOf(events: readonly MatchEvent[]): MarkKind {
  const types = new Set(events.map(({ type }) => type));
  if (types.has('ended')) return 'ended';
  if (types.has('refused')) return 'mistake';
  if (types.has('goal')) return 'goal';
  if (types.has('lost')) return 'lost';
  return types.has('state') ? 'state' : 'event';
}

export function marksOf({ moments }: Playback): readonly ScrubberMark[] {
  return moments.flatMap(({ at, events }, index): ScrubberMark[] => {
    const [first] = events;
    // That time passes for a crowd, the time line tells by itself.
    if (first === undefined || events.every(({ type }) => type === 'crowd')) return [];
    return [{ index, at, host: 'host' in first ? first.host : null, kind: kindOf(events) }];
  });
}
