/** The crowd's place in the match: it begins, ticks, and takes what players do to it. */

import { type ActError, takeAct } from '../host/acts.ts';
import type { CrowdAct } from '../host/crowd.ts';
import { beginCrowd, tick } from '../host/tick.ts';
import type { HostId } from '../hosts.ts';
import { controlsOf } from './cast.ts';
import { emit, type WorkingMatch } from './working-match.ts';

export function beginCrowdOf(w: WorkingMatch): void {
  const { crowd, now } = w.match;
  if (crowd !== null) w.match.crowd = beginCrowd(crowd, now);
}

/** The tick that is due; however much happened in it, one event tells of it. */
export function tickCrowd(w: WorkingMatch): void {
  const { crowd: before, hosts, scenario } = w.match;
  if (before === null) return;
  const crowd = tick(before, {
    settings: { A: hosts.A.controls, B: hosts.B.controls },
    initial: { A: controlsOf(scenario, 'A'), B: controlsOf(scenario, 'B') },
  });
  const { facts } = crowd;
  w.match.crowd = crowd;
  w.match.facts = { ...w.match.facts, crowd: facts };
  emit(w, { type: 'crowd', served: facts.served, turnedAway: facts.turnedAway });
}

/** @returns why nothing comes of it; null when something does */
export function actOnCrowd(w: WorkingMatch, host: HostId, act: CrowdAct): ActError | null {
  const { crowd, now } = w.match;
  const taken = crowd === null ? { error: 'crowd-not-begun' as const } : takeAct(crowd, host, act, now);
  if ('error' in taken) return taken.error;
  w.match.crowd = taken.crowd;
  emit(w, { type: 'act', host, act });
  return null;
}
