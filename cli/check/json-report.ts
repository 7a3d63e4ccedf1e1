/**
 * One JSON document, written as the connections end, so that it need not be kept:
 *
 *     { files: [{ file, connections: [{ a, b, givenUp?, copies, filter, hosts: { a, b } }],
 *                 frames, segments, skipped: { reason: count }, unread: [name], badOptions, givenUp, error? }] }
 *
 * `a` is the end that was seen to send first. A host is
 * `{ states, verdict, firstIllegal?: { frame, time, code, rule, rfc, message }, notes: [{ frame, time, code, from?, to?,
 * message }], liberties, handOver?, retransmitted, retransmissions: [{ frame, time, of }] }`. Times are seconds since 1970, frames are numbered from 1, as Wireshark does.
 */

import { endpointText } from '../../shared/host/address.ts';
import { octetsOf } from '../../shared/observer/notes.ts';
import { type ConnectionReport, ENDS, type End, type HostReport } from '../../shared/observer/observer.ts';
import { SKIP_REASONS } from '../../shared/pcap/counts.ts';
import { words } from '../words.ts';
import { displayFilter, type FileSummary, type Reporter, unreadNames } from './report.ts';

export function jsonReporter(write: (text: string) => void): Reporter {
  let files = 0;
  let connections = 0;
  write('{"files":[');
  return {
    begin(file) {
      write(`${files === 0 ? '' : ','}\n{"file":${JSON.stringify(file)},"connections":[`);
      files += 1;
      connections = 0;
    },
    connection(report) {
      write(`${connections === 0 ? '' : ','}\n${JSON.stringify(connectionOf(report))}`);
      connections += 1;
    },
    end(summary) {
      const { counts, givenUp, error } = summary;
      const rest = {
        frames: counts.frames,
        segments: counts.segments,
        skipped: skippedOf(summary),
        unread: unreadNames(counts),
        badOptions: counts.badOptions,
        givenUp,
        ...(error === null ? {} : { error }),
      };
      write(`],${JSON.stringify(rest).slice(1)}`);
    },
    finish() {
      write('\n]}\n');
    },
  };
}

const skippedOf = ({ counts }: FileSummary): Readonly<Record<string, number>> =>
  Object.fromEntries(
    SKIP_REASONS.flatMap((why) => (counts.skipped[why] > 0 ? [[why, counts.skipped[why]]] : [])),
  );

const MICROSECONDS = 1e6;

function connectionOf({ a, b, givenUp, copies, hosts }: ConnectionReport): object {
  return {
    a: endpointText(a),
    b: endpointText(b),
    ...(givenUp === undefined ? {} : { givenUp }),
    copies,
    filter: displayFilter({ a, b }),
    hosts: Object.fromEntries(ENDS.map((end: End) => [end, hostOf(hosts[end])])),
  };
}

function hostOf(host: HostReport): object {
  const { states, verdict, firstIllegal, notes, liberties, handOver, retransmitted, retransmissions } = host;
  return {
    states,
    verdict,
    ...(firstIllegal === undefined
      ? {}
      : {
          firstIllegal: {
            frame: firstIllegal.frame,
            time: firstIllegal.time / MICROSECONDS,
            code: firstIllegal.code,
            rule: firstIllegal.rule,
            rfc: firstIllegal.rfc,
            message: words.violations(firstIllegal.code, { state: firstIllegal.state }),
          },
        }),
    notes: notes.map(({ frame, time, code, from, to }) => ({
      frame,
      time: time / MICROSECONDS,
      code,
      ...(from === undefined || to === undefined ? {} : { from, to }),
      message: words.notes(code, { octets: `${octetsOf({ from, to })}` }),
    })),
    liberties,
    ...(handOver === undefined ? {} : { handOver: handOver / MICROSECONDS }),
    retransmitted,
    retransmissions: retransmissions.map(({ frame, time, of }) => ({ frame, time: time / MICROSECONDS, of })),
  };
}
