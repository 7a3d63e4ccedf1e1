/** `npm run rehearse`: simulated students join the class of a running server, over WebSockets. */
import { parseArgs } from 'node:util';
import type { Robot } from '../shared/rehearsal/robot.ts';
import { isLanguage } from '../shared/words/choose.ts';
import { wordsOf } from '../shared/words/every-language.ts';
import { join, robotAt } from './robots.ts';

const HELP = `Simulated students join a class, play its rounds, err as people do, go away and come back, and answer questions.

  npm run rehearse -- --code K7QM42 [--students 20] [--skill 0.7] [--seed 1] [--server http://localhost:3000] [--language en]

  --code      the class's code, as on the join sign
  --students  how many join: 1 to 200 (20)
  --skill     how often they are right at the first try: 0 to 1 (0.7)
  --seed      the same seed errs alike (1)
  --server    where the class is (http://localhost:3000)
  --language  of their names and messages: en or zh (en)

Ctrl-C lets them go; their names stay until the teacher removes them. On the dashboard "Rehearse" does the same without a terminal.`;

const { values } = parseArgs({
  options: {
    code: { type: 'string' },
    students: { type: 'string', default: '20' },
    skill: { type: 'string', default: '0.7' },
    seed: { type: 'string', default: '1' },
    server: { type: 'string', default: 'http://localhost:3000' },
    language: { type: 'string', default: 'en' },
    help: { type: 'boolean', default: false },
  },
});

function fail(why: unknown): never {
  process.stderr.write(`${why instanceof Error ? why.message : why}\n\n${HELP}\n`);
  process.exit(2);
}

function numberIn(name: 'students' | 'skill' | 'seed', from: number, to: number): number {
  const n = Number(values[name]);
  if (!(n >= from && n <= to)) fail(`--${name} is a number from ${from} to ${to}.`);
  return n;
}

if (values.help) {
  process.stdout.write(`${HELP}\n`);
  process.exit(0);
}
const { code, language } = values;
if (code === undefined) fail('Which class? --code names it.');
if (!isLanguage(language)) fail('--language is en or zh.');
const server = values.server.replace(/\/$/, '');
const students = numberIn('students', 1, 200);
const skill = numberIn('skill', 0, 1);
const seed = numberIn('seed', 0, 2 ** 31 - 1);
const { names } = wordsOf(language);
const robots: Robot[] = [];
for (let i = 1; i <= students; i++) {
  const name = names('robot', { n: String(i).padStart(2, '0') });
  robots.push(
    robotAt(server, await join(server, { code, name }, language).catch(fail), {
      seed: seed + i,
      skill,
      language,
    }),
  );
}
process.stdout.write(`${students} have joined ${code}. Ctrl-C lets them go.\n`);
process.on('SIGINT', () => {
  for (const { stop } of robots) stop();
});
