/** How many connections this machine carries. */
import { readFileSync } from 'node:fs';
import { totalmem } from 'node:os';

/** Where nobody tells how many files may be open. */
const UNKNOWN = 5_000;
/** Files that are open for something else: the data, pages on their way, requests over HTTP. */
const OTHER_FILES = 500;
const FEWEST = 100;
/** Octets that a connection with all that belongs to it may take, and the share of the memory that all may. */
const MEMORY_OF_ONE = 128 * 1024;
const SHARE = 0.25;

/** @param limits of this process as Linux tells them, null elsewhere; @param memory of the machine, in octets */
export function mostConnections(limits: string | null, memory: number): number {
  const files = /^Max open files +(\d+|unlimited)/m.exec(limits ?? '')?.[1];
  if (files === undefined) return UNKNOWN;
  const room = Math.floor((SHARE * memory) / MEMORY_OF_ONE);
  const most = files === 'unlimited' ? room : Math.min(room, Number(files) - OTHER_FILES);
  return Math.max(FEWEST, most);
}

export function connectionsOfThisMachine(): number {
  let limits: string | null = null;
  try {
    limits = readFileSync('/proc/self/limits', 'utf8');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
  return mostConnections(limits, totalmem());
}
