/**
 * What happened, as a connection tells it: an event leaves out what is known from those told before.
 * Both directions stand here, so that they say the same.
 */
import type { ToldEvent, ToldSegment } from './schemas/event.ts';
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
  for (const key in event) {
    if (key === 'type') continue;
    const value: unknown = event[key as keyof EventView];
    const said =
      typeof value === 'number' ? number(key, value, before) : saidOf(event, key, value, before, verdicts);
    if (said !== null) text += `,"${key}":${said}`;
  }
  return `${text}}`;
}

function number(key: string, value: number, before: EventView | null): string | null {
  if (before !== null && key === 'at' && value === before.at) return null;
  if (before !== null && key === 'version' && value === before.version + 1) return null;
  return String(value);
}

/** Null for what is left out. */
function saidOf(
  event: EventView,
  key: string,
  value: unknown,
  before: EventView | null,
  verdicts: ReadonlyMap<VerdictView, number>,
): string | null {
  switch (key) {
    case 'host':
      return before !== null && value === hostOf(before) ? null : `"${value}"`;
    case 'by':
      return event.type === 'accepted' && event.by === 'person' ? null : `"${value}"`;
    case 'copyOf':
      return value === null ? null : String(value);
    case 'segment':
      return 'segment' in event ? segmentText(event.segment) : null;
    case 'verdict': {
      const told = 'verdict' in event ? verdicts.get(event.verdict) : undefined;
      return told?.toString() ?? JSON.stringify(value);
    }
    case 'stimulus': {
      if (event.type !== 'stimulus' || event.stimulus.type !== 'segment') return JSON.stringify(value);
      const { segment } = event.stimulus;
      const arrived = before?.type === 'arrived' && before.segment === segment;
      return arrived ? '{"type":"segment"}' : `{"type":"segment","segment":${segmentText(segment)}}`;
    }
    default:
      return value === undefined ? null : JSON.stringify(value);
  }
}

type Segment = Extract<EventView, { readonly type: 'sent' }>['segment'];

function segmentText({ seq, ack, flags, wnd, up, data, mss }: Segment): string {
  let text = `{"seq":${seq},"ack":${ack},"flags":${flags},"wnd":${wnd}`;
  if (up !== 0) text += `,"up":${up}`;
  if (data !== '') text += `,"data":${JSON.stringify(data)}`;
  if (mss !== undefined) text += `,"mss":${mss}`;
  return `${text}}`;
}
const wholeSegment = (told: ToldSegment): Segment => ({ up: 0, data: '', ...told });

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
    if (short.type === 'accepted') event.by ??= 'person';
    if (short.type === 'arrived') event.copyOf ??= null;
    if ('segment' in short) event.segment = wholeSegment(short.segment);
    if ('verdict' in short) {
      const verdict = typeof short.verdict === 'number' ? verdicts.get(short.verdict) : short.verdict;
      if (verdict === undefined) return null;
      event.verdict = verdict;
      verdicts.set(event.version as number, verdict);
    }
    if (short.type === 'stimulus' && short.stimulus.type === 'segment') {
      const { segment } = short.stimulus;
      if (segment === undefined && before?.type !== 'arrived') return null;
      const arrived = before?.type === 'arrived' ? before.segment : null;
      event.stimulus = { type: 'segment', segment: segment ? wholeSegment(segment) : arrived };
    }
    events.push(event as unknown as EventView);
  }
  return events;
}
