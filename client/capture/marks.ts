/** What the scrubber shows of a capture: a mark for each segment, in the lane of its sender. */
import { HOSTS } from '../../shared/wire/fault.ts';
import type { MarkKind, ScrubberMark } from '../components/timeline/PlayerBar.tsx';
import type { CaptureTale } from './tale.ts';

export function marksOf({ moments, segments, steps, mistakes }: CaptureTale): readonly ScrubberMark[] {
  const changes = new Set(HOSTS.flatMap((host) => steps[host].map(({ moment }) => moment)));
  const wrong = new Set(mistakes);
  return moments.slice(1).map(({ at, segment }, i) => {
    const index = i + 1;
    const from = segment === null ? null : (segments[segment]?.from ?? null);
    const kind: MarkKind = wrong.has(index)
      ? 'mistake'
      : from === null
        ? 'ended'
        : changes.has(index)
          ? 'state'
          : 'event';
    return { index, at, host: from, kind };
  });
}
