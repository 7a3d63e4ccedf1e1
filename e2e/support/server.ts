/** The real server, built, on its own port and database; tests start, kill and start it again. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const METRICS_TOKEN = 'metrics-of-a-browser-test';
const MAIN = fileURLToPath(new URL('../../dist/server/main.js', import.meta.url));

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('the system gave no port');
  return address.port;
}

export class GameServer {
  readonly origin: string;
  #process: ChildProcess | null = null;
  #output = '';

  private constructor(
    readonly port: number,
    readonly dataDir: string,
    readonly settings: Readonly<Record<string, string>>,
    readonly flags: readonly string[],
  ) {
    this.origin = `http://127.0.0.1:${port}`;
  }

  /**
   * @param settings what an operator sets in the environment
   * @param flags of Node
   */
  static async start(
    settings: Readonly<Record<string, string>> = {},
    flags: readonly string[] = [],
  ): Promise<GameServer> {
    const dataDir = await mkdtemp(join(tmpdir(), '2msl-e2e-'));
    const server = new GameServer(await freePort(), dataDir, settings, flags);
    await server.up();
    return server;
  }

  /** The one-time secret of the teacher's link, as the server printed it when it last started. */
  get secret(): string {
    const [, secret] = [...this.#output.matchAll(/\/teach#secret=(\S+)/g)].at(-1) ?? [];
    if (secret === undefined) throw new Error(`the server printed no teacher's link:\n${this.#output}`);
    return secret;
  }

  /** Of its process, while it runs. */
  get pid(): number {
    const { pid } = this.#process ?? {};
    if (pid === undefined) throw new Error('the server does not run');
    return pid;
  }

  /** What it counts, as an operator reads it. */
  async metrics(): Promise<string> {
    const headers = { authorization: `Bearer ${METRICS_TOKEN}` };
    return await (await fetch(`${this.origin}/metrics`, { headers })).text();
  }

  /** Starts the process on the same port and database as before; returns when it is ready. */
  async up(): Promise<void> {
    const env = {
      ...process.env,
      PORT: String(this.port),
      HOST: '127.0.0.1',
      DATA_DIR: this.dataDir,
      METRICS_TOKEN,
      ...this.settings,
    };
    const before = this.#output.length;
    const child = spawn(process.execPath, [...this.flags, MAIN], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    this.#process = child;
    const keep = (chunk: Buffer): void => {
      this.#output += chunk.toString();
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    // As long as it lives it may still come: only the test's own limit ends what hangs.
    while (child.exitCode === null) {
      const ready = await fetch(`${this.origin}/readyz`).then(
        (answer) => answer.ok,
        () => false,
      );
      // Its last words of the start may come a moment after it is ready.
      if (ready && this.#output.slice(before).includes('/teach')) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`the server ended before it was ready:\n${this.#output}`);
  }

  /** Ends the process with the given signal; returns its exit code when it is gone. */
  async down(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
    const child = this.#process;
    // One that was killed has no exit code, but a signal that ended it.
    if (child === null || child.exitCode !== null || child.signalCode !== null)
      return child?.exitCode ?? null;
    const gone = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
    child.kill(signal);
    return await gone;
  }

  async remove(): Promise<void> {
    await this.down('SIGKILL');
    await rm(this.dataDir, { recursive: true, force: true });
  }
}
