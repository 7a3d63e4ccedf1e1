// Every scenario with many seeds: `npm run seeds -- [--seeds 1000] [--first 1] [scenario …]`. Two autopilots, one person
// beside an autopilot and two people reach all goals, always; two who also send unasked come to an end, and seldom miss
// the lesson. `npm test` plays a few seeds of the same.
import { parseArgs } from 'node:util';
import { CATALOGUE } from '../shared/scenarios/catalogue.ts';
import { COMPANIES, type Company, companiesOf, lesson } from '../shared/scenarios/fixtures/lesson.ts';
import type { Scenario } from '../shared/scenarios/scenario.ts';

const { values, positionals } = parseArgs({
  options: { seeds: { type: 'string' }, first: { type: 'string' } },
  allowPositionals: true,
});
const count = Number(values.seeds ?? 1_000);
const first = Number(values.first ?? 1);
const unknown = positionals.filter((id) => !CATALOGUE.some((scenario) => scenario.id === id));
if (![count, first].every((n) => n >= 1) || unknown.length > 0) {
  console.error(
    `--seeds and --first take numbers. ${unknown.map((id) => `No scenario is called ${id}.`).join(' ')}`,
  );
  process.exit(2);
}

const failures: string[] = [];

/** How many of the seeds reach all goals. */
function reached(scenario: Scenario, company: Company): number {
  let goals = 0;
  for (let seed = first; seed < first + count; seed++) {
    const fail = (what: unknown): void => {
      failures.push(`${scenario.id}, ${company}, seed ${seed}: ${what}`);
    };
    try {
      const outcome = lesson(scenario, company, seed);
      if (outcome === 'goals reached') goals += 1;
      else if (company !== 'restless' || outcome !== 'over') fail(outcome);
    } catch (error) {
      fail(error);
    }
  }
  if (company === 'restless' && goals <= count / 2) {
    failures.push(`${scenario.id}, restless: ${goals} of ${count} reach the lesson`);
  }
  return goals;
}

const begin = performance.now();
console.log(`${count} seeds from ${first}: how many reach all goals.`);
console.log(['scenario'.padEnd(24), ...COMPANIES.map((company) => company.padStart(11))].join(''));
for (const scenario of CATALOGUE.filter(({ id }) => positionals.length === 0 || positionals.includes(id))) {
  const cells = companiesOf(scenario).map((company) => String(reached(scenario, company)).padStart(11));
  console.log([scenario.id.padEnd(24), ...cells].join(''));
}
console.log(`${Math.round((performance.now() - begin) / 1000)} s.`);
for (const failure of failures) console.error(failure);
process.exit(failures.length === 0 ? 0 : 1);
