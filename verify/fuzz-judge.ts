/**
 * `npm run fuzz:judge -- [--seconds 60] [--seed 1]`: the long fuzz of the observing judge.
 * Two hosts that take any legal reaction, on any wire, and nobody may be accused. What it finds becomes a test with
 * a name.
 */
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { accused, lives, PLACES } from '../shared/observer/fixtures/legal-hosts.ts';

/** The strictest profile and the most generous. */
const BOTH = ['rfc9293', 'any'] as const;

/** Lives for one seed: few enough to end in time, many enough for shrinking to be worth it. */
const LIVES = 200;

const { values } = parseArgs({ options: { seconds: { type: 'string' }, seed: { type: 'string' } } });
const first = Number(values.seed ?? Date.now() % 1e9);
const seconds = Number(values.seconds ?? 60);
if (!Number.isInteger(first) || !(seconds >= 0)) {
  console.error('--seconds and --seed take numbers.');
  process.exit(2);
}

const begin = performance.now();
let seed = first;
let failed = 0;
console.log(`From seed ${first} on.`);
for (; performance.now() - begin < seconds * 1000; seed += 1) {
  for (const profile of BOTH) {
    for (const place of PLACES) {
      const nobody = fc.property(lives, (life) => accused(life, place, profile).length === 0);
      const result = fc.check(nobody, { seed, numRuns: LIVES });
      if (!result.failed) continue;
      failed += 1;
      const [life] = result.counterexample ?? [];
      console.error(
        `seed ${seed}, at ${place}, by ${profile}: ${life && accused(life, place, profile).join()}`,
      );
      console.error(fc.stringify(life));
    }
  }
}
const lived = (seed - first) * LIVES * PLACES.length * BOTH.length;
console.log(`${lived} lives judged, ${failed} seeds with somebody accused.`);
process.exitCode = failed === 0 ? 0 : 1;
