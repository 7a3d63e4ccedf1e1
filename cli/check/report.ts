/** What `2msl check` has to tell, and who tells it: text-report.ts or json-report.ts. */

import type { ExportOrigin } from '../../shared/capture/export-origin.ts';
import type { CaptureRecord } from '../../shared/capture/record.ts';
import { type Note, octetsOf } from '../../shared/observer/notes.ts';
import type { ConnectionReport } from '../../shared/observer/observer.ts';
import type { Endpoint } from '../../shared/pcap/captured.ts';
import { type CaptureCounts, NAMED_REASONS } from '../../shared/pcap/counts.ts';
import { nameOf } from '../../shared/pcap/names.ts';
import { words } from '../words.ts';

/** What is known of a file when it has been read, or as far as it could be. */
export interface FileSummary {
  readonly counts: CaptureCounts;
  readonly connections: number;
  /** Hosts with an illegal segment, and legal ones with a warning. */
  readonly illegal: number;
  readonly warned: number;
  /** Connections that were given up to make room for others. */
  readonly givenUp: number;
  /** Set when it is an export of ours, which says where it was seen. */
  readonly origin: ExportOrigin | null;
  /** Why the file could not be read to its end. */
  readonly error: string | null;
}

export interface Reporter {
  /** A file begins. */
  begin(file: string): void;
  /** A connection is over, or the file is. `since` is the time of the file's first segment, in microseconds. */
  /** `record` where its segments were kept, to be told at length. */
  connection(report: ConnectionReport, since: number, record: CaptureRecord | null): void;
  end(summary: FileSummary): void;
  /** After the last file. */
  finish(): void;
}

/** A file's name for a terminal, in one line and without its control sequences. */
export const printable = (file: string): string =>
  file.replaceAll(/\p{Cc}/gu, (c) => `\\x${c.charCodeAt(0).toString(16).padStart(2, '0')}`);

/** What Wireshark shows this connection by. */
export function displayFilter({ a, b }: Pick<ConnectionReport, 'a' | 'b'>): string {
  const field = (ip: string): string => (ip.includes(':') ? 'ipv6.addr' : 'ip.addr');
  const end = ({ ip, port }: Endpoint): string => `${field(ip)} == ${ip} && tcp.port == ${port}`;
  return `${end(a)} && ${end(b)}`;
}

export const seconds = (microseconds: number): string => `${(microseconds / 1e6).toFixed(6)} s`;

/** By hand: the first number that Intl formats takes as long as a thousand frames. */
export const count = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, ',');

/** `frame 7: The capture lacks segments here: …`, with the sequence numbers where there are some. */
export function noteText(note: Note): string {
  const { code, frame, from, to } = note;
  const said = words.notes(code, { octets: count(octetsOf(note)) });
  const numbers = from === undefined || to === undefined || from === to ? '' : ` (seq ${from} to ${to})`;
  return `frame ${frame}: ${said}${numbers}`;
}

/** `127 (802.11 with radiotap), …`: what was passed over, by name. */
export const unreadNames = ({ named }: CaptureCounts): readonly string[] =>
  NAMED_REASONS.flatMap((reason) =>
    [...named[reason]].map(([unread, n]) => `${count(n)} ${nameOf(reason, unread)}`),
  );
