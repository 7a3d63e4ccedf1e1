/**
 * A lock between processes of one clone: one at a time installs or builds.
 * Node has no file locks; this one is made of what every file system has: exclusive creation.
 *
 * The folder holds numbered files, and the highest number is the holder. A number is only ever taken by creating the
 * next one, which exactly one process can do; removing a dead holder's file first would let two of them take it.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const HEARTBEAT_MS = 1_000;
const POLL_MS = 200;
// Process ids are used again, quickly so in containers. A holder whose file stands still this long is not ours.
const SILENCE_MS = 15_000;
const RELEASED = 'released';

/** @param {number} pid */
function isOtherAlive(pid) {
  // In a container started anew we may well have the number of the one that died.
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

/** @param {string} dir */
function highest(dir) {
  return Math.max(0, ...readdirSync(dir).map(Number).filter(Number.isInteger));
}

/**
 * What the holder's file says; `undefined` when it is gone or released.
 * @param {string} file
 */
function readHolder(file) {
  try {
    const text = readFileSync(file, 'utf8');
    if (text === RELEASED) return undefined;
    // Still empty: its creator is about to write its process id, so it counts as held until it is silent.
    return { pid: text === '' ? undefined : Number(text), mtimeMs: statSync(file).mtimeMs };
  } catch {
    return undefined;
  }
}

/**
 * Runs `work` while this process alone holds the lock `dir`.
 * @template T
 * @param {string} dir
 * @param {() => Promise<T>} work
 * @param {(pid: number) => void} [onWait] called once, when another process holds the lock
 * @returns {Promise<T>}
 */
export async function withLock(dir, work, onWait) {
  const file = await acquire(dir, onWait);
  const heartbeat = setInterval(() => {
    const now = new Date();
    unlessTakenOver(() => utimesSync(file, now, now));
  }, HEARTBEAT_MS);
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    // Emptied, not removed: numbers must not start again while a slower process still counts from this one.
    unlessTakenOver(() => writeFileSync(file, RELEASED, { flag: 'r+' }));
  }
}

/**
 * A process that was stopped for long may find its file gone, and must not die of it.
 * @param {() => void} touch
 */
function unlessTakenOver(touch) {
  try {
    touch();
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ENOENT') throw error;
  }
}

/**
 * @param {string} dir
 * @param {((pid: number) => void) | undefined} onWait
 */
async function acquire(dir, onWait) {
  mkdirSync(dir, { recursive: true });
  let seen = { number: -1, mtimeMs: 0, at: 0 };
  let told = false;
  for (;;) {
    const number = highest(dir);
    const holder = readHolder(join(dir, String(number)));
    if (holder && (seen.number !== number || seen.mtimeMs !== holder.mtimeMs)) {
      seen = { number, mtimeMs: holder.mtimeMs, at: performance.now() };
    }
    // Silence is measured by our own waiting, so that a laptop that slept does not look like a dead holder.
    const silent = performance.now() - seen.at > SILENCE_MS;
    if (holder && !silent && (holder.pid === undefined || isOtherAlive(holder.pid))) {
      if (holder.pid !== undefined && !told) {
        onWait?.(holder.pid);
        told = true;
      }
      await sleep(POLL_MS);
      continue;
    }
    const mine = take(dir, number + 1);
    if (mine) return mine;
  }
}

/**
 * @param {string} dir
 * @param {number} number
 * @returns {string | undefined} the file that now is the lock
 */
function take(dir, number) {
  const file = join(dir, String(number));
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return undefined;
    throw error;
  }
  if (highest(dir) !== number) {
    // We counted from an old number, which its successor has removed since; the successor is the holder.
    rmSync(file, { force: true });
    return undefined;
  }
  for (const older of readdirSync(dir)) {
    if (Number(older) < number) rmSync(join(dir, older), { force: true });
  }
  return file;
}
