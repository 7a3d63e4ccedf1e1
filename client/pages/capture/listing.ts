/** The listing of a capture: its connections, what could not be read, and how it was judged. */

import { EXPORTED_ENDPOINTS, type ExportOrigin } from '../../../shared/capture/export-origin.ts';
import type { HostId } from '../../../shared/hosts.ts';
import type { Microseconds } from '../../../shared/observer/observed-segment.ts';
import type { ConnectionReport, End, ObservedVerdict, Traffic } from '../../../shared/observer/observer.ts';
import type { Profile } from '../../../shared/observer/stacks.ts';
import type { Endpoint } from '../../../shared/pcap/captured.ts';
import type { CaptureCounts } from '../../../shared/pcap/counts.ts';
import type { CaptureProblem } from '../../../shared/pcap/error.ts';

/** By what the hosts are judged. */
export interface JudgingOptions {
  /** The IP address of the host at whose end it was captured; null for somewhere else, or when nobody knows. */
  readonly viewpoint: string | null;
  readonly profile: Profile;
  readonly replyWithin: Microseconds;
  /** The capture lacks nothing, as an export of ours. */
  readonly complete: boolean;
}

/** What the beginning of a file tells, before it is read. */
export interface Hints {
  readonly origin: ExportOrigin | null;
  /** The viewpoint that its handshakes speak for. */
  readonly guess: string | null;
}

export interface Listed extends Omit<ConnectionReport, 'traffic'> {
  /** Its number in the listing, from 0, in the order in which the connections began. */
  readonly id: number;
  readonly traffic: Traffic;
  /** The worse of both hosts' verdicts. */
  readonly verdict: ObservedVerdict;
  /** Which end stands where: A is who opened the connection, or who was seen first; in our own exports it is A. */
  readonly ends: Readonly<Record<HostId, End>>;
}

/** An address that the user may say it was captured at. */
export interface Address {
  readonly ip: string;
  readonly connections: number;
}

export interface Listing {
  readonly hints: Hints;
  readonly options: JudgingOptions;
  readonly connections: readonly Listed[];
  /** Connections beyond what can be listed, by verdict; the illegal ones are listed first of all. */
  readonly unlisted: Readonly<Record<ObservedVerdict, number>>;
  /** Those that had to be given up to make room. */
  readonly givenUp: number;
  /** The most frequent first. */
  readonly addresses: readonly Address[];
  readonly counts: CaptureCounts;
  /** Where the file is broken; what comes before was read. */
  readonly broken: CaptureProblem | null;
  /** The reader stopped it at this octet. */
  readonly stopped: number | null;
  /** Of two files: at which address each was captured. Empty for one. */
  readonly captured: readonly { readonly name: string; readonly ip: string }[];
  /** Of two files: connections that are in only one of them, and are not listed. */
  readonly unpaired: number;
  /** Of the first and the last segment, in microseconds since 1970; null without any. */
  readonly time: { readonly first: Microseconds; readonly last: Microseconds } | null;
}

/** What is listed at most. */
export const MOST_LISTED = 2_000;
export const MOST_ADDRESSES = 12;

/** Of every verdict. */
export const unlistedIn = ({ unlisted }: Pick<Listing, 'unlisted'>): number =>
  Object.values(unlisted).reduce((sum, n) => sum + n, 0);

const RANK: Readonly<Record<ObservedVerdict, number>> = { legal: 0, unknown: 1, warning: 2, illegal: 3 };

export const worse = (x: ObservedVerdict, y: ObservedVerdict): ObservedVerdict =>
  RANK[x] >= RANK[y] ? x : y;

const keyOf = ({ ip, port }: Endpoint): string => `${ip} ${port}`;
export const sameEndpoint = (x: Endpoint, y: Endpoint): boolean => keyOf(x) === keyOf(y);

/** Who answered a SYN did not open the connection. */
function endsOf({ a, b, hosts }: ConnectionReport, origin: ExportOrigin | null): Listed['ends'] {
  const { A } = EXPORTED_ENDPOINTS;
  const isExported = origin !== null && (sameEndpoint(a, A) || sameEndpoint(b, A));
  const answered = hosts.a.states.find((state) => state === 'LISTEN' || state === 'SYN-SENT') === 'LISTEN';
  const turned = isExported ? sameEndpoint(b, A) : answered;
  return turned ? { A: 'b', B: 'a' } : { A: 'a', B: 'b' };
}

/** Gathers reports, as many as can be listed. */
export class Gathering {
  readonly #origin: ExportOrigin | null;
  readonly #kept: { report: ConnectionReport; traffic: Traffic; verdict: ObservedVerdict }[] = [];
  readonly #addresses = new Map<string, number>();
  readonly unlisted: Record<ObservedVerdict, number> = {
    legal: 0,
    warning: 0,
    illegal: 0,
    unknown: 0,
  };
  #illegal = 0;
  givenUp = 0;

  constructor(origin: ExportOrigin | null) {
    this.#origin = origin;
  }

  add(report: ConnectionReport): void {
    const { a, b, hosts, traffic } = report;
    if (report.givenUp) this.givenUp += 1;
    // Within one host there is no other end.
    if (b.ip !== a.ip) for (const { ip } of [a, b]) this.#count(ip);
    if (traffic === null) return;
    const verdict = worse(hosts.a.verdict, hosts.b.verdict);
    if (this.#kept.length >= MOST_LISTED && !this.#makeRoom(verdict)) {
      this.unlisted[verdict] += 1;
      return;
    }
    if (verdict === 'illegal') this.#illegal += 1;
    this.#kept.push({ report, traffic, verdict });
  }

  /** An illegal one takes the place of the last that is not. */
  #makeRoom(verdict: ObservedVerdict): boolean {
    if (verdict !== 'illegal' || this.#illegal >= MOST_LISTED) return false;
    const at = this.#kept.findLastIndex((one) => one.verdict !== 'illegal');
    const [gone] = this.#kept.splice(at, 1);
    if (gone !== undefined) this.unlisted[gone.verdict] += 1;
    return true;
  }

  /** A flood of forged addresses must not fill the memory: those that come first are counted. */
  #count(ip: string): void {
    const known = this.#addresses.get(ip);
    if (known !== undefined || this.#addresses.size < MOST_LISTED) this.#addresses.set(ip, (known ?? 0) + 1);
  }

  get addresses(): readonly Address[] {
    return [...this.#addresses]
      .map(([ip, connections]) => ({ ip, connections }))
      .sort((x, y) => y.connections - x.connections)
      .slice(0, MOST_ADDRESSES);
  }

  get connections(): readonly Listed[] {
    return this.#kept
      .sort((x, y) => x.traffic.first.frame - y.traffic.first.frame)
      .map(({ report, traffic, verdict }, id) => {
        return { ...report, id, traffic, verdict, ends: endsOf(report, this.#origin) };
      });
  }
}
