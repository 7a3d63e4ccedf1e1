/**
 * The frames of a capture file that comes in pieces.
 * What lies whole in a piece is read where it lies; only a record that straddles two pieces is put together. So memory
 * does not grow with the file.
 */
import type { CaptureCounts } from '../counts.ts';
import { CaptureError } from '../error.ts';
import { type Frame, newFrame } from '../frame.ts';
import { PCAP_MAGIC, PcapParser } from './pcap.ts';
import { BLOCK, PcapngParser } from './pcapng.ts';
import type { RecordParser, Window } from './window.ts';

interface MutableWindow {
  bytes: Uint8Array;
  view: DataView;
  at: number;
  end: number;
  base: number;
}

const NOTHING = new Uint8Array(0);
const MAGIC = 4;

function windowOn(bytes: Uint8Array, base: number): MutableWindow {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { bytes, view, at: 0, end: bytes.length, base };
}

/** Give it a piece with `push`, take frames with `next` until it says false, and so on; `end` after the last piece. */
export class FrameReader {
  /** The frame that `next` found last. Filled anew every time. */
  readonly frame: Frame = newFrame();
  readonly #counts: CaptureCounts;
  #parser: RecordParser | null = null;
  #piece: MutableWindow = windowOn(NOTHING, 0);
  /** The beginning of a record that did not lie whole in its piece; `end` says how much of it has been filled. */
  #straddling: MutableWindow | null = null;
  /** Octets to pass over before the next record. */
  #passing = 0;

  constructor(counts: CaptureCounts) {
    this.#counts = counts;
    // A file that goes on from another goes on with its numbers.
    this.frame.number = counts.frames;
  }

  push(piece: Uint8Array): void {
    // A Buffer's parts are Buffers again, and slower; all that follows then meets one kind of array.
    const plain = new Uint8Array(piece.buffer, piece.byteOffset, piece.length);
    this.#piece = windowOn(plain, this.#piece.base + this.#piece.end);
  }

  /** Whether there is another frame in what has been pushed. @throws CaptureError */
  next(): boolean {
    for (;;) {
      if (this.#passing > 0 && !this.#passOver()) return false;
      const window = this.#straddling ?? this.#piece;
      const parser = this.#parser ?? this.#detect(window);
      const step = parser === null ? 'more' : parser.parse(window, this.frame);
      if (step === 'more') {
        if (!this.#gather(parser === null ? MAGIC : parser.size)) return false;
      } else if (parser !== null) {
        this.#take(window, parser.size);
        if (step === 'frame') return this.#count();
      }
    }
  }

  /** @throws CaptureError when the file ends where more was to come. */
  end(): void {
    const size = this.#piece.base + this.#piece.end;
    if (this.#parser === null) {
      const problem =
        size === 0 ? ({ id: 'empty' } as const) : ({ id: 'too-short', size: `${size}` } as const);
      throw new CaptureError('not-a-capture', 0, problem);
    }
    const { at, end, base } = this.#straddling ?? this.#piece;
    if (at === end && this.#passing === 0 && !this.#parser.withinRecord) return;
    throw new CaptureError('cut-short', base + at, { id: 'cut-short', size: `${size}` });
  }

  #detect(window: Window): RecordParser | null {
    if (window.end - window.at < MAGIC) return null;
    this.#parser = detect(window, this.#counts);
    return this.#parser;
  }

  #count(): true {
    this.frame.number += 1;
    this.#counts.frames += 1;
    return true;
  }

  #take(window: MutableWindow, size: number): void {
    const there = Math.min(size, window.end - window.at);
    this.#passing = size - there;
    window.at += there;
    if (window === this.#straddling) this.#straddling = null;
  }

  #passOver(): boolean {
    const piece = this.#piece;
    const there = Math.min(this.#passing, piece.end - piece.at);
    piece.at += there;
    this.#passing -= there;
    return this.#passing === 0;
  }

  /** Brings together the first `needed` octets of a record; false when they have not all been pushed yet. */
  #gather(needed: number): boolean {
    const piece = this.#piece;
    const before = this.#straddling;
    const have = before?.end ?? 0;
    const taken = Math.min(needed - have, piece.end - piece.at);
    if (before === null && taken === 0) return false;
    const joined = this.#room(have + taken, needed);
    joined.bytes.set(piece.bytes.subarray(piece.at, piece.at + taken), have);
    joined.end = have + taken;
    piece.at += taken;
    return joined.end === needed;
  }

  /**
   * Room for `size` octets of a straddling record. It grows with what has really come, never with what a length claims;
   * and it is not used for another record, whose text would overwrite this one's.
   */
  #room(size: number, needed: number): MutableWindow {
    const before = this.#straddling;
    if (before !== null && before.bytes.length >= size) return before;
    const bytes = new Uint8Array(Math.min(needed, 2 * size));
    const base = before?.base ?? this.#piece.base + this.#piece.at;
    const joined = windowOn(bytes, base);
    if (before !== null) bytes.set(before.bytes.subarray(0, before.end));
    this.#straddling = joined;
    return joined;
  }
}

/** Files that people take for captures, by how they begin. */
const FOREIGN = [
  [0x1f8b0000, 0xffff0000, 'gzip'],
  [0x28b52ffd, 0xffffffff, 'zstd'],
  [0x04224d18, 0xffffffff, 'lz4'],
  [0x504b0304, 0xffffffff, 'zip'],
  [0x736e6f6f, 0xffffffff, 'snoop'],
] as const;

function detect(window: Window, counts: CaptureCounts): RecordParser {
  const magic = window.view.getUint32(window.at);
  const swapped = window.view.getUint32(window.at, true);
  if (magic === BLOCK.sectionHeader) return new PcapngParser(counts);
  for (const [value, little] of [
    [magic, false],
    [swapped, true],
  ] as const) {
    if (value === PCAP_MAGIC.microseconds) return new PcapParser(little, false);
    if (value === PCAP_MAGIC.nanoseconds) return new PcapParser(little, true);
  }
  const foreign = FOREIGN.find(([value, mask]) => (magic & mask) >>> 0 === value);
  const hex = magic.toString(16).padStart(8, '0');
  throw new CaptureError('not-a-capture', 0, { id: foreign?.[2] ?? 'unknown', hex });
}
