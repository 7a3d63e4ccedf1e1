/**
 * `npm run fuzz -- [--seconds 60] [--seed 1]`: the long fuzz of the capture readers.
 * `--seed N --cases 1` plays one case again. Broken files come from small made ones and from the kernels' captures.
 * What it finds becomes a test of its own: a seed means another file as soon as that corpus changes.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { corpus } from '../shared/pcap/fixtures/corpus.ts';
import { fuzzOnce } from '../shared/pcap/fixtures/fuzz.ts';

const TRACES = join(import.meta.dirname, '..', 'fixtures', 'traces');
/** Files beyond this would only make each case slower. */
const LONGEST_TRACE = 4_000;
/** A case that takes longer than this is as good as a hang. */
const SLOWEST_MS = 2_000;

function traces(): Uint8Array[] {
  return readdirSync(TRACES, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => new Uint8Array(readFileSync(join(TRACES, name, 'b.pcap'))))
    .filter(({ length }) => length <= LONGEST_TRACE);
}

const { values } = parseArgs({
  options: { seconds: { type: 'string' }, seed: { type: 'string' }, cases: { type: 'string' } },
});
const first = Number(values.seed ?? Date.now() % 1e9);
const cases = Number(values.cases ?? Number.POSITIVE_INFINITY);
const seconds = Number(values.seconds ?? (values.cases === undefined ? 60 : Number.POSITIVE_INFINITY));
if (![first, cases, seconds].every((n) => n >= 0)) {
  console.error('--seconds, --seed and --cases take numbers.');
  process.exit(2);
}

const files = [...corpus(), ...traces()];
const outcomes = new Map<string, number>();
const begin = performance.now();
let failed = 0;
let slowest = { ms: 0, seed: first };
let seed = first;

console.log(`Fuzzing from seed ${first} with ${files.length} files.`);
for (; seed < first + cases && performance.now() - begin < seconds * 1000; seed++) {
  const started = performance.now();
  try {
    const outcome = fuzzOnce(seed, files).error?.split(' ')[0] ?? 'read to its end';
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  } catch (error) {
    failed += 1;
    console.error(`seed ${seed}:`, error);
  }
  const ms = performance.now() - started;
  if (ms > slowest.ms) slowest = { ms, seed };
}

const took = (performance.now() - begin) / 1000;
const memory = Math.round(process.resourceUsage().maxRSS / 1024);
console.log(`${seed - first} cases in ${took.toFixed(1)} s; at most ${memory} MiB of memory.`);
console.log(`Slowest: seed ${slowest.seed}, ${slowest.ms.toFixed(1)} ms.`);
console.table(Object.fromEntries(outcomes));
if (failed > 0 || slowest.ms > SLOWEST_MS) {
  console.error(`${failed} cases failed${slowest.ms > SLOWEST_MS ? ', and one was too slow' : ''}.`);
  process.exit(1);
}
