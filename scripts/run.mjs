/** Starting the other programs of this repository, and ending them with us. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

const PARENT_CHECK_MS = 250;

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();

export function stopAll() {
  for (const child of running) child.kill('SIGTERM');
}

/**
 * The command line of a package's program. Its script is run by this very Node: shims in node_modules/.bin differ
 * between systems and put a shell between us and the program, which swallows signals.
 * @param {string} packageName
 * @param {string} [program] where the package has several
 * @returns {string[]}
 */
export function packageProgram(packageName, program = packageName) {
  const dir = join(root, 'node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(join(dir, 'package.json'), 'utf8'));
  return [process.execPath, join(dir, typeof bin === 'string' ? bin : bin[program])];
}

/**
 * Runs a program to its end.
 * @param {string[]} command
 * @param {{ output?: 'show' | 'collect', env?: Record<string, string> }} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(command, { output = 'show', env = {} } = {}) {
  const [program = '', ...args] = command;
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: output === 'show' ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    });
    running.add(child);
    /** @type {Buffer[]} */
    const chunks = [];
    child.stdout?.on('data', (chunk) => chunks.push(chunk));
    child.stderr?.on('data', (chunk) => chunks.push(chunk));
    child.on('error', (error) => {
      running.delete(child);
      reject(error);
    });
    child.on('close', (code) => {
      running.delete(child);
      resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString() });
    });
  });
}

/**
 * The same, for a step without which nothing further makes sense.
 * @param {string[]} command
 * @param {{ env?: Record<string, string> }} [options]
 */
export async function mustRun(command, options) {
  const { code } = await run(command, options);
  if (code !== 0) throw new Failure(`${command.join(' ')} ended with code ${code}`);
}

/** A failure that its message explains: the reader needs no stack of these scripts. */
export class Failure extends Error {}

/**
 * npm hands a SIGTERM to the shell between it and us, and most shells die of it without a word to us: the server would
 * go on without anybody to stop it. So we take the shell's death for the signal.
 */
function endWithParent() {
  if (process.env.npm_lifecycle_event === undefined || process.platform === 'win32') return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, PARENT_CHECK_MS);
  watch.unref();
}

/**
 * The body of a script: reports a Failure in one line and ends with a code. A SIGTERM reaches only this process and
 * not, as Ctrl-C does, everything in the terminal, so it is handed on.
 * @param {() => Promise<void>} body
 */
export async function main(body) {
  endWithParent();
  const end = (/** @type {number} */ code) => () => {
    stopAll();
    process.exit(code);
  };
  const onInt = end(130);
  const onTerm = end(143);
  process.on('SIGINT', onInt);
  process.on('SIGTERM', onTerm);
  try {
    await body();
  } catch (error) {
    stopAll();
    console.error(error instanceof Failure ? `\n${error.message}` : error);
    process.exitCode = 1;
  } finally {
    // What body started in this process (the server) has its own way of ending.
    process.off('SIGINT', onInt);
    process.off('SIGTERM', onTerm);
  }
}
