/** The files of a SQLite database, and the disk under them. */
import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';

/** What SQLite keeps beside a file. */
const BESIDE = ['-journal', '-wal', '-shm'];

/** Removes what lies beside a file. */
export function removeBeside(file: string): void {
  for (const end of BESIDE) rmSync(`${file}${end}`, { force: true });
}

/** Removes a file, and what lies beside it. */
export function removeDatabase(file: string): void {
  rmSync(file, { force: true });
  removeBeside(file);
}

/** Returns when the disk has what the file, or the folder, says. */
export function sync(path: string): void {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Puts what was made where another file was, or none: durably, and at once. */
export function put(made: string, file: string): void {
  sync(made);
  // It belongs to the file that was; whatever of it could be read is in the new one, and all of it in the copy.
  removeBeside(file);
  renameSync(made, file);
  sync(dirname(file));
}
