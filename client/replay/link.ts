/** Deep links to a moment: `#t=<virtual milliseconds>`, and `&v=<version>` where several moments share that time. */
import type { Place } from './state.ts';
import { momentAt, momentOfVersion, type Told } from './told.ts';

/** Reads `#t=12000`, `#t=12000&v=17`, or the same after `?`; the fragment counts first. Null when no moment is named. */
export function placeOfLink(told: Told, { hash, search }: { hash: string; search: string }): Place | null {
  const params = [hash.replace(/^#/, ''), search]
    .map((part) => new URLSearchParams(part))
    .find((p) => p.has('t'));
  const t = Number(params?.get('t') || Number.NaN);
  if (!params || !Number.isFinite(t)) return null;
  const at = Math.round(Math.max(0, Math.min(told.end, t)));
  const index = momentAt(told, at);
  const version = Number(params.get('v') || Number.NaN);
  if (!Number.isFinite(version)) return { index, at };
  const named = momentOfVersion(told, version);
  return told.moments[named]?.at === at ? { index: named, at } : { index, at };
}

/** The beginning needs no link: the page opens there. */
export function linkOfPlace(told: Told, { index, at }: Place): string {
  const t = Math.floor(at);
  if (index === 0 && t === 0) return '';
  const version = told.moments[index]?.match.version ?? 0;
  return momentAt(told, t) === index ? `#t=${t}` : `#t=${t}&v=${version}`;
}
