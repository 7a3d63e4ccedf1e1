/** Starts a server as a process of its own, as it ships, and asks it what it used. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

export type MeasureOrder = 'begin' | 'end';

export interface Measured {
  readonly cpuSeconds: number;
  /** Resident when garbage has been collected, in octets. */
  readonly memory: number;
  /** Milliseconds by which 99 of 100 timers were late, at most. */
  readonly lateness: number;
}

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const bundles = new Map<string, Promise<string>>();

/** In one file, as `npm run build` makes of the server: a compiler in its process would be measured, too. */
async function bundle(file: string): Promise<string> {
  // A peer's own, with packages of its own.
  if (file.endsWith('.mjs')) return fileURLToPath(new URL(file, import.meta.url));
  const name = basename(file, '.ts');
  const outDir = join(ROOT, 'node_modules', '.cache', '2msl-bench', name);
  const ssr = fileURLToPath(new URL(file, import.meta.url));
  const configFile = join(ROOT, 'vite.node.config.ts');
  await build({ root: ROOT, configFile, logLevel: 'error', build: { ssr, outDir, emptyOutDir: true } });
  return join(outDir, `${name}.js`);
}

function bundled(file: string): Promise<string> {
  const known = bundles.get(file) ?? bundle(file);
  bundles.set(file, known);
  return known;
}

export class Child<Ready> {
  readonly #process: ChildProcess;
  readonly ready: Ready;

  private constructor(process: ChildProcess, ready: Ready) {
    this.#process = process;
    this.ready = ready;
  }

  static async start<Ready>(file: string, args: readonly string[]): Promise<Child<Ready>> {
    const child = fork(await bundled(file), args, {
      // As `npm start` has it, and the same for all that are compared.
      execArgv: ['--max-semi-space-size=32', '--expose-gc'],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const [ready] = await once(child, 'message');
    return new Child(child, ready as Ready);
  }

  begin(): void {
    this.#process.send('begin' satisfies MeasureOrder);
  }

  async end(): Promise<Measured> {
    const measured = once(this.#process, 'message');
    this.#process.send('end' satisfies MeasureOrder);
    return (await measured)[0] as Measured;
  }

  async stop(): Promise<void> {
    const gone = once(this.#process, 'exit');
    this.#process.disconnect();
    await gone;
  }
}
