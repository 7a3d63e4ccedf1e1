/**
 * `npm run world`: simulated worlds by their seeds; a seed that fails prints its story.
 * `-- --bugs` plants bugs instead, and says which world finds each.
 */
import { parseArgs } from 'node:util';
import { play, STEPS, told } from './world/run.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string' },
    from: { type: 'string', default: '1' },
    steps: { type: 'string', default: String(STEPS) },
    /** So many that fail are enough. */
    failures: { type: 'string', default: '3' },
    story: { type: 'boolean' },
    bugs: { type: 'boolean' },
  },
});

async function playAll(seeds: number): Promise<boolean> {
  const first = Number(values.from);
  const began = performance.now();
  const sums = new Map<string, number>();
  let failed = 0;
  let played = 0;
  while (played < seeds && failed < Number(values.failures)) {
    const outcome = await play(first + played, Number(values.steps));
    played += 1;
    for (const [name, count] of Object.entries(outcome.figures))
      sums.set(name, (sums.get(name) ?? 0) + count);
    if (outcome.violation !== null) failed += 1;
    if (outcome.violation !== null || values.story) console.log(told(outcome));
  }
  const seconds = ((performance.now() - began) / 1_000).toFixed(1);
  console.log(`${played} worlds, ${failed} failed, ${seconds} s`);
  console.log([...sums].map(([name, sum]) => `${sum} ${name}`).join(', '));
  return failed === 0;
}

async function huntAll(seeds: number): Promise<boolean> {
  // Only here: what is hunted through is this very program, without what builds it.
  const { BUGS, hunt } = await import('./world/bugs.ts');
  let missed = 0;
  for (const bug of BUGS) {
    const found = await hunt(bug, seeds);
    if (found === null) missed += 1;
    console.log(
      found
        ? `seed ${String(found.seed).padStart(4)}  ${bug.name}: ${found.violation.slice(0, 100)}`
        : `MISSED     ${bug.name}`,
    );
  }
  console.log(`${BUGS.length - missed} of ${BUGS.length} bugs found within ${seeds} worlds`);
  return missed === 0;
}

const well = values.bugs
  ? await huntAll(Number(values.seeds ?? 1_000))
  : await playAll(Number(values.seeds ?? 10_000));
process.exitCode = well ? 0 : 1;
