/** The octets of a capture, piece by piece, unpacked where gzip has packed them. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';

/** Octets that are read at a time. */
const PIECE = 1 << 20;
const GZIP = 0x1f8b;

export async function* piecesOf(file: string): AsyncGenerator<Buffer> {
  const packed = file === '-' ? process.stdin : createReadStream(file, { highWaterMark: PIECE });
  const reader = packed[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  const first = await reader.next();
  if (first.done === true) return;
  const pieces = onward(first.value, reader);
  if (first.value.length < 2 || first.value.readUInt16BE() !== GZIP) return yield* pieces;
  yield* unpacked(pieces);
}

async function* onward(first: Buffer, reader: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  yield first;
  for (let next = await reader.next(); next.done !== true; next = await reader.next()) yield next.value;
}

async function* unpacked(pieces: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  const gunzip = createGunzip();
  const feeding = (async () => {
    for await (const piece of pieces) {
      if (!gunzip.write(piece)) await new Promise((resolve) => gunzip.once('drain', resolve));
    }
    gunzip.end();
  })();
  for await (const piece of gunzip) yield piece as Buffer;
  await feeding;
}

/** How many octets a file has on the disk; null when nobody knows, as of a pipe. */
export async function sizeOf(file: string): Promise<number | null> {
  if (file === '-') return null;
  const found = await stat(file);
  return found.isFile() ? found.size : null;
}
