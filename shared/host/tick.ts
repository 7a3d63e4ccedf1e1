/** A tick, two steps of the crowd's time: arrivals, then timers, then applications. */

import { HOSTS, type HostId } from '../hosts.ts';
import type { Milliseconds } from '../units.ts';
import { carryOutOrders } from './acts.ts';
import { arrivals } from './arrival.ts';
import { attack } from './attack.ts';
import { clientApplications } from './client-application.ts';
import { STEP, TICK } from './config.ts';
import { isDead } from './connection.ts';
import type { Settings } from './controls.ts';
import { type Crowd, KERNELS, type Reign, SAMPLE, type Sample } from './crowd.ts';
import { beginTrials, countEnded, countStates, countTime, inForceOf } from './facts.ts';
import { keepHouse, runTimers } from './kernel.ts';
import { serverApplication } from './server-application.ts';
import { finishedCrowd, setting, type WorkingCrowd, workingCrowd } from './working-crowd.ts';

export interface Surroundings {
  /** What the controls of both hosts stand at, and what they stood at first. */
  readonly settings: Readonly<Record<HostId, Settings>>;
  readonly initial: Readonly<Record<HostId, Settings>>;
}

/** A flood is one from so many SYNs a tick on, and strain lasts a while after a request has failed. */
const FIRE = 3;
const AFTERMATH: Milliseconds = 2_000;
const STRAIN: Milliseconds = 5_000;

/** The crowd begins: its first tick is due at once. */
export function beginCrowd(crowd: Crowd, now: Milliseconds): Crowd {
  if (crowd.begunAt !== null) return crowd;
  return { ...crowd, begunAt: now, due: now + TICK, nextRequest: now + STEP };
}

/** The tick that is due happens. */
export function tick(crowd: Crowd, surroundings: Surroundings): Crowd {
  if (crowd.due === null) return crowd;
  const w = workingCrowd(crowd, surroundings.settings);
  changeForce(w, surroundings);
  carryOutOrders(w);
  for (let at = crowd.due - TICK + STEP; at <= crowd.due; at += STEP) {
    w.now = at;
    pass(w);
  }
  w.crowd.due = crowd.due + TICK;
  account(w);
  return finishedCrowd(w);
}

function pass(w: WorkingCrowd): void {
  attack(w);
  arrivals(w);
  for (const id of KERNELS) {
    runTimers(w, w.kernels[id]);
    keepHouse(w, w.kernels[id]);
  }
  serverApplication(w);
  clientApplications(w);
}

function changeForce({ crowd, now }: WorkingCrowd, { settings, initial }: Surroundings): void {
  const inForce = { A: inForceOf(settings.A, initial.A), B: inForceOf(settings.B, initial.B) };
  crowd.facts = beginTrials(crowd.facts, crowd.inForce, inForce);
  crowd.inForce = inForce;
  const reigns = (host: HostId): readonly Reign[] => {
    const before = crowd.reigns[host];
    const what = inForce[host];
    return before.at(-1)?.what === what ? before : [...before, { at: now - TICK, what }];
  };
  crowd.reigns = { A: reigns('A'), B: reigns('B') };
}

function account(w: WorkingCrowd): void {
  const { crowd, now, ended, floodSyns } = w;
  if (floodSyns >= FIRE) crowd.fireUntil = now + AFTERMATH;
  if (ended.some(({ reason }) => reason !== null)) crowd.strainUntil = now + STRAIN;
  const fire = now <= crowd.fireUntil;
  const { inForce } = crowd;
  // A flood that has hurt nobody yet, or that the attacker's own kernel undoes, puts no remedy to the test.
  const hurts = crowd.facts.underFire.turnedAway > 0 && setting(w, 'A', 'forged-addresses') === 1;
  const strain = now <= crowd.strainUntil || (fire && hurts);
  let facts = countTime(crowd.facts, TICK, { fire, strain, inForce });
  for (const one of ended) facts = countEnded(facts, one, fire);
  for (const host of HOSTS) {
    const live = [...w.kernels[host].connections.values()].filter((c) => !isDead(c));
    facts = countStates(
      facts,
      host,
      live.map((c) => c.tcb.state),
    );
  }
  crowd.facts = facts;
  crowd.samples = sampled(w);
}

/** What this tick adds to the running sample; a new one begins every so often. */
function sampled({ crowd, now, ended, syns }: WorkingCrowd): readonly Sample[] {
  const index = Math.floor((now - (crowd.begunAt ?? 0) - 1) / SAMPLE);
  const samples = [...crowd.samples];
  while (samples.length <= index) samples.push({ served: 0, turnedAway: 0, syns: 0 });
  const before = samples[index] ?? { served: 0, turnedAway: 0, syns: 0 };
  const served = ended.filter(({ reason }) => reason === null).length;
  samples[index] = {
    served: before.served + served,
    turnedAway: before.turnedAway + ended.length - served,
    syns: before.syns + syns,
  };
  return samples;
}
