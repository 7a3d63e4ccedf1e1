/**
 * A capture's record, judged: each host's states and verdict, segment by segment.
 * The observing judge tells a way in hindsight only, because a later segment decides between what was possible
 * before; so the record is judged to its end, and then each state of the way is put to the segment with which it
 * became possible.
 */

import { HOSTS, type HostId } from '../hosts.ts';
import { Copies } from '../observer/copies.ts';
import type { Resent } from '../observer/local/retransmissions.ts';
import type { Note } from '../observer/notes.ts';
import { type Microseconds, observed } from '../observer/observed-segment.ts';
import { createObserver, type End, type ObservedVerdict } from '../observer/observer.ts';
import { RemotePath } from '../observer/remote/remote-path.ts';
import type { StackLiberty } from '../observer/stacks.ts';
import type { StatePath } from '../observer/state-path.ts';
import type { ViolationReport } from '../observer/violation-report.ts';
import type { CapturedSegment } from '../pcap/captured.ts';
import type { State } from '../tcp/state.ts';
import { type CaptureRecord, capturedAgain } from './record.ts';

/** A state, and the segment (its index in the record) with which it was entered; −1 before the first. */
export interface CaptureStep {
  readonly state: State;
  readonly segment: number;
}

export interface JudgedHost {
  /** Captured at its own end, so that all it sent and heard is known; or inferred from elsewhere. */
  readonly seen: 'at its own end' | 'from elsewhere';
  /** In order; empty when nothing can be said. */
  readonly steps: readonly CaptureStep[];
  readonly verdict: ObservedVerdict;
  /** What the verdict rests on; each with the segment (its index in the record) that shows it, −1 for none. */
  readonly notes: readonly (Note & { readonly segment: number })[];
  readonly liberties: readonly StackLiberty[];
  /** How long a segment lay between the tap and TCP at the longest, where that shows. */
  readonly handOver: Microseconds | undefined;
  readonly illegal: (ViolationReport & { readonly segment: number }) | null;
  /** From this segment on it is not judged any more, and its states are inferred. */
  readonly judgedUntil: number | null;
  /** What it sent again, by segment. */
  readonly resent: ReadonlyMap<number, Resent>;
}

export type JudgedCapture = Readonly<Record<HostId, JudgedHost>>;

export function judgeCapture(record: CaptureRecord): JudgedCapture {
  const judged: { [host in HostId]?: JudgedHost } = {};
  for (const [file, { seenFrom }] of record.files.entries()) {
    const byFile = judgeFile(record, file);
    for (const host of HOSTS) {
      // With two files each host is told by its own.
      if (record.files.length === 1 || seenFrom === host) judged[host] = byFile[host];
    }
  }
  const { A, B } = judged;
  if (A === undefined || B === undefined)
    throw new RangeError('a record has a file for each host, or one for both');
  return { A, B };
}

const END: Readonly<Record<HostId, End>> = { A: 'a', B: 'b' };

function judgeFile(record: CaptureRecord, file: number): JudgedCapture {
  const { hosts, files, profile, replyWithin, complete = false, began, ended } = record;
  const from = files[file]?.seenFrom;
  const local = from === 'A' || from === 'B' ? from : null;
  const seen = record.segments
    .flatMap((segment, index) => {
      const captured = capturedAgain(record, segment, file);
      return captured === null ? [] : [{ captured, index }];
    })
    .sort((x, y) => x.captured.frame - y.captured.frame);
  const observer = createObserver({
    hosts: { a: hosts.A, b: hosts.B },
    viewpoint: local === null ? null : END[local],
    profile,
    replyWithin,
    complete,
  });
  const copies = complete ? null : new Copies();
  const ways = { A: new Entered(), B: new Entered() };
  const afterwards = local === null ? null : new Afterwards();
  for (const { captured, index } of seen) {
    const likeness = copies?.look(captured) ?? null;
    observer.observe(captured, likeness);
    if (likeness !== 'same') afterwards?.observe(captured, index, record.segments[index]?.from === local);
    for (const host of HOSTS) for (const way of observer.ways(END[host])) ways[host].note(way, index);
  }
  const report = observer.report(began + ended).hosts;
  const indexOf = new Map(seen.map(({ captured, index }) => [captured.frame, index]));
  const tell = (host: HostId): JudgedHost => {
    const { verdict, firstIllegal, notes, liberties, handOver, retransmissions } = report[END[host]];
    const first = seen.find(({ index }) => record.segments[index]?.from === host)?.index ?? -1;
    const steps = ways[host].steps(observer.ways(END[host])[0] ?? null, first);
    const illegal = firstIllegal && { ...firstIllegal, segment: indexOf.get(firstIllegal.frame) ?? -1 };
    const judgedUntil = illegal && host === local ? illegal.segment : null;
    return {
      seen: host === local ? 'at its own end' : 'from elsewhere',
      steps: judgedUntil === null ? steps : (afterwards?.extendPath(steps, judgedUntil) ?? steps),
      verdict,
      notes: notes.map((note) => ({ ...note, segment: indexOf.get(note.frame) ?? -1 })),
      liberties,
      handOver,
      illegal: illegal ?? null,
      judgedUntil,
      resent: new Map(retransmissions.map(({ frame, of }) => [indexOf.get(frame) ?? -1, of])),
    };
  };
  return { A: tell('A'), B: tell('B') };
}

/** With which segment each state of a way was entered. The nodes of ways are never changed, so each is met once. */
class Entered {
  readonly #with = new Map<StatePath, number>();

  note(way: StatePath, segment: number): void {
    for (let at: StatePath | null = way; at !== null && !this.#with.has(at); at = at.before)
      this.#with.set(at, segment);
  }

  /** `first` is the first segment of the host's own. */
  steps(way: StatePath | null, first: number): readonly CaptureStep[] {
    const steps: CaptureStep[] = [];
    for (let at = way; at !== null; at = at.before) {
      steps.push({ state: at.state, segment: this.#with.get(at) ?? -1 });
    }
    return steps.reverse().map((step, i) => (isBeforeAll(step, i, first) ? { ...step, segment: -1 } : step));
  }
}

/** Where the way begins it was before the first segment; and who answers a SYN had been listening. */
const isBeforeAll = ({ state, segment }: CaptureStep, i: number, first: number): boolean =>
  i === 0 || (i === 1 && state === 'LISTEN' && segment <= first);

/** A host that has done what is illegal is not followed any more; where it went then is inferred, as from elsewhere. */
class Afterwards {
  readonly #way = new RemotePath();
  readonly #entered = new Entered();

  observe(captured: CapturedSegment, index: number, own: boolean): void {
    if (own) this.#way.sends(observed(captured));
    else this.#way.hears(observed(captured));
    if (this.#way.way !== null) this.#entered.note(this.#way.way, index);
  }

  extendPath(steps: readonly CaptureStep[], from: number): readonly CaptureStep[] {
    const inferred = this.#entered.steps(this.#way.way, from);
    const joined = steps.filter(({ segment }) => segment < from);
    const before = inferred.filter(({ segment }) => segment <= from).at(-1);
    if (before !== undefined && before.state !== joined.at(-1)?.state) {
      joined.push({ state: before.state, segment: from });
    }
    return [...joined, ...inferred.filter(({ segment }) => segment > from)];
  }
}
