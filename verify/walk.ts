/**
 * `npm run walk`: every walk, in minutes, and every mutant.
 * Exits with 1 when one finds what it should not, or does not find what it should, or when docs/walk.md says
 * otherwise. `-- --write` writes docs/walk.md anew, `-- --only 3,4` walks some.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { complaintAbout, MUTANTS } from './walk/mutants.ts';
import { PAGE_PATH, page, REST_HEAD, restRow, WALK_HEAD, type Walked, walkRow } from './walk/page.ts';
import { walk } from './walk/walk.ts';
import { HOST_KINDS, surpriseIn, WALKS } from './walk/walks.ts';

const path = join(import.meta.dirname, '..', PAGE_PATH);
const { values } = parseArgs({ options: { write: { type: 'boolean' }, only: { type: 'string' } } });
const only = values.only?.split(',').map(Number);

console.log(WALK_HEAD);
const failures: string[] = [];
const walked: Walked[] = [];
for (const [i, planned] of WALKS.entries()) {
  const number = i + 1;
  if (only !== undefined && !only.includes(number)) continue;
  const began = performance.now();
  const progress = (met: number, done: number): void => {
    if (done % 1_000_000 === 0 && done > 0) console.error(`  walk ${number}: ${done} of ${met} joint states`);
  };
  const done = { number, planned, walk: walk(planned.bounds, HOST_KINDS[planned.hosts], progress) };
  walked.push(done);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  const memory = Math.round(process.memoryUsage().rss / 2 ** 20);
  console.log(`${walkRow(done)} ${seconds} s, ${memory} MiB`);
  const surprise = surpriseIn(planned, done.walk);
  if (surprise === null) continue;
  failures.push(`walk ${number}: ${surprise}`);
  console.log(done.walk.contradiction?.way.join('\n'));
}

console.log(`\n${REST_HEAD}\n${walked.map(restRow).join('\n')}\n`);
for (const mutant of MUTANTS) {
  const complaint = complaintAbout(mutant);
  const caught = mutant.finds.test(complaint);
  if (!caught) failures.push(`mutant "${mutant.name}": ${complaint}`);
  console.log(`${caught ? 'caught' : 'MISSED'}  ${mutant.name}: ${complaint}`);
}

if (only === undefined && failures.length === 0) {
  const text = page(walked);
  if (values.write) writeFileSync(path, text);
  else if (readFileSync(path, 'utf8') !== text)
    failures.push(`${PAGE_PATH} is stale: npm run walk -- --write`);
}
for (const failure of failures) console.error(failure);
process.exitCode = failures.length === 0 ? 0 : 1;
