/** Our own observing judge calls every match legal that we export, from wherever it is seen. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs, sample } from '../../verify/depth.ts';
import { HOSTS } from '../hosts.ts';
import type { MatchEvent } from '../match/match-event.ts';
import { createConnections } from '../observer/connections.ts';
import { type ConnectionReport, ENDS } from '../observer/observer.ts';
import type { Profile } from '../observer/stacks.ts';

/** The strictest and the most generous. */
const BOTH = ['rfc9293', 'any'] as const;

import { lives } from '../pcap/fixtures/lives.ts';
import { concat } from '../pcap/fixtures/octets.ts';
import { segmentsIn } from '../pcap/read.ts';
import { CATALOGUE } from '../scenarios/catalogue/catalogue.ts';
import { LONG_ENOUGH, playToTheEnd } from '../scenarios/catalogue/fixtures/players.ts';
import { has, SYN } from '../tcp/segment.ts';
import { CAPTURE_FORMATS, exportCapture } from './export.ts';
import { EXPORTED_ENDPOINTS, exportOrigin } from './export-origin.ts';
import { seenSegments, VIEWPOINTS } from './viewpoint.ts';

/** Whoever reads the file knows nothing but what is in it. */
function judge(file: Uint8Array, profile: Profile): readonly ConnectionReport[] {
  const origin = exportOrigin(file);
  if (origin === null) throw new Error('not known for an export of ours');
  const { viewpoint, replyWithin } = origin;
  const reports: ConnectionReport[] = [];
  const connections = createConnections({
    viewpoint: viewpoint === 'wire' ? [] : [EXPORTED_ENDPOINTS[viewpoint].ip],
    profile,
    replyWithin,
    complete: true,
    done: (report) => reports.push(report),
  });
  for (const segment of segmentsIn(file)) connections.observe(segment);
  connections.end();
  return reports;
}

/** What is wrong, a line each: an accusation, or a verdict of a host that cannot be had although it sent a SYN. */
function complaints(events: readonly MatchEvent[]): readonly string[] {
  return VIEWPOINTS.flatMap((viewpoint) =>
    CAPTURE_FORMATS.flatMap((format) =>
      BOTH.flatMap((profile) => {
        const seen = seenSegments(events, viewpoint);
        if (seen.length === 0) return [];
        const synSeen = (ip: string): boolean =>
          seen.some(({ from, segment }) => EXPORTED_ENDPOINTS[from].ip === ip && has(segment, SYN));
        const reports = judge(concat(exportCapture(events, { viewpoint, format })), profile);
        return reports.flatMap((report) =>
          ENDS.flatMap((end) => {
            const { verdict, firstIllegal } = report.hosts[end];
            if (verdict === 'legal' || (verdict === 'unknown' && !synSeen(report[end].ip))) return [];
            const why = `${firstIllegal?.frame} ${firstIllegal?.rule} ${firstIllegal?.code}`;
            return [`seen from ${viewpoint}, ${format}, ${profile}: ${report[end].ip} ${verdict} ${why}`];
          }),
        );
      }),
    ),
  );
}

describe('an export is legal from every viewpoint, in both formats, by both profiles', () => {
  const company = [
    { players: { A: 'autopilot', B: 'autopilot' }, restless: false },
    { players: { A: 'person', B: 'autopilot' }, restless: false },
    { players: { A: 'autopilot', B: 'person' }, restless: true },
    { players: { A: 'person', B: 'person' }, restless: true },
    { players: { A: 'person', B: 'autopilot' }, restless: true },
    { players: { A: 'autopilot', B: 'person' }, restless: false },
    { players: { A: 'person', B: 'person' }, restless: false },
  ] as const;
  test.each(CATALOGUE.map((scenario, i) => [scenario.id, scenario, i] as const))(
    '%s, by autopilots or by people who take their time and any liberty',
    (_, scenario, turn) => {
      // Each scenario in three companies, the next in the next three.
      for (const k of sample([0, 1, 2], 2)) {
        const cast = company[(3 * turn + k) % company.length] ?? company[0];
        const game = { scenario, seed: 9293 + k, ...cast };
        const { events } = playToTheEnd(scenario.crowd ? { ...game, until: LONG_ENOUGH } : game);
        expect(complaints(events)).toEqual([]);
      }
    },
  );

  test('random lives', () => {
    fc.assert(
      fc.property(lives, (events) => {
        expect(complaints(events)).toEqual([]);
      }),
      { numRuns: runs(100) },
    );
  });

  test('a match that breaks off anywhere', () => {
    fc.assert(
      fc.property(lives, fc.double({ min: 0, max: 1, noNaN: true }), (events, part) => {
        expect(complaints(events.slice(0, Math.floor(events.length * part)))).toEqual([]);
      }),
      { numRuns: runs(50) },
    );
  });
});

test('an export with another answer than the host gave is not legal', () => {
  const scenario = CATALOGUE.find(({ id }) => id === 'normal-close');
  if (scenario === undefined) throw new Error('no scenario');
  const players = { A: 'person', B: 'person' } as const;
  const { events } = playToTheEnd({ scenario, seed: 9293, players });
  for (const viewpoint of HOSTS) {
    const file = concat(exportCapture(events, { viewpoint, format: 'pcap' }));
    const { length } = [...segmentsIn(file)];
    expect(length).toBeGreaterThan(6);
    // The last segment that the host sent: its ACK number is one too high.
    const forged = lastSegmentOf(file, viewpoint, 8, (octet) => octet + 1);
    const [report] = judge(forged, 'rfc9293');
    const end = ENDS.find((one) => report?.[one].ip === EXPORTED_ENDPOINTS[viewpoint].ip) ?? 'a';
    expect(report?.hosts[end].firstIllegal?.code).toBe('ack-of-nothing');
  }
});

/** Changes the lowest octet of a 32-bit field of the TCP header in the last segment that a host sent; pcap only. */
function lastSegmentOf(
  file: Uint8Array,
  host: (typeof HOSTS)[number],
  field: number,
  change: (octet: number) => number,
): Uint8Array {
  const changed = file.slice();
  const view = new DataView(changed.buffer);
  const lastOctet = host === 'A' ? 1 : 2;
  let last = 0;
  for (let at = 24; at < changed.length; at += 16 + view.getUint32(at + 8, true)) {
    if (view.getUint8(at + 16 + 15) === lastOctet) last = at;
  }
  const octet = last + 16 + 20 + field + 3;
  view.setUint8(octet, change(view.getUint8(octet)));
  return changed;
}
