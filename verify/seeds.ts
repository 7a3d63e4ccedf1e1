/**
 * `npm run seeds -- [--seeds 1000] [--first 1] [scenario …]`: every scenario with many seeds.
 * Whoever plays, autopilots or people, all goals are reached; only those who are slow or restless may sometimes
 * miss the lesson, and then the match comes to its declared end. `npm test` plays a few seeds of the same.
 */
import { parseArgs } from 'node:util';
import { CATALOGUE } from '../shared/scenarios/catalogue/catalogue.ts';
import {
  COMPANIES,
  type Company,
  companiesOf,
  lesson,
  MAY_MISS_THE_LESSON,
} from '../shared/scenarios/catalogue/fixtures/lesson.ts';
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

interface Tally {
  readonly goals: number;
  readonly declaredEnds: number;
  readonly failures: readonly string[];
}

function tally(scenario: Scenario, company: Company): Tally {
  let goals = 0;
  let declaredEnds = 0;
  const failures: string[] = [];
  const mayMiss = MAY_MISS_THE_LESSON.includes(company);
  for (let seed = first; seed < first + count; seed++) {
    try {
      const outcome = lesson(scenario, company, seed);
      if (outcome === 'goals reached') goals += 1;
      else if (outcome === 'over' && mayMiss) declaredEnds += 1;
      else failures.push(`${scenario.id}, ${company}, seed ${seed}: ${outcome}`);
    } catch (error) {
      failures.push(`${scenario.id}, ${company}, seed ${seed}: ${error}`);
    }
  }
  if (declaredEnds > goals) {
    failures.push(`${scenario.id}, ${company}: only ${goals} of ${count} reach the lesson`);
  }
  return { goals, declaredEnds, failures };
}

const WIDTH = 12;
const row = (title: string, cells: readonly (string | number)[]): string =>
  [title.padEnd(24), ...cells.map((cell) => String(cell).padStart(WIDTH))].join('');

const begin = performance.now();
const failures: string[] = [];
console.log(
  `${count} seeds from ${first} for each: goals reached, and “+” matches that came to their declared end.\n`,
);
console.log(row('scenario', [...COMPANIES, 'failures']));
for (const scenario of CATALOGUE.filter(({ id }) => positionals.length === 0 || positionals.includes(id))) {
  const played = companiesOf(scenario);
  const tallies = COMPANIES.map((company) => (played.includes(company) ? tally(scenario, company) : null));
  const cells = tallies.map((one) => {
    if (one === null) return '–';
    return one.declaredEnds === 0 ? one.goals : `${one.goals} +${one.declaredEnds}`;
  });
  const failed = tallies.flatMap((one) => one?.failures ?? []);
  failures.push(...failed);
  console.log(row(scenario.id, [...cells, failed.length]));
}
console.log(`\n${Math.round((performance.now() - begin) / 1000)} s.`);
for (const failure of failures) console.error(failure);
process.exit(failures.length === 0 ? 0 : 1);
