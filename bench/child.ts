/** Starts a server as a process of its own and asks it what it used. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export type MeasureOrder = 'begin' | 'end';

export interface Measured {
  readonly cpuSeconds: number;
  /** Resident, in octets. */
  readonly memory: number;
}

export class Child<Ready> {
  readonly #process: ChildProcess;
  readonly ready: Ready;

  private constructor(process: ChildProcess, ready: Ready) {
    this.#process = process;
    this.ready = ready;
  }

  static async start<Ready>(file: string, args: readonly string[]): Promise<Child<Ready>> {
    const path = fileURLToPath(new URL(file, import.meta.url));
    const child = fork(path, args, {
      execArgv: ['--import', 'tsx'],
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
