/** The source of connections: one file, or two captured at both ends and laid on each other. */

import { type MergeProblem, mergeCaptures } from '../../../shared/capture/merge.ts';
import type { CaptureRecord } from '../../../shared/capture/record.ts';
import type { HostId } from '../../../shared/hosts.ts';
import type { CapturedSegment, Endpoint } from '../../../shared/pcap/captured.ts';
import { type CaptureCounts, NAMED_REASONS, newCounts, SKIP_REASONS } from '../../../shared/pcap/counts.ts';
import { type JudgingOptions, type Listed, type Listing, sameEndpoint, worse } from './listing.ts';
import type { CapturePort } from './port.ts';
import { recordOf } from './record-of.ts';

/** Why two files cannot be opened together. */
export type PairProblem =
  /** Both are of the same end, as far as their handshakes tell, or they do not tell. */
  | 'same-end'
  /** No connection is in both. */
  | 'no-pair';

export interface Source {
  readonly name: string;
  readonly size: number;
  /** @param options null for what the files themselves suggest. */
  readonly list: (
    options: JudgingOptions | null,
    progress: (octets: number) => void,
  ) => Promise<Listing | { readonly problem: PairProblem }>;
  /** Null when nothing of it could be read any more. */
  readonly record: (
    listing: Listing,
    listed: Listed,
    progress: (octets: number) => void,
  ) => Promise<CaptureRecord | { readonly problem: MergeProblem } | null>;
}

export function oneFile(port: CapturePort, file: File): Source {
  return {
    name: file.name,
    size: file.size,
    list: (options, progress) => port.list(file, options, progress),
    record: async (listing, listed, progress) => {
      const segments = await port.segments(file, listed, progress);
      return segments.length === 0 ? null : recordOf(file.name, listing, listed, segments);
    },
  };
}

/** A connection as each of the two files has it. */
interface Pair {
  readonly first: Listed;
  readonly second: Listed;
}

export function twoFiles(port: CapturePort, [one, two]: readonly [File, File]): Source {
  let pairs: ReadonlyMap<number, Pair> = new Map();
  let listings: readonly [Listing, Listing] | null = null;
  const ahead = (progress: (octets: number) => void) => (octets: number) => progress(one.size + octets);
  return {
    name: `${one.name}, ${two.name}`,
    size: one.size + two.size,
    list: async (options, progress) => {
      let first = await port.list(one, viewedFrom(listings?.[0], options), progress);
      let second = await port.list(two, viewedFrom(listings?.[1], options), ahead(progress));
      const [at, there] = endsOf(first, second);
      if (at === null || there === null || at === there) return { problem: 'same-end' };
      const { profile } = first.options;
      // What the second file's handshakes do not tell, the first one's do, or the other way round.
      if (first.options.viewpoint !== at) {
        first = await port.list(one, { ...first.options, viewpoint: at }, progress);
      }
      if (second.options.viewpoint !== there || second.options.profile !== profile) {
        second = await port.list(two, { ...second.options, viewpoint: there, profile }, ahead(progress));
      }
      listings = [first, second];
      const joined = pairUp(first, second, [one.name, two.name]);
      pairs = joined.pairs;
      return pairs.size === 0 ? { problem: 'no-pair' } : joined.listing;
    },
    record: async (_, listed, progress) => {
      const pair = pairs.get(listed.id);
      if (pair === undefined || listings === null) return null;
      const parts: readonly (readonly [File, Listing, Listed])[] = [
        [one, listings[0], pair.first],
        [two, listings[1], pair.second],
      ];
      const hosts = { A: listed[listed.ends.A], B: listed[listed.ends.B] };
      const records: CaptureRecord[] = [];
      for (const [file, listing, part] of parts) {
        const segments: readonly CapturedSegment[] = await port.segments(file, part, progress);
        if (segments.length === 0) return null;
        records.push(recordOf(file.name, listing, turned(part, hosts), segments));
      }
      const by = (host: HostId) => records.find(({ files }) => files[0]?.seenFrom === host);
      const [atA, atB] = [by('A'), by('B')];
      if (atA === undefined || atB === undefined) return null;
      return mergeCaptures(
        atA,
        atB,
        listings.every(({ hints }) => hints.origin !== null),
      );
    },
  };
}

/** The same viewpoint as before, and the profile that is asked for. */
const viewedFrom = (before: Listing | undefined, options: JudgingOptions | null): JudgingOptions | null =>
  before === undefined || options === null ? null : { ...before.options, profile: options.profile };

/** Where each was captured; one that does not tell is of the other end of what the other one shows. */
function endsOf(first: Listing, second: Listing): readonly [string | null, string | null] {
  const opposite = (of: Listing, known: string | null): string | null => {
    if (known === null) return null;
    const shared = of.connections.find(({ a, b }) => a.ip === known || b.ip === known);
    return shared === undefined ? null : shared.a.ip === known ? shared.b.ip : shared.a.ip;
  };
  const [at, there] = [first.options.viewpoint, second.options.viewpoint];
  return [at ?? opposite(first, there), there ?? opposite(second, at)];
}

/** A connection with its hosts where they stand in the other file. */
function turned(listed: Listed, { A }: CaptureRecord['hosts']): Listed {
  return { ...listed, ends: sameEndpoint(listed.a, A) ? { A: 'a', B: 'b' } : { A: 'b', B: 'a' } };
}

const endOf = ({ a }: Listed, endpoint: Endpoint): 'a' | 'b' => (sameEndpoint(a, endpoint) ? 'a' : 'b');

/** The connections that are in both, each host judged by its own file. */
function pairUp(
  first: Listing,
  second: Listing,
  names: readonly [string, string],
): { readonly listing: Listing; readonly pairs: ReadonlyMap<number, Pair> } {
  const left = [...second.connections];
  const pairs = new Map<number, Pair>();
  const connections = first.connections.flatMap((one): readonly Listed[] => {
    const at = left.findIndex((other) => {
      const ends = [other.a, other.b];
      return ends.some((end) => sameEndpoint(end, one.a)) && ends.some((end) => sameEndpoint(end, one.b));
    });
    const [other] = at < 0 ? [] : left.splice(at, 1);
    if (other === undefined) return [];
    const own = one.a.ip === first.options.viewpoint ? 'a' : 'b';
    const far = own === 'a' ? 'b' : 'a';
    const there = endOf(other, one[far]);
    const id = pairs.size;
    pairs.set(id, { first: one, second: other });
    const hosts = { ...one.hosts, [far]: other.hosts[there] };
    const sent = { ...one.traffic.sent, [far]: other.traffic.sent[there] };
    const verdict = worse(hosts.a.verdict, hosts.b.verdict);
    return [{ ...one, id, hosts, verdict, traffic: { ...one.traffic, sent } }];
  });
  const captured = [first, second].map(({ options }, i) => ({
    name: names[i] ?? '',
    ip: options.viewpoint ?? '',
  }));
  const listing: Listing = {
    ...first,
    connections,
    captured,
    unpaired: first.connections.length + second.connections.length - 2 * pairs.size,
    counts: sumOf(first.counts, second.counts),
    givenUp: first.givenUp + second.givenUp,
    unlisted: {
      legal: first.unlisted.legal + second.unlisted.legal,
      warning: first.unlisted.warning + second.unlisted.warning,
      illegal: first.unlisted.illegal + second.unlisted.illegal,
      unknown: first.unlisted.unknown + second.unlisted.unknown,
    },
    broken: first.broken ?? second.broken,
    stopped: first.stopped ?? second.stopped,
  };
  return { listing, pairs };
}

function sumOf(x: CaptureCounts, y: CaptureCounts): CaptureCounts {
  const sum = newCounts();
  sum.frames = x.frames + y.frames;
  sum.segments = x.segments + y.segments;
  sum.badOptions = x.badOptions + y.badOptions;
  for (const reason of SKIP_REASONS) sum.skipped[reason] = x.skipped[reason] + y.skipped[reason];
  for (const reason of NAMED_REASONS)
    for (const counts of [x, y])
      for (const [unread, n] of counts.named[reason])
        sum.named[reason].set(unread, (sum.named[reason].get(unread) ?? 0) + n);
  return sum;
}
