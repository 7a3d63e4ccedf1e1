/**
 * What happened, as a connection tells it: an event leaves out what is known from those told before.
 * Both directions stand here, so that they say the same.
 */
import type { ToldEvent } from './schemas/event.ts';
import type { EventView, VerdictView } from './view.ts';

/** Those that are of no host. */
const OF_THE_MATCH: Readonly<Record<Exclude<EventView, { readonly host: string }>['type'], true>> = {
  crowd: true,
  goal: true,
  ended: true,
};

const hostOf = (event: EventView): string | null => ('host' in event ? event.host : null);

/**
 * An event in JSON, shortened.
 * @param before it in the same message; null for the first
 * @param verdicts that were told, by the very object, with the versions of their events
 */
export function shortened(
  event: EventView,
  before: EventView | null,
  verdicts: ReadonlyMap<VerdictView, number>,
): string {
  let text = `{"type":"${event.type}"`;
  for (const [key, value] of Object.entries(event)) {
    if (value === undefined || key === 'type') continue;
    if (before !== null) {
      if (key === 'host' && value === hostOf(before)) continue;
      if (key === 'at' && value === before.at) continue;
      if (key === 'version' && value === before.version + 1) continue;
    }
    text += `,"${key}":${typeof value === 'number' ? value : (again(event, key, before, verdicts) ?? JSON.stringify(value))}`;
  }
  return `${text}}`;
}

/** What says in JSON that it is the same as before; null where it is not. */
function again(
  event: EventView,
  key: string,
  before: EventView | null,
  verdicts: ReadonlyMap<VerdictView, number>,
): string | null {
  if (key === 'verdict' && 'verdict' in event) return verdicts.get(event.verdict)?.toString() ?? null;
  if (key !== 'stimulus' || event.type !== 'stimulus' || event.stimulus.type !== 'segment') return null;
  const arrived = before?.type === 'arrived' && before.segment === event.stimulus.segment;
  return arrived ? '{"type":"segment"}' : null;
}

/**
 * The events of a message, whole.
 * @param verdicts of the match's events, by version: those of these are added
 * @returns null where one refers to what was not told
 */
export function restored(
  told: readonly ToldEvent[],
  verdicts: Map<number, VerdictView>,
): readonly EventView[] | null {
  const events: EventView[] = [];
  for (const short of told) {
    const before = events.at(-1);
    const event: Record<string, unknown> = { ...short };
    if (before) {
      event.version ??= before.version + 1;
      event.at ??= before.at;
      if (!Object.hasOwn(OF_THE_MATCH, short.type)) event.host ??= hostOf(before);
    }
    if ('verdict' in short) {
      const verdict = typeof short.verdict === 'number' ? verdicts.get(short.verdict) : short.verdict;
      if (verdict === undefined) return null;
      event.verdict = verdict;
      verdicts.set(event.version as number, verdict);
    }
    if (short.type === 'stimulus' && short.stimulus.type === 'segment' && !('segment' in short.stimulus)) {
      if (before?.type !== 'arrived') return null;
      event.stimulus = { ...short.stimulus, segment: before.segment };
    }
    events.push(event as unknown as EventView);
  }
  return events;
}
