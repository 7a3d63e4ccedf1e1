/** Tests of the playback of captured connections. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { exportCapture } from '../../../shared/capture/export.ts';
import { EXPORTED_ENDPOINTS, exportOrigin } from '../../../shared/capture/export-origin.ts';
import { recordCapture } from '../../../shared/capture/record.ts';
import { VIEWPOINTS, type Viewpoint } from '../../../shared/capture/viewpoint.ts';
import { HOSTS, type HostId } from '../../../shared/hosts.ts';
import type { MatchEvent } from '../../../shared/match/match-event.ts';
import { concat } from '../../../shared/pcap/fixtures/octets.ts';
import { segmentsIn } from '../../../shared/pcap/read.ts';
import { CATALOGUE, scenarioById } from '../../../shared/scenarios/catalogue/catalogue.ts';
import { LONG_ENOUGH, playToTheEnd } from '../../../shared/scenarios/catalogue/fixtures/players.ts';
import { ladderOf } from './ladder.ts';
import { marksOf } from './marks.ts';
import { variablesAfter } from './numbers.ts';
import { type Playback, playbackOf, stepAt } from './playback.ts';

/** Each is played once, however many look at it. */
const played = new Map<string, readonly MatchEvent[]>();
function eventsOf(id: string): readonly MatchEvent[] {
  const known = played.get(id);
  if (known !== undefined) return known;
  const scenario = scenarioById(id)!;
  const player = id === 'free-play' ? 'autopilot' : 'person';
  const { events } = playToTheEnd({
    ...(scenario.crowd && { until: LONG_ENOUGH }),
    scenario,
    seed: 5,
    players: { A: player, B: player },
  });
  played.set(id, events);
  return events;
}

function exported(id: string, viewpoint: Viewpoint): Playback {
  const file = concat(exportCapture(eventsOf(id), { viewpoint }));
  const segments = [...segmentsIn(file)];
  const record = recordCapture(segments, {
    hosts: EXPORTED_ENDPOINTS,
    profile: 'rfc9293',
    replyWithin: exportOrigin(file)?.replyWithin ?? 0,
    file: { name: 'x.pcapng', seenFrom: viewpoint },
    ended: segments.at(-1)!.time,
    total: segments.length,
  });
  return playbackOf(record);
}

function traced(trace: string, side: HostId): Playback {
  const folder = new URL(`../../../fixtures/traces/${trace}/`, import.meta.url);
  const { hosts } = JSON.parse(readFileSync(new URL('truth.json', folder), 'utf8'));
  const segments = [...segmentsIn(readFileSync(new URL(`${side.toLowerCase()}.pcap`, folder)))];
  const ends = [segments[0]!.source, segments[0]!.destination];
  const of = (host: HostId) => ends.find(({ ip }) => ip === hosts[host])!;
  return playbackOf(
    recordCapture(segments, {
      hosts: { A: of('A'), B: of('B') },
      profile: 'linux',
      replyWithin: 500_000,
      file: { name: `${side}.pcap`, seenFrom: side },
      ended: segments.at(-1)!.time,
      total: segments.length,
    }),
  );
}

describe.each(CATALOGUE.map(({ id }) => id))('%s, exported and opened again', (id) => {
  it.each(VIEWPOINTS)(
    'seen from %s: time never runs back, and every segment has its moment and arrow',
    (from) => {
      const playback = exported(id, from);
      const times = playback.moments.map(({ at }) => at);
      expect(times).toEqual([...times].sort((x, y) => x - y));
      expect(playback.moments).toHaveLength(playback.segments.length + 2);
      expect(marksOf(playback)).toHaveLength(playback.segments.length + 1);
      const { arrows, lifelines } = ladderOf(playback, 'illegal');
      expect(arrows).toHaveLength(playback.segments.length);
      for (const host of HOSTS) {
        const spans = lifelines[host];
        expect(spans.slice(1).map((span) => span.from)).toEqual(spans.slice(0, -1).map((span) => span.to));
        expect(spans.at(-1)?.to ?? playback.end).toBe(playback.end);
        for (const { from: begins, to } of spans) expect(to).toBeGreaterThanOrEqual(begins);
      }
      expect(playback.mistakes).toEqual([]);
    },
  );
});

describe('a capture at one end', () => {
  const playback = traced('simultaneous_close', 'A');

  it('knows when its own host changed state, to the segment', () => {
    const states = playback.moments.map((_, i) => stepAt(playback, 'A', i)?.state);
    expect(states).toEqual([
      'CLOSED',
      'SYN-SENT',
      'ESTABLISHED',
      'ESTABLISHED',
      'FIN-WAIT-1',
      'CLOSING',
      'CLOSING',
      'TIME-WAIT',
      'TIME-WAIT',
    ]);
    expect(playback.steps.A.every(({ inferred }) => !inferred)).toBe(true);
  });

  it('infers the other host, half of the shortest round trip away', () => {
    expect(playback.flight).toBeCloseTo(4.187, 3);
    const [, listen, received] = playback.steps.B;
    expect(listen).toMatchObject({ state: 'LISTEN', moment: 0, at: 0, inferred: true });
    expect(received).toMatchObject({ state: 'SYN-RECEIVED', inferred: true });
    expect(received!.at).toBeCloseTo(playback.segments[1]!.sighted.A!.at - playback.flight, 6);
    // The cursor is in it at the first moment after that.
    expect(received!.moment).toBe(2);
  });

  it('never draws an answer that leaves before its cause has come', () => {
    for (const trace of ['normal_close_by_client', 'lost_data', 'half_close', 'random_7']) {
      for (const side of HOSTS) {
        const one = traced(trace, side);
        for (const [i, { at }] of one.moments.entries()) {
          if (i > 0) expect(at).toBeGreaterThanOrEqual(one.moments[i - 1]!.at);
        }
        for (const host of HOSTS) {
          const times = one.steps[host].map(({ at }) => at);
          expect(times).toEqual([...times].sort((x, y) => x - y));
        }
      }
    }
  });

  it('draws what it did not see as not seen', () => {
    const { arrows } = ladderOf(playback, 'illegal');
    expect(
      arrows.map(({ from, unseen }) => (from === 'A' ? unseen === 'tip' : unseen === 'tail')),
    ).not.toContain(false);
    expect(
      ladderOf(exported('normal-close', 'wire'), '').arrows.every(({ unseen }) => unseen === 'both'),
    ).toBe(true);
  });

  it('shows as many decimals as its clock has', () => {
    expect(playback.digits).toBe(6);
    expect(exported('normal-close', 'A').digits).toBe(3);
  });
});

describe('numbers that the segments show', () => {
  it('are those of the match, where it has been seen', () => {
    const { record, segments } = exported('normal-close', 'A');
    const { A, B } = variablesAfter(record.segments, segments.length);
    expect(A).toMatchObject({ iss: 100, irs: 300, una: 109, nxt: 109, rcvNxt: 302 });
    expect(B).toMatchObject({ iss: 300, irs: 100, una: 302, nxt: 302, rcvNxt: 109 });
  });

  it('are scaled when both SYNs agree on it, and never on a SYN', () => {
    const { record } = traced('normal_close_by_client', 'A');
    const [syn, synAck, ack] = record.segments;
    expect(syn!.options.windowScale).toBeGreaterThan(0);
    const seen = (count: number) => variablesAfter(record.segments, count);
    expect(seen(2).A.sndWnd).toBe(synAck!.wnd);
    expect(seen(3).B.sndWnd).toBe(ack!.wnd * 2 ** syn!.options.windowScale!);
  });

  it('are not moved by a RST that somebody forged far ahead', () => {
    const { record } = traced('reset_in_window', 'B');
    const { A } = variablesAfter(record.segments);
    expect(A.nxt! - A.iss!).toBe(22);
  });

  it('count from one when the SYN was not seen', () => {
    const { record } = traced('normal_close_by_client', 'A');
    const { base, iss } = variablesAfter(record.segments.slice(3), 1).A;
    expect(iss).toBeNull();
    expect(record.segments[3]!.seq - base!).toBe(1);
  });
});
