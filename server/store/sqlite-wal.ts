/** A SQLite file with what its WAL holds, as octets, where SQLite itself does not open it. */
import { existsSync, readFileSync } from 'node:fs';

const HEADER = 32;
const FRAME_HEADER = 24;
/** Of the WAL's header and of each of its frames: those of an earlier use of the file differ. */
const SALTS = { header: 16, frame: 8, size: 8 };

export function withWal(file: string): Buffer {
  const octets = readFileSync(file);
  const wal = existsSync(`${file}-wal`) ? readFileSync(`${file}-wal`) : Buffer.alloc(0);
  if (wal.length < HEADER) return octets;
  const pageSize = wal.readUInt32BE(8);
  if (pageSize < 512 || pageSize > 65_536) return octets;
  const salts = wal.subarray(SALTS.header, SALTS.header + SALTS.size);
  const pages = new Map<number, Buffer>();
  let uncommitted = new Map<number, Buffer>();
  for (let at = HEADER; at + FRAME_HEADER + pageSize <= wal.length; at += FRAME_HEADER + pageSize) {
    if (!wal.subarray(at + SALTS.frame, at + SALTS.frame + SALTS.size).equals(salts)) break;
    uncommitted.set(wal.readUInt32BE(at), wal.subarray(at + FRAME_HEADER, at + FRAME_HEADER + pageSize));
    // The last frame of a commit says how many pages the file has then.
    if (wal.readUInt32BE(at + 4) === 0) continue;
    for (const [number, page] of uncommitted) pages.set(number, page);
    uncommitted = new Map();
  }
  const last = Math.max(octets.length / pageSize, ...pages.keys());
  if (last > MOST_PAGES) return octets;
  const whole = Buffer.alloc(Math.ceil(last) * pageSize);
  octets.copy(whole);
  for (const [number, page] of pages) if (number > 0) page.copy(whole, (number - 1) * pageSize);
  return whole;
}

/** A page's number may be what is damaged. */
const MOST_PAGES = 1_000_000;
