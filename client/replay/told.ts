/** A record as the page tells it: its moments, the ways of its segments, and its mistakes. Folded once, then only read. */
import type { Match } from '../../shared/match/match.ts';
import type { RecordAnswer } from '../../shared/protocol/http.ts';
import { type Moment, moments, type Tail } from '../../shared/record/moments.ts';
import type { ReplayError } from '../../shared/record/replay.ts';
import type { Milliseconds } from '../../shared/tcp/constants.ts';
import { type Packet, packetsOf } from './packets.ts';

export interface Told {
  /** The first is the match before anything happened. */
  readonly moments: readonly Moment[];
  readonly packets: ReadonlyMap<number, Packet>;
  readonly names: RecordAnswer['names'];
  /** When the last thing happened. */
  readonly end: Milliseconds;
  /** The indices of the moments in which a move was refused. */
  readonly mistakes: readonly number[];
}

export function tell({ record, names }: RecordAnswer, tail: Tail): Told | { readonly error: ReplayError } {
  const folded = moments(record, tail);
  if ('error' in folded) return folded;
  const list = folded.moments;
  return {
    moments: list,
    packets: packetsOf(list),
    names,
    end: list.at(-1)?.at ?? 0,
    mistakes: list.flatMap(({ events }, i) => (events.some((e) => e.type === 'refused') ? [i] : [])),
  };
}

/** The last moment not later than `at`. */
export function momentAt({ moments: list }: Told, at: Milliseconds): number {
  return lastIndex(list, (moment) => moment.at <= at);
}

/** The moment that this version belongs to: that of the next version that the match ever stood at. */
export function momentOfVersion({ moments: list }: Told, version: number): number {
  return Math.min(lastIndex(list, (moment) => moment.match.version < version) + 1, list.length - 1);
}

export function matchAt({ moments: list }: Told, index: number): Match {
  const moment = list[index] ?? list.at(-1);
  if (moment === undefined) throw new RangeError('a record has at least its beginning');
  return moment.match;
}

/** The last index whose element passes, where all that pass come first; -1 when none does. */
function lastIndex<T>(list: readonly T[], passes: (element: T) => boolean): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const element = list[middle];
    if (element !== undefined && passes(element)) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
