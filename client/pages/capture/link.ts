/**
 * Links to a moment of a capture: `#t=…&file=a.pcap&a=10.0.0.1:40000&b=10.0.0.2:80`.
 * The file itself is on somebody's device and in no link: whoever follows it must open the same file.
 */

import type { CaptureRecord } from '../../../shared/capture/record.ts';
import type { Endpoint } from '../../../shared/pcap/captured.ts';
import type { Listed } from './listing.ts';

export interface CaptureLink {
  readonly file: string | null;
  readonly a: string | null;
  readonly b: string | null;
  /** The fragment with the moment, as timeline/link.ts reads it. */
  readonly place: string | null;
}

export const NO_LINK: CaptureLink = { file: null, a: null, b: null, place: null };

const textOf = ({ ip, port }: Endpoint): string => `${ip}:${port}`;

const contextFields = ({ files, hosts }: CaptureRecord) => ({
  file: files.map(({ name }) => name).join(', '),
  a: textOf(hosts.A),
  b: textOf(hosts.B),
});

/** Of two files it does not matter which was chosen first. */
const sameFiles = (x: string | null, y: string): boolean =>
  x !== null && x.split(', ').sort().join() === y.split(', ').sort().join();

/** What a link says besides the moment: of which file, and of which connection. */
export const contextOf = (record: CaptureRecord): string =>
  `&${new URLSearchParams({ ...contextFields(record) })}`;

/** The moment to which a link leads in this record; null when it means another. */
export function placeIn({ file, a, b, place }: CaptureLink, record: CaptureRecord): string | null {
  const own = contextFields(record);
  return sameFiles(file, own.file) && a === own.a && b === own.b ? place : null;
}

export function linkOf(hash: string): CaptureLink {
  const params = new URLSearchParams(hash.replace(/^#/, ''));
  const file = params.get('file');
  if (file === null) return NO_LINK;
  return { file, a: params.get('a'), b: params.get('b'), place: hash };
}

/** The connection that a link means, when this is its file. */
export function wantedBy(
  { file, a, b }: CaptureLink,
  name: string,
  connections: readonly Listed[],
): Listed | null {
  if (!sameFiles(file, name)) return null;
  const wanted = [a, b].sort().join();
  return connections.find((one) => [textOf(one.a), textOf(one.b)].sort().join() === wanted) ?? null;
}
