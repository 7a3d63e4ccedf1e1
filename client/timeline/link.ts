/** Links to a moment: `#t=<milliseconds>`, and `&v=<version>` where several moments share that time. */
import type { Place } from './cursor.ts';
import { clampTime, momentAt, momentOfVersion, type Timeline } from './timeline.ts';

/** Reads `#t=12000`, `#t=12000&v=17`, or the same after `?`; the fragment counts first. Null when no moment is named. */
export function placeOfLink(
  timeline: Timeline,
  { hash, search }: { hash: string; search: string },
): Place | null {
  const params = [hash.replace(/^#/, ''), search]
    .map((part) => new URLSearchParams(part))
    .find((p) => p.has('t'));
  const t = Number(params?.get('t') || Number.NaN);
  if (!params || !Number.isFinite(t)) return null;
  const at = clampTime(timeline, t);
  const index = momentAt(timeline, at);
  const version = Number(params.get('v') || Number.NaN);
  if (!Number.isFinite(version)) return { index, at };
  const named = momentOfVersion(timeline, version);
  return timeline.moments[named]?.at === at ? { index: named, at } : { index, at };
}

/** The beginning needs no link: the page opens there. */
export function linkOfPlace(timeline: Timeline, { index, at }: Place): string {
  const t = timeline.resolution < 1 ? at : Math.floor(at);
  if (index === 0 && t === 0) return '';
  return momentAt(timeline, t) === index ? `#t=${t}` : `#t=${t}&v=${timeline.versionOf(index)}`;
}
