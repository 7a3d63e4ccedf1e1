/** The files of a SQLite database, and the disk under them. */
import { closeSync, fsyncSync, openSync, rmSync } from 'node:fs';

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
