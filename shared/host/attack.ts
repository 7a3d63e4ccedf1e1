/** The attacker: SYNs at a rate, and those that players send by hand. */
import { BOUNDS, STEP } from './config.ts';
import type { Crowd } from './crowd.ts';
import { setting, type WorkingCrowd } from './working-crowd.ts';

const SECOND = 1_000;

/** What the rate has come to in one step goes on its way as one volley. */
export function attack(w: WorkingCrowd): void {
  const { crowd } = w;
  const debt = crowd.synDebt + setting(w, 'A', 'syn-rate') * STEP;
  const syns = Math.floor(debt / SECOND);
  crowd.synDebt = debt - syns * SECOND;
  sendSyns(w, syns);
}

export function sendSyns(w: WorkingCrowd, wanted: number): void {
  const { crowd, now } = w;
  const syns = Math.min(wanted, BOUNDS.synsPerSecond);
  if (syns === 0) return;
  const forged = setting(w, 'A', 'forged-addresses') === 1;
  crowd.synsSent += syns;
  crowd.volleys = [...crowd.volleys, { at: now + STEP, count: syns, forged }];
}

/** Whether `count` more SYNs by hand may go in the second that `now` is in. */
export function mayFlood({ byHand }: Crowd, count: number, now: number): boolean {
  const second = Math.floor(now / SECOND);
  const sofar = byHand.second === second ? byHand.count : 0;
  return sofar + count <= BOUNDS.synsPerSecond;
}

export function countByHand({ byHand }: Crowd, count: number, now: number): Crowd['byHand'] {
  const second = Math.floor(now / SECOND);
  return { second, count: (byHand.second === second ? byHand.count : 0) + count };
}
