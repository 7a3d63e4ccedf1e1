/** The same for people, connection by connection. */

import { endpointText } from '../../shared/host/address.ts';
import type { Retransmission } from '../../shared/observer/local/retransmissions.ts';
import { type ConnectionReport, ENDS, type End, type HostReport } from '../../shared/observer/observer.ts';
import type { Endpoint } from '../../shared/pcap/captured.ts';
import { SKIP_REASONS, type SkipReason } from '../../shared/pcap/counts.ts';
import { words } from '../words.ts';
import { explained } from './explain.ts';
import {
  count,
  displayFilter,
  type FileSummary,
  noteText,
  printable,
  type Reporter,
  seconds,
  unreadNames,
} from './report.ts';

export interface TextOptions {
  readonly write: (text: string) => void;
  /** The hosts that are judged strictly. */
  readonly hosts: readonly string[];
}

export function textReporter({ write, hosts }: TextOptions): Reporter {
  let heading: string | null = null;
  /** Something was told of a file that does not say itself where it was captured. */
  let lenient = false;
  let alone = 0;
  const line = (text = ''): void => write(`${text}\n`);
  /** A file of which nothing could be read has its line on standard error, and none here. */
  const begin = (): void => {
    if (heading !== null) line(heading);
    heading = null;
  };
  return {
    begin(file) {
      heading = printable(file);
      alone = 0;
    },
    connection(report, since, record) {
      begin();
      if (isAlone(report)) {
        alone += 1;
        if (alone > MOST_ALONE) return;
      }
      line(`  ${endpointText(report.a)} ⇄ ${endpointText(report.b)}${report.givenUp ? ' (given up)' : ''}`);
      const width = Math.max(...ENDS.map((end) => endpointText(report[end]).length));
      for (const end of ENDS) for (const said of hostLines(report, end, width, since)) line(`    ${said}`);
      if (report.copies > 0)
        line(`    captured twice: ${many(report.copies, 'frame')} of this connection, each counted once`);
      if (ENDS.some((end) => report.hosts[end].firstIllegal !== undefined))
        line(`    in Wireshark: ${displayFilter(report)}`);
      if (record !== null) for (const said of explained(record, since)) line(`      ${said}`);
    },
    end(summary) {
      if (summary.error !== null && summary.counts.frames === 0) return;
      begin();
      if (summary.origin === null) lenient = true;
      if (alone > MOST_ALONE)
        line(`  and ${many(alone - MOST_ALONE, 'more connection')} of which a single segment was seen`);
      for (const said of summaryLines(summary)) line(`  ${said}`);
      line();
    },
    finish() {
      if (hosts.length > 0 || !lenient) return;
      line(
        'Nobody said at which end this was captured, so both were judged leniently. With --host IP one is',
      );
      line('judged strictly.');
    },
  };
}
/** A SYN flood has a million of them; the JSON names each. */
const MOST_ALONE = 20;

/** A single segment was seen of it, and nothing is wrong with that. */
const isAlone = ({ traffic, hosts }: ConnectionReport): boolean =>
  traffic !== null &&
  traffic.sent.a.segments + traffic.sent.b.segments === 1 &&
  ENDS.every((end) => hosts[end].firstIllegal === undefined);

function hostLines(report: ConnectionReport, end: End, width: number, since: number): readonly string[] {
  const host = report.hosts[end];
  const way = host.states.length === 0 ? 'nothing was seen of it' : host.states.join(' → ');
  const lines = [`${addressed(report[end], width)}  ${host.verdict.padEnd(7)}  ${way}`];
  const indent = ' '.repeat(width + 2);
  if (host.retransmitted > 0) lines.push(`${indent}sent again: ${resent(host)}`);
  if (host.firstIllegal !== undefined) {
    const { frame, time, code, state, rule, rfc } = host.firstIllegal;
    const said = words.violations(code, { state });
    const source = rule === null ? rfc : `${rule}, ${rfc}`;
    lines.push(`${indent}frame ${frame}, ${seconds(time - since)}: ${said} (${source})`);
  }
  for (const note of host.notes.slice(0, MOST_NAMED)) lines.push(`${indent}${noteText(note)}`);
  if (host.notes.length > MOST_NAMED)
    lines.push(`${indent}and ${many(host.notes.length - MOST_NAMED, 'more note')} of that kind`);
  if (host.handOver !== undefined)
    lines.push(`${indent}TCP took up to ${(host.handOver / 1000).toFixed(1)} ms to see what the capture saw`);
  if (host.liberties.length > 0)
    lines.push(`${indent}liberties of its stack: ${host.liberties.join(', ')} (docs/adr/0012)`);
  return lines;
}

const addressed = (endpoint: Endpoint, width: number): string => endpointText(endpoint).padEnd(width);

/** More are counted, not named. */
const MOST_NAMED = 8;

function resent({ retransmitted, retransmissions }: HostReport): string {
  const named = retransmissions
    .slice(0, MOST_NAMED)
    .map(({ of, frame }: Retransmission) => `${of} (frame ${frame})`);
  const more = retransmitted - named.length;
  return `${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

const SKIPPED: Readonly<Record<SkipReason, string>> = {
  'link-type': 'of a link layer that is not read',
  'not-ip': 'not IP',
  'not-tcp': 'not TCP',
  encrypted: 'encrypted',
  fragment: 'pieces of IP datagrams that are not whole',
  'header-cut': 'cut off within the headers',
  'bad-header': 'with lengths that contradict each other',
  'no-interface': 'of an interface that nothing describes',
  'bad-record': 'longer than the block that holds them',
};

const many = (n: number, one: string): string => `${count(n)} ${one}${n === 1 ? '' : 's'}`;

const PLACES = { A: 'at host A', B: 'at host B', wire: 'on the wire' } as const;

function summaryLines({
  counts,
  connections,
  illegal,
  warned,
  givenUp,
  origin,
  error,
}: FileSummary): readonly string[] {
  const found = illegal === 0 ? 'nothing illegal' : `${many(illegal, 'host')} with something illegal`;
  const judged = warned === 0 ? found : `${found}, ${many(warned, 'host')} with a warning`;
  // What was not read is not legal.
  const verdict = connections === 0 ? 'nobody judged' : judged;
  const part = error === null || connections === 0 ? '' : ' (as far as it could be read)';
  const lines = [
    `${many(counts.frames, 'frame')}, ${many(counts.segments, 'TCP segment')}, ${many(connections, 'connection')}: ${verdict}${part}`,
  ];
  if (origin !== null)
    lines.push(`a match of 2MSL, seen ${PLACES[origin.viewpoint]}, judged by its own clock`);
  const skipped = SKIP_REASONS.filter((why) => counts.skipped[why] > 0);
  if (skipped.length > 0) {
    const reasons = skipped.map((why) => `${count(counts.skipped[why])} ${SKIPPED[why]}`);
    lines.push(`frames passed over: ${reasons.join(', ')}`);
    const names = unreadNames(counts);
    if (names.length > 0) lines.push(`  by name: ${names.join(', ')}`);
  }
  if (counts.badOptions > 0)
    lines.push(`${many(counts.badOptions, 'list')} of options overran and were read in part`);
  if (givenUp > 0) {
    lines.push(`${many(givenUp, 'connection')} given up to make room for others: too many were open at once`);
  }
  return lines;
}
