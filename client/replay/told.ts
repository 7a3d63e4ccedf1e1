/** A match as the page tells it: its moments, the ways of its segments, and its mistakes. Folded once, then only read. */
import type { Match } from '../../shared/match/match.ts';
import type { RecordAnswer } from '../../shared/protocol/http.ts';
import { type Moment, moments, type Tail } from '../../shared/record/moments.ts';
import type { ReplayError } from '../../shared/record/replay.ts';
import { type Timeline, VIRTUAL_CLOCK } from '../components/timeline/timeline.ts';
import { type Packet, packetsOf } from './packets.ts';

export interface Told extends Timeline {
  /** The first is the match before anything happened. */
  readonly moments: readonly Moment[];
  readonly packets: ReadonlyMap<number, Packet>;
  readonly names: RecordAnswer['names'];
}

export function tell({ record, names }: RecordAnswer, tail: Tail): Told | { readonly error: ReplayError } {
  const folded = moments(record, tail);
  if ('error' in folded) return folded;
  const list = folded.moments;
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

export function matchAt({ moments: list }: Told, index: number): Match {
  const moment = list[index] ?? list.at(-1);
  if (moment === undefined) throw new RangeError('a record has at least its beginning');
  return moment.match;
}
