/** A SQLite file with what its WAL holds, as octets, where SQLite itself does not open it. */
import { existsSync, readFileSync } from 'node:fs';

const HEADER = 32;
const FRAME_HEADER = 24;
/** Of the WAL's header and of each of its frames: those of an earlier use of the file differ. */
const SALTS = { header: 16, frame: 8, size: 8 };

/** Of the WAL's header, over what stands before it; and of each frame, over the frame and all before. */
const CHECKSUMS = { header: 24, frame: 16 };
/** The last bit of the first number says in which order checksums read their octets. */
const MAGIC = 0x37_7f_06_82;

/** Null where there is none, or it has no frame. */
function walOf(file: string): Buffer | null {
  const wal = existsSync(`${file}-wal`) ? readFileSync(`${file}-wal`) : null;
  return wal !== null && wal.length >= HEADER + FRAME_HEADER ? wal : null;
}

/** As its header says it; null for what none is. */
function pageSizeOf(wal: Buffer): number | null {
  const size = wal.readUInt32BE(8);
  return size >= 512 && size <= 65_536 ? size : null;
}

/** Where its frames begin that are there to their end. */
function* framesOf(wal: Buffer, pageSize: number): Generator<number> {
  const size = FRAME_HEADER + pageSize;
  for (let at = HEADER; at + size <= wal.length; at += size) yield at;
}

/** Of the frame that begins there. */
const saltsAt = (wal: Buffer, at: number): Buffer =>
  wal.subarray(at + SALTS.frame, at + SALTS.frame + SALTS.size);

/**
 * Whether a WAL is damaged where more follows. SQLite takes the first frame that is not whole for the end, as it is after
 * a crash; but after a crash nothing stands behind it.
 */
export function isWalDamaged(file: string): boolean {
  const wal = walOf(file);
  if (wal === null) return false;
  const magic = wal.readUInt32BE(0);
  const pageSize = pageSizeOf(wal);
  if ((magic & ~1) !== MAGIC || pageSize === null) return true;
  const add = adder((magic & 1) === 1);
  let sums = add([0, 0], wal.subarray(0, CHECKSUMS.header));
  if (!agrees(sums, wal, CHECKSUMS.header)) return true;
  const salts = wal.subarray(SALTS.header, SALTS.header + SALTS.size);
  let broken = false;
  for (const at of framesOf(wal, pageSize)) {
    const isOfThisUse = saltsAt(wal, at).equals(salts);
    if (broken && isOfThisUse) return true;
    if (broken) continue;
    sums = add(
      add(sums, wal.subarray(at, at + 8)),
      wal.subarray(at + FRAME_HEADER, at + FRAME_HEADER + pageSize),
    );
    broken = !isOfThisUse || !agrees(sums, wal, at + CHECKSUMS.frame);
  }
  return false;
}

type Sums = readonly [number, number];

const adder =
  (isBigEndian: boolean) =>
  ([first, second]: Sums, octets: Buffer): Sums => {
    let [a, b] = [first, second];
    for (let at = 0; at < octets.length; at += 8) {
      const [x, y] = isBigEndian
        ? [octets.readUInt32BE(at), octets.readUInt32BE(at + 4)]
        : [octets.readUInt32LE(at), octets.readUInt32LE(at + 4)];
      a = (a + x + b) >>> 0;
      b = (b + y + a) >>> 0;
    }
    return [a, b];
  };

const agrees = ([a, b]: Sums, wal: Buffer, at: number): boolean =>
  wal.readUInt32BE(at) === a && wal.readUInt32BE(at + 4) === b;

export function withWal(file: string): Buffer {
  const octets = readFileSync(file);
  const wal = walOf(file);
  const pageSize = wal && pageSizeOf(wal);
  if (wal === null || pageSize === null) return octets;
  // Those of the first frame: of the header, something may be damaged.
  const salts = saltsAt(wal, HEADER);
  const pages = new Map<number, Buffer>();
  let uncommitted = new Map<number, Buffer>();
  for (const at of framesOf(wal, pageSize)) {
    if (!saltsAt(wal, at).equals(salts)) continue;
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
