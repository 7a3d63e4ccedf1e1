/** The real program, in a process of its own: started, asked, killed. */
import { type ChildProcess, spawn } from 'node:child_process';
import { TestClient } from './client.ts';

/** As `npm test` has just built it, where it has; alone, vitest takes the sources, which takes three times as long to start. */
const PROGRAM =
  process.env.BUILT === '1'
    ? ['dist/server/main.js']
    : ['--import', './server/testing/typescript.mjs', 'server/main.ts'];

export const PASSWORD = 'a secret of the tests';

export class Program {
  #process: ChildProcess | undefined;
  port = 0;
  output = '';
  readonly #env: Record<string, string>;

  /** @param dataDir what its data lie in; @param more of its environment */
  constructor(dataDir: string, more: Readonly<Record<string, string>> = {}) {
    this.#env = { PORT: '0', HOST: '127.0.0.1', DATA_DIR: dataDir, TEACHER_SECRET: PASSWORD, ...more };
  }

  get pid(): number | undefined {
    return this.#process?.pid;
  }

  async start(): Promise<this> {
    const child = spawn(process.execPath, PROGRAM, {
      env: { PATH: process.env.PATH, ...this.#env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#process = child;
    await new Promise<void>((resolve, reject) => {
      const read = (chunk: Buffer): void => {
        this.output += chunk;
        const port = /http:\/\/localhost:(\d+)\n/.exec(this.output)?.[1];
        if (!port || !this.output.includes('Ctrl-C')) return;
        this.port = Number(port);
        resolve();
      };
      child.stdout?.on('data', read);
      child.stderr?.on('data', read);
      child.on('exit', (code) => reject(new Error(`exit ${code}: ${this.output}`)));
    });
    this.output = '';
    return this;
  }

  /** Resolves with its exit status when it ends by itself. */
  ended(): Promise<number | null> {
    return new Promise((resolve) => {
      if (!this.#process || this.#process.exitCode !== null) return resolve(this.#process?.exitCode ?? null);
      this.#process.removeAllListeners('exit').once('exit', (code) => resolve(code));
    });
  }

  /** It stands still, and knows nothing of it. */
  pause(): void {
    this.#process?.kill('SIGSTOP');
  }

  resume(): void {
    this.#process?.kill('SIGCONT');
  }

  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
    return new Promise((resolve) => {
      if (!this.#process || this.#process.exitCode !== null) return resolve(null);
      this.#process.removeAllListeners('exit').once('exit', (code) => resolve(code));
      this.#process.kill(signal);
    });
  }

  // biome-ignore lint/suspicious/noExplicitAny: a test says what it expects of a body.
  async post(path: string, body: unknown, token = ''): Promise<any> {
    const answer = await fetch(`http://127.0.0.1:${this.port}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    });
    return await answer.json();
  }

  async player(token: string, before?: Parameters<TestClient['knows']>[0]): Promise<TestClient> {
    const client = new TestClient(this.port, { token });
    if (before) client.knows(before);
    await client.hello(token, { resume: before !== undefined });
    return client;
  }
}
