/** What `2msl check` has to tell, and who tells it: text-report.ts or json-report.ts. */

import type { ExportOrigin } from '../../shared/capture/export-origin.ts';
import type { ConnectionReport } from '../../shared/observer/observer.ts';
import type { Endpoint } from '../../shared/pcap/captured.ts';
import type { CaptureCounts } from '../../shared/pcap/counts.ts';

/** What is known of a file when it has been read, or as far as it could be. */
export interface FileSummary {
  readonly counts: CaptureCounts;
  readonly connections: number;
  /** Hosts with an illegal segment. */
  readonly illegal: number;
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
  connection(report: ConnectionReport, since: number): void;
  end(summary: FileSummary): void;
  /** After the last file. */
  finish(): void;
}

/** A file's name for a terminal, in one line and without its control sequences. */
export const printable = (file: string): string =>
  file.replaceAll(/\p{Cc}/gu, (c) => `\\x${c.charCodeAt(0).toString(16).padStart(2, '0')}`);

/** `10.0.0.1:80`, `[2001:db8::1]:80`. */
export const endpointText = ({ ip, port }: Endpoint): string =>
  ip.includes(':') ? `[${ip}]:${port}` : `${ip}:${port}`;
