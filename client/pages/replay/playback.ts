/**
 * A match as it is played: its moments, its segments' fates, its mistakes.
 * It is folded once, then only read.
 */
import { SAMPLE } from '../../../shared/host/crowd.ts';
import type { Match } from '../../../shared/match/match.ts';
import type { RecordAnswer } from '../../../shared/protocol/http.ts';
import { type Moment, moments, type Tail } from '../../../shared/record/moments.ts';
import type { ReplayError } from '../../../shared/record/replay.ts';
import { type Timeline, VIRTUAL_CLOCK } from '../../timeline/timeline.ts';
import { type Packet, packetsOf } from './packets.ts';

export interface Playback extends Timeline {
  /** The first is the match before anything happened. */
  readonly moments: readonly Moment[];
  readonly packets: ReadonlyMap<number, Packet>;
  readonly names: RecordAnswer['names'];
}

export function playbackOf(
  { record, names }: RecordAnswer,
  tail: Tail,
): Playback | { readonly error: ReplayError } {
  const folded = moments(record, tail);
  if ('error' in folded) return folded;
  const list = gatherTicks(folded.moments);
  return {
    ...VIRTUAL_CLOCK,
    moments: list,
    packets: packetsOf(list),
    names,
    end: list.at(-1)?.at ?? 0,
    // A move was refused.
    mistakes: list.flatMap(({ events }, i) => (events.some((e) => e.type === 'refused') ? [i] : [])),
    versionOf: (index) => list[index]?.match.version ?? 0,
  };
}

const isTick = ({ events }: Moment): boolean =>
  events.length > 0 && events.every(({ type }) => type === 'crowd');

/** Ticks of a crowd that follow one another are one moment, for as long as a bar of its chart lasts. */
function gatherTicks(list: readonly Moment[]): readonly Moment[] {
  const gathered: Moment[] = [];
  for (const moment of list) {
    const last = gathered.at(-1);
    const goesOn = last && isTick(last) && isTick(moment) && moment.at - (last.events[0]?.at ?? 0) < SAMPLE;
    if (goesOn) gathered.splice(-1, 1, { ...moment, events: [...last.events, ...moment.events] });
    else gathered.push(moment);
  }
  return gathered;
}

export function matchAt({ moments: list }: Playback, index: number): Match {
  const moment = list[index] ?? list.at(-1);
  if (moment === undefined) throw new RangeError('a record has at least its beginning');
  return moment.match;
}
