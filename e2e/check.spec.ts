/** The command as it is shipped: built, and started by npm. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createReadStream, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { LONG } from './support/test.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const traces = join(root, 'fixtures', 'traces');

const names = readdirSync(traces, { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? [entry.name] : [],
);
const hostOf = (name: string, host: 'A' | 'B'): string =>
  JSON.parse(readFileSync(join(traces, name, 'truth.json'), 'utf8')).hosts[host];

const start = (...args: string[]): ChildProcess =>
  spawn('npm', ['run', '--silent', 'check-capture', '--', ...args], { cwd: root });

async function result(child: ChildProcess): Promise<{ status: number | null; out: string; errors: string }> {
  const [out, errors]: [string[], string[]] = [[], []];
  child.stdout?.on('data', (chunk: Buffer) => out.push(chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => errors.push(chunk.toString()));
  const status = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { status, out: out.join(''), errors: errors.join('') };
}

/** But for one to which nothing came: a file without TCP is a failure, and says so. */
const capturesOf = (host: 'A' | 'B'): readonly string[] =>
  names
    .filter((name) => !(name === 'syn_gives_up' && host === 'B'))
    .map((name) => join(traces, name, `${host.toLowerCase()}.pcap`));

for (const host of ['A', 'B'] as const) {
  test(`every capture of a real host ${host} is legal, and one that is read from a pipe`, {
    tag: host === 'A' ? [] : LONG,
  }, async () => {
    const hosts = names.flatMap((name) => ['--host', hostOf(name, host)]);
    const files = capturesOf(host);
    const checking = start('--json', ...hosts, ...files, '-');
    createReadStream(files[0] ?? '').pipe(checking.stdin as NodeJS.WritableStream);
    const { status, out, errors } = await result(checking);
    expect({ status, errors }).toEqual({ status: 0, errors: '' });
    const read = JSON.parse(out).files as { connections: { hosts: Record<string, { verdict: string }> }[] }[];
    expect(read).toHaveLength(files.length + 1);
    expect(read.flatMap((f) => f.connections).length).toBeGreaterThan(files.length);
  });
}

test('who stops reading ends it, without a complaint', { tag: LONG }, async () => {
  const files = [...capturesOf('A'), ...capturesOf('B')];
  const checking = start(...files, ...files, ...files);
  const errors: string[] = [];
  checking.stderr?.on('data', (chunk: Buffer) => errors.push(chunk.toString()));
  checking.stdout?.once('data', () => checking.stdout?.destroy());
  const status = await new Promise<number | null>((resolve) => checking.on('close', resolve));
  expect({ status, errors }).toEqual({ status: 0, errors: [] });
});

/** Without a compiler, as on most computers. */
const NO_COMPILER = { CC: '/bin/false', CXX: '/bin/false', npm_config_node_gyp: '/bin/false' };

test('the package works from its tarball: check anywhere, serve where SQLite can be had or with the reason', {
  tag: LONG,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), '2msl-package-'));
  const inFolder = (command: string, args: readonly string[]): ChildProcess =>
    spawn(command, args, { cwd: folder, env: { ...process.env, ...NO_COMPILER, PORT: '0' } });
  try {
    const packed = await result(
      spawn('npm', ['pack', '--ignore-scripts', '--pack-destination', folder], { cwd: root }),
    );
    const tarball = packed.out.trim().split('\n').at(-1) ?? '';
    const installed = await result(inFolder('npm', ['install', '--no-audit', '--no-fund', `./${tarball}`]));
    expect(installed.status, installed.errors).toBe(0);
    const checked = await result(inFolder('npx', ['2msl', 'check', join(traces, names[0] ?? '', 'a.pcap')]));
    expect([checked.status, checked.errors]).toEqual([0, '']);

    const serving = inFolder('node', ['node_modules/2msl/dist/cli/main.js']);
    const said: string[] = [];
    await new Promise<void>((resolve) => {
      const hear = (chunk: Buffer): void => {
        said.push(chunk.toString());
        if (said.join('').includes('Ctrl-C')) resolve();
      };
      serving.stdout?.on('data', hear);
      serving.stderr?.on('data', hear);
      serving.on('close', () => resolve());
    });
    serving.kill();
    expect(said.join('')).toMatch(/2MSL is running|^The package better-sqlite3 is missing: .+\n$/);
    expect(said.join('')).not.toMatch(/^ {4}at /m);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
