/** Tests of any crowd under any settings: all accounted for, all bounded, and chance is data. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '../../verify/depth.ts';
import { HOSTS, type HostId } from '../hosts.ts';
import { STATES } from '../tcp/state.ts';
import { BOUNDS, backlogOf, type CrowdConfig, crowdProblems } from './config.ts';
import { CONTROLS, type ControlId, controlOf } from './controls.ts';
import type { CrowdAct } from './crowd.ts';
import { Lab } from './fixtures/lab.ts';

interface Life {
  readonly config: CrowdConfig;
  readonly seed: number;
  readonly moves: readonly { host: HostId; control: ControlId; which: number; act: CrowdAct['do'] | null }[];
}

const host = fc.constantFrom<HostId>(...HOSTS);
const lives: fc.Arbitrary<Life> = fc.record({
  config: fc
    .record({
      from: fc.constantFrom<CrowdConfig['from']>('world', 'A'),
      every: fc.integer({ min: 250, max: 3_000 }),
      patience: fc.integer({ min: 1_000, max: 20_000 }),
      slow: fc.constantFrom({ nth: 4, delay: 750 }, { nth: 2, delay: 2_000 }),
      acceptQueue: fc.integer({ min: 1, max: 32 }),
    })
    .filter((config) => crowdProblems(config).length === 0),
  seed: fc.nat(),
  moves: fc.array(
    fc.record({
      host,
      control: fc.constantFrom(...(Object.keys(CONTROLS) as ControlId[])),
      which: fc.nat({ max: 3 }),
      act: fc.option(fc.constantFrom<CrowdAct['do']>('close', 'restart', 'syn'), { freq: 4, nil: null }),
    }),
    { minLength: 4, maxLength: 14 },
  ),
});

function tryAct(lab: Lab, kind: CrowdAct['do']): void {
  const waits = lab.kernel('B').connections.some((c) => c.held && c.tcb.state === 'CLOSE-WAIT');
  if (kind === 'syn') lab.act('A', { do: 'syn', count: 50 });
  else if (kind === 'restart') lab.act('B', { do: 'restart' });
  else if (waits) lab.act('B', { do: 'close', row: 'oldest' });
}

function live({ config, seed, moves }: Life, watch: (lab: Lab) => void = () => undefined): Lab {
  const lab = new Lab(config, { B: { descriptors: 24 } }, seed);
  for (const { host: moved, control, which, act } of moves) {
    const { values } = controlOf(control);
    lab.set(moved, control, values[which % values.length] ?? 0);
    if (act !== null) tryAct(lab, act);
    lab.each(4, watch);
  }
  return lab;
}

describe('any crowd', () => {
  test('keeps to its bounds, and to what its settings say', () => {
    fc.assert(
      fc.property(lives, (life) => {
        let backlog = life.config.acceptQueue;
        live(life, (lab) => {
          // Who waits already is not sent away by a shorter backlog.
          backlog = Math.max(backlog, backlogOf(life.config, lab.settings.B));
          const { kernels, flights } = lab.crowd;
          expect(flights.length).toBeLessThanOrEqual(BOUNDS.inFlight);
          for (const { connections } of Object.values(kernels)) {
            expect(connections.length).toBeLessThanOrEqual(BOUNDS.connections);
            expect(new Set(connections.map(({ id }) => id)).size).toBe(connections.length);
          }
          expect(lab.waiting('accept')).toBeLessThanOrEqual(backlog);
          expect(lab.waiting('half-open')).toBeLessThanOrEqual(256);
        });
      }),
      { numRuns: runs(25) },
    );
  });

  test('serves or turns away every request, and lets every connection end', () => {
    fc.assert(
      fc.property(lives, (life) => {
        const lab = live(life);
        const { A } = lab.initial;
        // Peace, an application in order, and nobody who asks: in a few minutes all is over.
        lab.settings = { A: { ...A }, B: { descriptors: 1_024, 'reuse-address': 1 } };
        lab.crowd = { ...lab.crowd, nextRequest: 1e9 };
        lab.act('B', { do: 'restart' }).run(200);
        const { crowd, facts } = lab;
        expect(crowd.errands).toEqual([]);
        expect(crowd.flights).toEqual([]);
        expect(HOSTS.map((id) => lab.states(id))).toEqual([{}, {}]);
        expect(lab.kernel('B').connections).toEqual([]);
        const reasons = Object.values(facts.reasons).reduce((sum, n) => sum + n, 0);
        expect(reasons).toBe(facts.turnedAway);
        const sampled = crowd.samples.reduce((sum, s) => sum + s.served + s.turnedAway, 0);
        expect(sampled).toBe(facts.served + facts.turnedAway);
      }),
      { numRuns: runs(15) },
    );
  });

  test('has only states of TCP in its tables, and counts them rightly', () => {
    fc.assert(
      fc.property(lives, (life) => {
        live(life, (lab) => {
          for (const id of HOSTS) {
            for (const state of Object.keys(lab.states(id))) expect(STATES).toContain(state);
            expect(lab.facts.now[id]).toEqual(lab.states(id));
          }
        });
      }),
      { numRuns: runs(15) },
    );
  });

  test('is the same again from the same seed, tick for tick', () => {
    fc.assert(
      fc.property(lives, (life) => {
        expect(JSON.stringify(live(life).crowd)).toBe(JSON.stringify(live(life).crowd));
      }),
      { numRuns: runs(10) },
    );
  });

  test('is plain data: it goes on from what JSON keeps of it', () => {
    fc.assert(
      fc.property(lives, (life) => {
        const [kept, stored] = [live(life), live(life)];
        stored.crowd = JSON.parse(JSON.stringify(stored.crowd));
        expect(JSON.stringify(stored.run(20).crowd)).toBe(JSON.stringify(kept.run(20).crowd));
      }),
      { numRuns: runs(10) },
    );
  });
});
