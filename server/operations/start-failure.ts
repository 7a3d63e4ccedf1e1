/** Why the server cannot start, in one sentence that says what to do. */
import { mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { listenerAt } from './listener.ts';

/** The folder of the data cannot be used: the message says why. */
export class UnusableFolder extends Error {
  override name = 'UnusableFolder';
}

const codeOf = (error: unknown): string | null =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;

/** The nearest of the folders above that is there but is no folder. */
function inTheWay(path: string): string | null {
  const isFolder = kindOf(path);
  if (isFolder === false) return path;
  const above = dirname(path);
  return isFolder === true || above === path ? null : inTheWay(above);
}

/** Whether it is a folder; null when it is not there, or nobody may look. */
function kindOf(path: string): boolean | null {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? null;
  } catch (error) {
    if (codeOf(error) !== null) return null;
    throw error;
  }
}

/** As `mkdir -p`. Node's own, asked to be recursive, tries for ever where the system answers ENOENT: below /proc. */
function makeWithParents(path: string): void {
  if (kindOf(path) === true) return;
  const above = dirname(path);
  if (above !== path) makeWithParents(above);
  mkdirSync(path);
}

/** Makes the folder where there is none. @throws UnusableFolder */
export function makeFolder(folder: string): void {
  const path = resolve(folder);
  try {
    makeWithParents(path);
  } catch (error) {
    throw new UnusableFolder(`DATA_DIR: ${whyNoFolder(path, codeOf(error))}`, { cause: error });
  }
}

function whyNoFolder(path: string, code: string | null): string {
  const file = code === 'EEXIST' || code === 'ENOTDIR' ? inTheWay(path) : null;
  if (file === path) return `${path} is a file, and the data need a folder.`;
  if (file !== null) return `${path} cannot be a folder, because ${file} is a file.`;
  if (code === 'EACCES' || code === 'EPERM') return `this user may not make ${path}.`;
  if (code === 'EROFS') return `${path} lies on a disk that can only be read.`;
  if (code === 'ENOSPC') return `the disk is full: ${path} cannot be made.`;
  return `${path} cannot be made (${code ?? 'for a reason that the system does not name'}).`;
}

export interface Listening {
  readonly port: number;
  readonly host: string | null;
}

/** The sentence for an error of `listen()`; null for any other. */
export async function whyNotListening(error: unknown, { port, host }: Listening): Promise<string | null> {
  switch (codeOf(error)) {
    case 'EADDRINUSE': {
      const listener = await listenerAt(port);
      const who = listener === null ? 'another program' : listener;
      return `Port ${port} is in use by ${who}. End it, or choose another port: PORT=${port + 1}`;
    }
    case 'EACCES':
      return `This user may not open port ${port}: those below 1024 are the system's. Choose another: PORT=3000`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `HOST: ${host} is no address of this computer. Without HOST the server listens to all.`;
    case 'EAFNOSUPPORT':
      return `HOST: this computer has no addresses of the kind of ${host}.`;
    default:
      return null;
  }
}
