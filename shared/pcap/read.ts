/**
 * Reads a capture, pcap or pcapng, and gives its TCP segments in the order of the file.
 *
 * A file in pieces: `for await (const batch of readCapture(chunks, counts)) for (const segment of batch) …`
 * A file in memory: `for (const segment of segmentsIn(bytes, counts)) …`
 *
 * Both throw a CaptureError when the file is no capture, or where it breaks off; every segment before that has been
 * given by then. What they pass over stands in `counts`. A segment's `text` lies in the piece that it came in: who keeps
 * it for long should copy it, or the whole piece stays in memory.
 */
import type { CapturedSegment } from './captured.ts';
import { type CaptureCounts, newCounts } from './counts.ts';
import { SegmentDecoder } from './decode/decode.ts';
import { CaptureError } from './error.ts';
import { nameOf } from './names.ts';
import { FrameReader } from './read/reader.ts';

/** Segments given together, at most: an await for each would cost more than reading it. */
const BATCH = 1024;

/** Segments of a file that is pushed piece by piece; what the two functions below are made of. */
export class SegmentReader {
  readonly #frames: FrameReader;
  readonly #decoder: SegmentDecoder;
  readonly #counts: CaptureCounts;

  constructor(counts: CaptureCounts = newCounts()) {
    this.#counts = counts;
    this.#frames = new FrameReader(counts);
    this.#decoder = new SegmentDecoder(counts);
  }

  push(piece: Uint8Array): void {
    this.#frames.push(piece);
  }

  /** The next segment in what has been pushed; null when there is none. @throws CaptureError */
  next(): CapturedSegment | null {
    while (this.#frames.next()) {
      const segment = this.#decoder.decode(this.#frames.frame);
      if (segment !== null) return segment;
    }
    return null;
  }

  /** After the last piece. @throws CaptureError when the file ends in the middle of a record, or was of no link layer that is read. */
  end(): void {
    this.#frames.end();
    const { frames, skipped, named } = this.#counts;
    if (frames === 0 || skipped['link-type'] + skipped['no-interface'] < frames) return;
    const types = [...named['link-type'].keys()].map((type) => nameOf('link-type', type)).join(', ');
    throw new CaptureError(
      'unread-link-layer',
      0,
      types === '' ? { id: 'no-interface' } : { id: 'unread-link-layer', types },
    );
  }
}

export async function* readCapture(
  pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  counts: CaptureCounts = newCounts(),
): AsyncGenerator<readonly CapturedSegment[]> {
  const reader = new SegmentReader(counts);
  for await (const piece of pieces) {
    reader.push(piece);
    yield* batches(reader);
  }
  reader.end();
}

/** What is there, in batches. One that ends in an error is given before the error is thrown. */
function* batches(reader: SegmentReader): Generator<readonly CapturedSegment[]> {
  for (;;) {
    const batch: CapturedSegment[] = [];
    try {
      for (let next = reader.next(); next !== null; next = reader.next()) {
        batch.push(next);
        if (batch.length === BATCH) break;
      }
    } catch (error) {
      if (batch.length > 0) yield batch;
      throw error;
    }
    if (batch.length > 0) yield batch;
    if (batch.length < BATCH) return;
  }
}

export function* segmentsIn(
  bytes: Uint8Array,
  counts: CaptureCounts = newCounts(),
): Generator<CapturedSegment> {
  const reader = new SegmentReader(counts);
  reader.push(bytes);
  for (let next = reader.next(); next !== null; next = reader.next()) yield next;
  reader.end();
}
