/** Runs this server's own program once more, for what would hold up the players. */
import { spawn } from 'node:child_process';

/** @returns its exit status; null where a signal ended it. @throws a system's error */
export function runBeside(program: string, args: readonly string[]): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...process.execArgv, program, ...args], { stdio: 'ignore' });
    child.once('error', reject);
    child.once('exit', resolve);
  });
}
