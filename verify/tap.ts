/**
 * `npm run tap -- [--seconds 60] [--seed 1] [--two]`: the lives of real kernels, captured badly.
 * Frames lost, cut off, twice, merged, swapped, spoilt: nobody may be accused, and what is lost is named. What it
 * finds becomes a test with a name. With `--two` each has two faults at once, which ones the seed says.
 */
import { parseArgs } from 'node:util';
import { livesIn, TRACES } from './conformance/lives.ts';
import { FAULTS } from './tap/faults.ts';
import { accusationsIn, isNamed } from './tap/tap.ts';

const { values } = parseArgs({
  options: { seconds: { type: 'string' }, seed: { type: 'string' }, two: { type: 'boolean' } },
});
const first = Number(values.seed ?? Date.now() % 1e6);
const seconds = Number(values.seconds ?? 60);
if (!Number.isInteger(first) || !(seconds >= 0)) {
  console.error('--seconds and --seed take numbers.');
  process.exit(2);
}

const lives = livesIn(TRACES);
const begin = performance.now();
const names = Object.keys(FAULTS);
const accused = new Map(names.map((name) => [name, 0]));
let judged = 0;
let named = 0;
let unnamed = 0;
console.log(`From seed ${first} on.`);
for (let seed = first; performance.now() - begin < seconds * 1000; seed += 1) {
  for (const life of lives) {
    for (const [i, fault] of names.entries()) {
      const second = names[(i + 1 + (seed % (names.length - 1))) % names.length] as string;
      const faults = values.two ? [fault, second] : [fault];
      const found = accusationsIn(life, faults, seed);
      judged += 1;
      for (const one of faults) accused.set(one, (accused.get(one) ?? 0) + found.length);
      for (const { life: where, said } of found)
        console.error(`seed ${seed}, ${faults.join(' and ')}: ${where}: ${said}`);
    }
    const told = isNamed(life, seed % life.segments.length);
    if (told === true) named += 1;
    if (told === false) unnamed += 1;
    if (performance.now() - begin >= seconds * 1000) break;
  }
}
for (const [fault, count] of accused) console.log(`a capture that ${fault}: ${count} accused`);
console.log(`${judged} captures judged; of ${named + unnamed} texts that were missing ${named} were named.`);
process.exitCode = [...accused.values()].every((count) => count === 0) ? 0 : 1;
