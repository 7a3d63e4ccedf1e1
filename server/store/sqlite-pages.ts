/**
 * Entries and names of streams as they lie in the octets of a SQLite file.
 * Whatever has become of its structure.
 * SQLite finds a row from page to page, and one lost page hides many. Rows of the journal never change and prove
 * themselves by their links, so they may be taken from wherever they look like rows.
 * The format: https://www.sqlite.org/fileformat2.html
 */
import type { StoredEntry } from './store.ts';

export interface FoundEntry extends Omit<StoredEntry, 'stream'> {
  /** The number of the stream. */
  readonly stream: number;
}

export interface FoundName {
  readonly id: number;
  readonly name: string;
}

/** A number of SQLite's: seven bits an octet, the last without the high bit. Null where it is longer than any here. */
function varint(octets: Buffer, at: number): { readonly value: number; readonly size: number } | null {
  let value = 0;
  for (let size = 1; size <= 6; size += 1) {
    const octet = octets[at + size - 1];
    if (octet === undefined) return null;
    value = value * 128 + (octet & 0x7f);
    if (octet < 0x80) return { value, size };
  }
  return null;
}

/** Octets of an integer by its serial type; those of 8 and 9 stand for themselves. */
const INTEGER_SIZES: readonly (number | undefined)[] = [undefined, 1, 2, 3, 4, 6, 8, undefined, 0, 0];

function integer(octets: Buffer, at: number, type: number): number {
  if (type >= 8) return type - 8;
  const size = INTEGER_SIZES[type] ?? 0;
  return size === 8 ? Number(octets.readBigInt64BE(at)) : octets.readIntBE(at, size);
}

const textSize = (type: number): number | null => (type >= 13 && type % 2 === 1 ? (type - 13) / 2 : null);

const UTF8 = new TextDecoder('utf-8', { fatal: true });
function text(octets: Buffer): string | null {
  try {
    return UTF8.decode(octets);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** The columns of an entry: id (the row's own number, so null here), stream, seq, at, epoch, chain, body. */
const INTEGERS = 4;
/** The serial types of a link's 11 characters, and of none. */
const LINK_TYPES = [35, 13];
const LINK = /^(?:[\w-]{11})?$/;

/** @param from the first octet of the octets: 0 for a file, those of a WAL's header for one of its frames */
export function* foundEntries(file: Buffer, pageSize: number): Generator<FoundEntry> {
  for (let at = 0; at + 9 < file.length; at += 1) {
    // A header of 8 to 11 octets whose first column is null: nearly everything else ends here.
    const header = file[at] ?? 0;
    if (header < 8 || header > 11 || file[at + 1] !== 0) continue;
    const entry = entryAt(file, at, header, pageSize);
    if (entry) yield entry;
  }
}

function entryAt(file: Buffer, at: number, header: number, pageSize: number): FoundEntry | null {
  const types = [...file.subarray(at + 2, at + 2 + INTEGERS)];
  const sizes = types.map((type) => INTEGER_SIZES[type]);
  const linkType = file[at + 2 + INTEGERS] ?? 0;
  if (sizes.includes(undefined) || !LINK_TYPES.includes(linkType)) return null;
  const bodyType = varint(file, at + 3 + INTEGERS);
  const bodySize = bodyType && textSize(bodyType.value);
  if (bodyType === null || bodySize === null || 3 + INTEGERS + bodyType.size !== header) return null;
  const linkSize = textSize(linkType) ?? 0;
  const numbersSize = sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0);
  const row = payload(file, at, header + numbersSize + linkSize + bodySize, pageSize);
  if (row === null) return null;
  const numbers: number[] = [];
  let next = header;
  for (const type of types) {
    numbers.push(integer(row, next, type));
    next += INTEGER_SIZES[type] ?? 0;
  }
  const chain = text(row.subarray(next, next + linkSize));
  const body = text(row.subarray(next + linkSize));
  const [stream = -1, seq = -1, time = 0, epoch = 0] = numbers;
  if (chain === null || body === null || !LINK.test(chain) || stream < 1 || seq < 0) return null;
  return { stream, seq, at: time, epoch, chain, body };
}

/** All of a row, which goes on in other pages where it is long. Null where it does not fit. */
function payload(file: Buffer, at: number, size: number, pageSize: number): Buffer | null {
  const most = pageSize - 35;
  const least = Math.floor(((pageSize - 12) * 32) / 255) - 23;
  const rest = least + ((size - least) % (pageSize - 4));
  const here = size <= most ? size : rest <= most ? rest : least;
  const end = at + here;
  if (end > file.length || Math.floor(at / pageSize) !== Math.floor((end - 1) / pageSize)) return null;
  if (here === size) return file.subarray(at, end);
  const pieces = [file.subarray(at, end)];
  let page = end + 4 <= file.length ? file.readUInt32BE(end) : 0;
  for (let missing = size - here; missing > 0; ) {
    const start = (page - 1) * pageSize;
    if (page < 2 || start + pageSize > file.length || pieces.length > 100_000) return null;
    const piece = file.subarray(start + 4, start + 4 + Math.min(missing, pageSize - 4));
    pieces.push(piece);
    missing -= piece.length;
    page = file.readUInt32BE(start);
  }
  return Buffer.concat(pieces);
}

/** Names are found twice: in the table, and in the index by name. */
export function* foundNames(file: Buffer): Generator<FoundName> {
  for (let at = 0; at + 4 < file.length; at += 1) {
    const size = varint(file, at);
    if (size === null || size.value < 4 || size.value > 300) continue;
    const found =
      nameInTable(file, at + size.size, size.value) ?? nameInIndex(file, at + size.size, size.value);
    if (found && found.id > 0 && PLAIN.test(found.name)) yield found;
  }
}

/** What a stream may be called. */
const PLAIN = /^[^\p{C}\s]+$/u;

function nameInTable(file: Buffer, at: number, size: number): FoundName | null {
  const id = varint(file, at);
  if (id === null) return null;
  const header = at + id.size;
  if (file[header + 1] !== 0) return null;
  const type = varint(file, header + 2);
  const length = type && textSize(type.value);
  if (type === null || length === null || length === 0) return null;
  if (file[header] !== 2 + type.size || size !== 2 + type.size + length) return null;
  const name = text(file.subarray(header + 2 + type.size, header + size));
  return name === null ? null : { id: id.value, name };
}

function nameInIndex(file: Buffer, header: number, size: number): FoundName | null {
  const type = varint(file, header + 1);
  const length = type && textSize(type.value);
  if (type === null || length === null || length === 0) return null;
  const idType = file[header + 1 + type.size] ?? 0;
  const idSize = INTEGER_SIZES[idType];
  const head = 2 + type.size;
  if (idSize === undefined || file[header] !== head || size !== head + length + idSize) return null;
  if (header + size > file.length) return null;
  const name = text(file.subarray(header + head, header + head + length));
  return name === null ? null : { id: integer(file, header + head + length, idType), name };
}
