/**
 * `npm run bench:start`: a start on 2,000 classes that were playing, 10 matches of 100 inputs each.
 * Less: `-- --classes N`; the database is written once and kept in the folder for temporary files. Players come back as pages
 * do, with what they know; `--anew`: knowing nothing. It starts on what a kill leaves; `--stopped`: on what a stop leaves.
 */
import { cpSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { MATCH_FORMAT } from '../server/classroom/match-snapshot.ts';
import { Program } from '../server/testing/program.ts';
import { RULEBOOK_VERSION } from '../shared/tcp/rules.ts';
import { crowd, fill } from '../verify/reliability/crowded.ts';

const { values } = parseArgs({
  options: {
    classes: { type: 'string', default: '2000' },
    stopped: { type: 'boolean', default: false },
    anew: { type: 'boolean', default: false },
  },
});
const classes = Number(values.classes);

/** Written whole, or not at all. */
const kept = join(tmpdir(), `2msl-start-${classes}-${RULEBOOK_VERSION}-${MATCH_FORMAT}`);
if (!existsSync(kept)) {
  const draft = mkdtempSync(join(tmpdir(), '2msl-start-'));
  await fill(draft, classes);
  renameSync(draft, kept);
}
const data = mkdtempSync(join(tmpdir(), '2msl-start-'));
process.on('exit', () => rmSync(data, { recursive: true, force: true }));
cpSync(kept, data, { recursive: true });

const program = new Program(data);
if (values.stopped) {
  await program.start();
  await program.end('SIGTERM');
}
const figures = await crowd(program, classes, values.anew ? null : data);
await program.end('SIGKILL');
const seconds = (milliseconds: number): string => `${(milliseconds / 1_000).toFixed(1)} s`;
const { answers, firstMove, allAsked, cpu } = figures;
const rows = [
  ['', 'after', 'of its processor'],
  ['it answers', seconds(answers), seconds(1_000 * cpu.answers)],
  ['the first move in one class', seconds(firstMove), seconds(1_000 * cpu.firstMove)],
  ['all asked for at once: a move of each', seconds(allAsked), seconds(1_000 * cpu.allAsked)],
  ['memory then', `${Math.round(figures.memory)} MiB`, ''],
] as const;
console.log(`${classes} classes, ${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}`);
for (const row of rows) console.log(`| ${row.join(' | ')} |`);
process.exit();
