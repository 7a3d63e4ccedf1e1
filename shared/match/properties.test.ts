/** Any two canonical hosts on any wire: they deliver every octet in order and end, or end by R2 or RST. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '../../verify/depth.ts';
import { HOSTS, type HostId, peerOf } from '../hosts.ts';
import { HUMANE_CONSTANTS } from '../scenarios/catalogue/defaults.ts';
import type { Scenario, ScriptedCall } from '../scenarios/scenario.ts';
import { createMatch } from './create.ts';
import type { Match } from './match.ts';
import type { MatchEvent } from './match-event.ts';
import { play } from './play.ts';
import { nextDue } from './time.ts';

const LATE = 3_600_000;

const wires = fc.record({
  delay: fc.integer({ min: 0, max: 6_000 }),
  jitter: fc.integer({ min: 0, max: 4_000 }),
  loss: fc.constantFrom(0, 0.1, 0.3, 0.6),
  duplication: fc.constantFrom(0, 0.2, 0.6),
  reordering: fc.constantFrom(0, 0.3),
  reorderDelay: fc.integer({ min: 0, max: 10_000 }),
  msl: fc.constantFrom(15_000, 5_000),
  faults: fc.constant([]),
});

const text = fc.string({ minLength: 1, maxLength: 350, unit: fc.constantFrom('a', 'b', 'c', 'd') });
const delays = fc.integer({ min: 0, max: 60_000 });
const host = fc.constantFrom<HostId>(...HOSTS);
const chatter = fc.array(fc.record({ host, data: text, delay: delays }), { maxLength: 6 });

interface Life {
  readonly wire: Scenario['wire'];
  readonly simultaneous: boolean;
  readonly acknowledge: Record<HostId, 'at once' | 'delayed'>;
  readonly nagle: boolean;
  readonly receiveBuffer: number;
  readonly chatter: readonly { host: HostId; data: string; delay: number }[];
  readonly closeAt: Record<HostId, number>;
  readonly abort: { host: HostId; delay: number } | null;
  readonly seed: number;
}

const ack = fc.constantFrom<'at once' | 'delayed'>('at once', 'delayed');
const lives: fc.Arbitrary<Life> = fc.record({
  wire: wires,
  simultaneous: fc.boolean(),
  acknowledge: fc.record({ A: ack, B: ack }),
  nagle: fc.boolean(),
  receiveBuffer: fc.constantFrom(1_000, 150),
  chatter,
  closeAt: fc.record({ A: delays, B: delays }),
  abort: fc.option(fc.record({ host, delay: delays }), { freq: 8, nil: null }),
  seed: fc.nat(),
});

function scenarioOf(life: Life): Scenario {
  const open = (h: HostId): ScriptedCall => ({
    host: h,
    call: { call: 'OPEN', mode: h === 'B' && !life.simultaneous ? 'passive' : 'active' },
    when: {},
    delay: h === 'A' ? 1_000 : 0,
  });
  const established = { A: ['ESTABLISHED', 'CLOSE-WAIT'], B: ['ESTABLISHED', 'CLOSE-WAIT'] } as const;
  return {
    id: 'any',
    version: 1,
    number: 0,
    cast: {
      A: { constants: { acknowledge: life.acknowledge.A } },
      B: { constants: { acknowledge: life.acknowledge.B } },
    },
    constants: { ...HUMANE_CONSTANTS, nagle: life.nagle, receiveBuffer: life.receiveBuffer },
    wire: life.wire,
    script: [
      open('A'),
      open('B'),
      ...life.chatter.map(
        ({ host: h, data, delay }): ScriptedCall => ({
          host: h,
          call: { call: 'SEND', data },
          when: { states: { [h]: established[h] } },
          delay,
        }),
      ),
      ...HOSTS.map(
        (h): ScriptedCall => ({
          host: h,
          call: { call: 'CLOSE' },
          when: {},
          delay: 400_000 + life.closeAt[h],
        }),
      ),
      ...(life.abort
        ? [{ host: life.abort.host, call: { call: 'ABORT' as const }, when: {}, delay: life.abort.delay }]
        : []),
    ],
    freeCalls: [],
    goals: [],
    timeLimit: 10 * LATE,
    showWire: false,
    think: 500,
  };
}

/** Lets a match live to its end, checking at every moment what must never be otherwise. */
function live(life: Life): { match: Match; events: MatchEvent[] } {
  const scenario = scenarioOf(life);
  let match = createMatch({
    scenario,
    seed: life.seed,
    level: 'expert',
    players: { A: 'autopilot', B: 'autopilot' },
  });
  const events: MatchEvent[] = [];
  for (let i = 0; i < 5_000 && match.outcome === null; i++) {
    const due = nextDue(match);
    if (due === null || due >= scenario.timeLimit) break;
    const played = play(match, { type: 'advance' }, due);
    match = played.match;
    events.push(...played.events);
    for (const h of HOSTS) {
      expect(match.facts[h].sent.startsWith(match.facts[peerOf(h)].delivered)).toBe(true);
    }
  }
  return { match, events };
}

const gaveUp = (match: Match): boolean =>
  HOSTS.some(
    (h) =>
      match.facts[h].resets > 0 ||
      match.facts[h].signals.includes('connection aborted due to excessive retransmission'),
  );

describe('two canonical hosts on any wire', () => {
  test('deliver every octet in order and end, or end by R2 or RST', () => {
    fc.assert(
      fc.property(lives, (life) => {
        const { match } = live(life);
        const states = HOSTS.map((h) => match.facts[h].state);
        if (!gaveUp(match)) {
          expect(states).toEqual(['CLOSED', 'CLOSED']);
          for (const h of HOSTS) expect(match.facts[peerOf(h)].delivered).toBe(match.facts[h].sent);
        } else {
          // A host whose peer went away in silence may wait for ever, but only where the RFC lets it (§3.10.8).
          for (const state of states) expect(['CLOSED', 'FIN-WAIT-2', 'LISTEN']).toContain(state);
        }
      }),
      { numRuns: runs(300) },
    );
  });

  test('the same inputs give the same match, event for event', () => {
    fc.assert(
      fc.property(lives, (life) => {
        const [one, two] = [live(life), live(life)];
        expect(JSON.stringify(one.events)).toBe(JSON.stringify(two.events));
        expect(JSON.stringify(one.match)).toBe(JSON.stringify(two.match));
      }),
      { numRuns: runs(30) },
    );
  });

  test('time passed in one leap or in many small steps is the same match', () => {
    fc.assert(
      fc.property(lives, fc.integer({ min: 100, max: 50_000 }), (life, pause) => {
        const setup = {
          scenario: scenarioOf(life),
          seed: life.seed,
          level: 'expert' as const,
          players: { A: 'autopilot' as const, B: 'autopilot' as const },
        };
        const end = 300_000;
        const leap = play(createMatch(setup), { type: 'advance' }, end);
        let match = createMatch(setup);
        const events: MatchEvent[] = [];
        for (let at = pause; at < end + pause; at += pause) {
          const played = play(match, { type: 'advance' }, Math.min(at, end));
          match = played.match;
          events.push(...played.events);
        }
        expect(events).toEqual(leap.events);
        expect(match).toEqual(leap.match);
      }),
      { numRuns: runs(30) },
    );
  });
});
