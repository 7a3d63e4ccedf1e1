/** What a capture is judged by, and that a check in pieces is the same as one in one piece. */
import { describe, expect, test } from 'vitest';
import { REPLY_WITHIN } from '../observer/limits.ts';
import type { ConnectionReport } from '../observer/observer.ts';
import { CaptureError } from '../pcap/error.ts';
import { scenarioById } from '../scenarios/catalogue/catalogue.ts';
import { playToTheEnd } from '../scenarios/catalogue/fixtures/players.ts';
import { type CheckOptions, checkOptions, createCheck, type Said } from './check.ts';
import { exportCapture } from './export.ts';
import { EXPORTED_ENDPOINTS, type ExportOrigin } from './export-origin.ts';

const NOTHING: Said = { viewpoint: null, profile: null };
const SLOW = 60_000_000;

describe('what a capture is judged by', () => {
  test.each<[string, ExportOrigin | null, Said, CheckOptions]>([
    [
      'of a kernel, when nothing is said',
      null,
      NOTHING,
      { viewpoint: [], profile: 'any', replyWithin: REPLY_WITHIN, complete: false },
    ],
    [
      'of a kernel, as somebody says',
      null,
      { viewpoint: ['192.0.2.1'], profile: 'rfc9293' },
      { viewpoint: ['192.0.2.1'], profile: 'rfc9293', replyWithin: REPLY_WITHIN, complete: false },
    ],
    [
      'that we exported, at its host, by our own rulebook',
      { viewpoint: 'B', replyWithin: SLOW },
      NOTHING,
      { viewpoint: [EXPORTED_ENDPOINTS.B.ip], profile: 'rfc9293', replyWithin: SLOW, complete: true },
    ],
    [
      'that we exported from the wire',
      { viewpoint: 'wire', replyWithin: SLOW },
      NOTHING,
      { viewpoint: [], profile: 'rfc9293', replyWithin: SLOW, complete: true },
    ],
    [
      'that we exported, where the profile is asked for; where it was seen, it knows better',
      { viewpoint: 'A', replyWithin: SLOW },
      { viewpoint: ['192.0.2.1'], profile: 'linux' },
      { viewpoint: [EXPORTED_ENDPOINTS.A.ip], profile: 'linux', replyWithin: SLOW, complete: true },
    ],
  ])('%s', (_, origin, said, options) => {
    expect(checkOptions(origin, said)).toEqual(options);
  });
});

describe('a check', () => {
  const scenario = scenarioById('data');
  if (scenario === null) throw new Error('no scenario');
  const { events } = playToTheEnd({ scenario, seed: 7, players: { A: 'autopilot', B: 'autopilot' } });
  const file = new Uint8Array(
    Buffer.concat([...exportCapture(events, { viewpoint: 'A', format: 'pcapng' })]),
  );

  const reportsOf = (pieces: readonly Uint8Array[]) => {
    const reports: ConnectionReport[] = [];
    const options = checkOptions({ viewpoint: 'A', replyWithin: SLOW }, NOTHING);
    const check = createCheck({ ...options, done: (report) => reports.push(report) });
    let error: unknown = null;
    try {
      for (const piece of pieces) check.push(piece);
      check.end();
    } catch (thrown) {
      error = thrown;
    }
    check.finish();
    return { reports, error, time: check.time, segments: check.counts.segments };
  };

  test('octet by octet says what it says of the whole', () => {
    const pieces = Array.from({ length: file.length }, (_, i) => file.subarray(i, i + 1));
    const whole = reportsOf([file]);
    expect(whole.reports).toHaveLength(1);
    expect(whole.error).toBeNull();
    expect(reportsOf(pieces)).toEqual(whole);
  });

  test('of a file that is cut off judges what could be read', () => {
    const { reports, error, segments } = reportsOf([file.subarray(0, file.length - 5)]);
    expect(error).toBeInstanceOf(CaptureError);
    expect(segments).toBe(reportsOf([file]).segments - 1);
    expect(reports).toHaveLength(1);
  });

  test('of nothing knows no time', () => {
    expect(reportsOf([]).time).toBeNull();
  });
});
