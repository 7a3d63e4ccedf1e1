/** The scrubber's marks of a capture: one a segment, in its sender's lane or its observer's. */
import { HOSTS } from '../../../shared/hosts.ts';
import type { MarkKind, ScrubberMark } from '../../timeline/PlayerBar.tsx';
import type { Playback } from './playback.ts';

export function marksOf(playback: Playback): readonly ScrubberMark[] {
  const { moments, segments, steps, mistakes, record } = playback;
  const changes = new Set(HOSTS.flatMap((host) => steps[host].map(({ moment }) => moment)));
  const wrong = new Set(mistakes);
  return moments.slice(1).map(({ at, segment, file }, i) => {
    const index = i + 1;
    const from = segment === null ? null : (segments[segment]?.from ?? null);
    const seenFrom = file === null ? 'wire' : record.files[file]?.seenFrom;
    const host = record.files.length > 1 && (seenFrom === 'A' || seenFrom === 'B') ? seenFrom : from;
    const kind: MarkKind = wrong.has(index)
      ? 'mistake'
      : from === null
        ? 'ended'
        : changes.has(index)
          ? 'state'
          : 'event';
    return { index, at, host, kind };
  });
}
