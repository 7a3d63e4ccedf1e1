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

/** Seconds of the processor that a command takes, as the shell counts them for its children. */
function seconds(command: string): number {
  const { stdout } = spawnSync('bash', ['-c', `${command} >/dev/null 2>&1; times`], { encoding: 'utf8' });
  const children = stdout.trim().split('\n')[1] ?? '';
  return [...children.matchAll(/(\d+)m([\d.]+)s/g)].reduce(
    (sum, [, m, s]) => sum + 60 * Number(m) + Number(s),
    0,
  );
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
  const taken = new Map(Object.keys(commands).map((name) => [name, [] as number[]]));
  for (let turn = 0; turn < TURNS; turn += 1)
    for (const [name, command] of Object.entries(commands)) taken.get(name)?.push(seconds(command));
  console.log(`Seconds of a processor, median of ${TURNS} turns, ${CONNECTIONS} connections:`);
  for (const [name, all] of taken)
    console.log(
      `  ${median(all).toFixed(2).padStart(6)}  ${name}  (${all.map((s) => s.toFixed(2)).join(' ')})`,
    );
  const flood = file('flood.pcap', halfOpenCapture(HALF_OPEN));
  console.log(`Megabytes for ${HALF_OPEN} half-open connections:`);
  for (const args of [[flood], ['--json', flood]])
    console.log(`  ${megabytes(args).toFixed(0).padStart(6)}  2msl check ${args.slice(0, -1).join(' ')}`);
} finally {
  rmSync(folder, { recursive: true });
}
