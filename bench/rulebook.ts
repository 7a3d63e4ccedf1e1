/** How fast the rulebook and the judge are, on one core. */
import { Bench } from 'tinybench';
import { judge } from '../shared/judge/judge.ts';
import type { Move } from '../shared/judge/move.ts';
import { chartPerSecond } from './chart.ts';
import { lifeOfAConnection, replaySteps } from './life.ts';

const MISTAKE: Move = { kind: 'send', segments: [{ flags: 0x04 }], next: 'CLOSED' };

/** Per second: steps, verdicts on right moves, verdicts on a wrong one (the dearest: no liberty fits). */
export async function rulebook(): Promise<readonly (readonly [what: string, perSecond: number])[]> {
  const moments = lifeOfAConnection();
  const bench = new Bench({ time: 1_000 });
  bench
    .add('shared/tcp: steps', () => replaySteps(moments))
    .add('shared/judge: verdicts on right moves', () => {
      for (const { tcb, stimulus, move, now } of moments) judge(tcb, stimulus, move, now);
    })
    .add('shared/judge: verdicts on wrong moves', () => {
      for (const { tcb, stimulus, now } of moments) judge(tcb, stimulus, MISTAKE, now);
    });
  await bench.run();
  const ours = bench.tasks.map(({ name, result }) => {
    if (!('throughput' in result)) throw new Error(`${name} was not measured`);
    return [name, result.throughput.p50 * moments.length] as const;
  });
  const chart = chartPerSecond(moments);
  return chart === null
    ? ours
    : [...ours, ['XState 5: the same steps of a chart without numbers', chart] as const];
}
