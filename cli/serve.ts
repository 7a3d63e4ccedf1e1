/** `2msl serve`: a server on this computer, with its data in a folder beside it. */
import { parseArgs } from 'node:util';
import type { Terminal } from './terminal.ts';

/** Where the build lays the server: beside the command, in a package as in the repository. */
export const SERVER = new URL('../server/main.js', import.meta.url);
export const FOLDER = '2msl-data';

/**
 * Starts the server, which then owns this process. All else is said by its environment (docs/OPERATING.md).
 * @returns the exit status when it does not come to that
 */
export async function serve(args: readonly string[], terminal: Terminal): Promise<number | null> {
  let options: { readonly port?: string; readonly data?: string };
  try {
    options = parseArgs({
      args: [...args],
      options: { port: { type: 'string' }, data: { type: 'string' } },
    }).values;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    terminal.errors.write(`2msl serve: ${error.message}; see 2msl --help\n`);
    return 2;
  }
  if (options.port !== undefined) process.env.PORT = options.port;
  process.env.DATA_DIR = options.data ?? (process.env.DATA_DIR || FOLDER);
  process.env.NODE_ENV ??= 'production';
  await import(SERVER.href);
  return null;
}
