/** `--explain`: a connection's life in sentences, frame by frame, numbered as Wireshark does. */

import { type JudgedCapture, judgeCapture } from '../../shared/capture/judged.ts';
import type { CaptureRecord, RecordedSegment } from '../../shared/capture/record.ts';
import { endpointText } from '../../shared/host/address.ts';
import { HOSTS, type HostId, peerOf } from '../../shared/hosts.ts';
import { ACK, flagsText, has, PSH } from '../../shared/tcp/segment.ts';
import { words } from '../words.ts';
import { noteText, seconds } from './report.ts';

/** `SYN,ACK`, without PSH, which says nothing about a state. */
const bitsText = ({ flags }: RecordedSegment): string => {
  const told = flags & ~PSH;
  return told === 0 ? 'no flags' : flagsText(told);
};

/** Numbers as Wireshark has them unless told otherwise: from the first that was seen in each direction. */
export class Relative {
  readonly #first: Readonly<Record<HostId, number>>;

  constructor({ segments }: CaptureRecord) {
    const firstOf = (host: HostId): number => {
      const own = segments.find(({ from }) => from === host);
      const theirs = segments.find(({ from, flags }) => from !== host && has({ flags }, ACK));
      return own?.seq ?? theirs?.ack ?? 0;
    };
    this.#first = { A: firstOf('A'), B: firstOf('B') };
  }

  seq({ from, seq }: RecordedSegment): number {
    return (seq - this.#first[from]) >>> 0;
  }

  ack({ from, ack }: RecordedSegment): number {
    return (ack - this.#first[peerOf(from)]) >>> 0;
  }
}

export function segmentText(segment: RecordedSegment, relative: Relative): string {
  const parts = [bitsText(segment), `seq ${relative.seq(segment)}`];
  if (has(segment, ACK)) parts.push(`ack ${relative.ack(segment)}`);
  if (segment.length > 0) parts.push(`${segment.length} octets`);
  return parts.join(', ');
}

/** The lines of one connection. `since` is the time of the file's first segment. */
export function explained(record: CaptureRecord, since: number): readonly string[] {
  const judged = judgeCapture(record);
  const relative = new Relative(record);
  const names: Record<HostId, string> = { A: endpointText(record.hosts.A), B: endpointText(record.hosts.B) };
  const lines: string[] = [];
  for (const [index, segment] of record.segments.entries()) {
    const [sighting] = segment.seen;
    if (!sighting) continue;
    const [frame, at] = sighting;
    const resent = judged[segment.from].resent.get(index);
    const again = resent === undefined ? '' : resent === 'probe' ? ' (a probe)' : ` (${resent} sent again)`;
    const when = seconds(record.began + at - since);
    lines.push(
      `frame ${frame}, ${when}: ${names[segment.from]} sends ${segmentText(segment, relative)}${again}.`,
    );
    for (const host of HOSTS) lines.push(...after(judged, host, index, names[host]));
  }
  for (const host of HOSTS) lines.push(...closing(judged, host, names[host], record.cut));
  return lines;
}

function after(judged: JudgedCapture, host: HostId, index: number, name: string): readonly string[] {
  const { steps, illegal, seen } = judged[host];
  const lines: string[] = [];
  for (const [i, { state, segment }] of steps.entries()) {
    if (segment !== index || i === 0) continue;
    const inferred = seen === 'at its own end' ? '' : ' (inferred)';
    lines.push(`    ${name}: ${steps[i - 1]?.state} → ${state}${inferred}.`);
  }
  if (illegal?.segment === index)
    lines.push(`    ILLEGAL for ${name}: ${words.violations(illegal.code, { state: illegal.state })}`);
  return lines;
}

function closing(judged: JudgedCapture, host: HostId, name: string, cut: number): readonly string[] {
  const { verdict, notes } = judged[host];
  const lines = notes.map((note) => `${name}: ${noteText(note)}`);
  const more = cut === 0 ? '' : ` ${cut} later segments are not told here.`;
  return [...lines, `${name}: ${verdict}.${more}`];
}
