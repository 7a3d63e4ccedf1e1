/** `npm run world`: simulated worlds by their seeds. A seed that fails prints its story. */
import { parseArgs } from 'node:util';
import { play, STEPS, told } from './world/run.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string' },
    from: { type: 'string' },
    steps: { type: 'string' },
    story: { type: 'boolean' },
  },
});
const seeds = Number(values.seeds ?? 10_000);
const from = Number(values.from ?? 1);
const began = performance.now();
const sums = new Map<string, number>();
let failed = 0;
for (let seed = from; seed < from + seeds; seed += 1) {
  const outcome = await play(seed, Number(values.steps ?? STEPS));
  for (const [name, count] of Object.entries(outcome.figures)) sums.set(name, (sums.get(name) ?? 0) + count);
  if (outcome.violation !== null) failed += 1;
  if (outcome.violation !== null || values.story) console.log(told(outcome));
  if (failed >= 3) break;
}
const seconds = (performance.now() - began) / 1_000;
console.log(`${seeds} seeds, ${failed} failed, ${seconds.toFixed(1)} s`);
console.log([...sums].map(([name, sum]) => `${sum} ${name}`).join(', '));
process.exitCode = failed === 0 ? 0 : 1;
