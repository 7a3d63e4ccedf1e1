/** `npm run bench:check`: `2msl check` beside tshark, in turns, and the memory of a flood of SYNs. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { halfOpenCapture, ordinaryCapture } from '../shared/pcap/fixtures/streams.ts';
import { median } from './percentile.ts';

const CONNECTIONS = 500;
/** Two segments of text and an ACK each: 82,500 segments in all. */
const ROUNDS = 53;
const HALF_OPEN = 200_000;
const TURNS = 7;
const MAIN = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));

const folder = mkdtempSync(join(tmpdir(), '2msl-bench-'));
const file = (name: string, pieces: Iterable<Uint8Array>): string => {
  const path = join(folder, name);
  writeFileSync(path, Buffer.concat([...pieces]));
  return path;
};

interface Taken {
  /** Seconds on the clock of the wall. */
  readonly wall: number;
  /** Seconds of a processor, of all threads together. */
  readonly processor: number;
}

/** What a command takes, as the shell tells it. */
function taken(command: string): Taken {
  const timed = `TIMEFORMAT='%R %U %S'; time ${command} >/dev/null 2>&1`;
  const { stderr } = spawnSync('bash', ['-c', timed], { encoding: 'utf8' });
  const [wall = Number.NaN, user = Number.NaN, system = Number.NaN] = stderr.trim().split(' ').map(Number);
  return { wall, processor: user + system };
}

/** Megabytes that a check takes at the most. */
function megabytes(args: readonly string[]): number {
  const told =
    'data:text/javascript,process.on("exit",()=>process.stderr.write(String(process.resourceUsage().maxRSS)))';
  const options = { encoding: 'utf8', maxBuffer: 2 ** 30 } as const;
  const { stderr } = spawnSync(process.execPath, ['--import', told, MAIN, 'check', ...args], options);
  return Number(/\d+$/.exec(stderr)?.[0]) / 1000;
}

try {
  const long = file('long.pcap', ordinaryCapture(CONNECTIONS, ROUNDS));
  const commands = {
    '2msl check': `node ${MAIN} check ${long}`,
    '2msl check --host': `node ${MAIN} check --host 192.0.2.1 ${long}`,
    'tshark -q -z expert': `tshark -r ${long} -q -z expert`,
  };
  const turns = new Map(Object.keys(commands).map((name) => [name, [] as Taken[]]));
  for (let turn = 0; turn < TURNS; turn += 1)
    for (const [name, command] of Object.entries(commands)) turns.get(name)?.push(taken(command));
  console.log(`Seconds, median and least of ${TURNS} turns, ${CONNECTIONS} connections:`);
  console.log('     wall        processor');
  for (const [name, all] of turns) {
    const column = (seconds: readonly number[]): string =>
      `  ${median(seconds).toFixed(2)}  ${Math.min(...seconds).toFixed(2)}`;
    const columns = [all.map(({ wall }) => wall), all.map(({ processor }) => processor)].map(column);
    console.log(`  ${columns.join('  ')}  ${name}`);
  }
  const flood = file('flood.pcap', halfOpenCapture(HALF_OPEN));
  console.log(`Megabytes for ${HALF_OPEN} half-open connections:`);
  for (const args of [[flood], ['--json', flood]])
    console.log(`  ${megabytes(args).toFixed(0).padStart(6)}  2msl check ${args.slice(0, -1).join(' ')}`);
} finally {
  rmSync(folder, { recursive: true });
}
