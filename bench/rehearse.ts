/** `npm run rehearse`: simulated students join the class of a running server, over WebSockets. */
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { WebSocket } from 'ws';
import type { ErrorAnswer, JoinAnswer } from '../shared/protocol/http.ts';
import { SOCKET_PATH } from '../shared/protocol/socket.ts';
import { type Robot, startRobot } from '../shared/rehearsal/robot.ts';
import { isLanguage } from '../shared/words/choose.ts';
import { wordsOf } from '../shared/words/every-language.ts';

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

function fail(why: string): never {
  process.stderr.write(`${why}\n\n${HELP}\n`);
  process.exit(2);
}

function numberIn(name: 'students' | 'skill' | 'seed', from: number, to: number): number {
  const n = Number(values[name]);
  if (!(n >= from && n <= to)) fail(`--${name} is a number from ${from} to ${to}.`);
  return n;
}

async function join(server: string, code: string, name: string, language: string): Promise<string> {
  for (;;) {
    const answer = await fetch(`${server}/api/join`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-language': language },
      body: JSON.stringify({ code, name }),
    }).catch(() => fail(`${server} does not answer.`));
    if (answer.ok) return ((await answer.json()) as JoinAnswer).token;
    const { error } = (await answer.json()) as ErrorAnswer;
    if (error.code !== 'too-fast') fail(`${name}: ${error.message}`);
    // The server takes so many at a time from one address.
    await sleep(1_000 * Number(answer.headers.get('retry-after') ?? 1));
  }
}

function rehearse(server: string, token: string, seed: number, skill: number, language: string): Robot {
  return startRobot({
    ...{ token, language, seed, skill },
    connect: ({ hear, lost }) => {
      const socket = new WebSocket(server.replace(/^http/, 'ws') + SOCKET_PATH);
      const waiting: string[] = [];
      socket.on('open', () => {
        for (const text of waiting.splice(0)) socket.send(text);
      });
      socket.on('message', (data) => hear(String(data)));
      // The 'close' that follows does what there is to do.
      socket.on('error', () => undefined);
      socket.on('close', (code) => lost(code));
      return {
        send: (text) => {
          if (socket.readyState === WebSocket.OPEN) socket.send(text);
          else waiting.push(text);
        },
        close: () => socket.close(),
      };
    },
    after: (milliseconds, call) => {
      const timer = setTimeout(call, milliseconds);
      return () => clearTimeout(timer);
    },
  });
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
  robots.push(rehearse(server, await join(server, code, name, language), seed + i, skill, language));
}
process.stdout.write(`${students} have joined ${code}. Ctrl-C lets them go.\n`);
process.on('SIGINT', () => {
  for (const { stop } of robots) stop();
});
