/**
 * pcapng: blocks of a type and a length, which stands at both ends.
 * A section begins with its header, which tells the byte order; then come descriptions of interfaces, packets that name
 * one of them, and blocks that do not concern us.
 */
import type { CaptureCounts } from '../counts.ts';
import { CaptureError } from '../error.ts';
import { type Frame, NO_COMMENTS } from '../frame.ts';
import { forEachOption, OPTION, padded, readComments } from './options.ts';
import { MICROSECONDS, type ToMicroseconds, toMicroseconds } from './timestamp.ts';
import { fileOffset, fillFrame, type RecordParser, type Step, type Window } from './window.ts';

export const BYTE_ORDER_MAGIC = 0x1a2b3c4d;

/** Types of block. */
export const BLOCK = {
  /** Reads the same in both byte orders. */
  sectionHeader: 0x0a0d0d0a,
  interfaceDescription: 1,
  obsoletePacket: 2,
  simplePacket: 3,
  enhancedPacket: 6,
} as const;

/** What a block of each type has at least: its type, both lengths and its fixed fields. */
const SHORTEST: { readonly [type: number]: number } = {
  [BLOCK.sectionHeader]: 28,
  [BLOCK.interfaceDescription]: 20,
  [BLOCK.obsoletePacket]: 32,
  [BLOCK.simplePacket]: 16,
  [BLOCK.enhancedPacket]: 32,
};
const SHORTEST_UNKNOWN = 12;
/** Type and length. */
const BLOCK_BEGINNING = 8;
/** Type, length, byte-order magic and version: what must be known before even the length can be believed. */
const SECTION_BEGINNING = 16;

/** Wireshark's bound, too. Longer blocks are passed over when their type is of no interest, and else broken. */
const LONGEST_BLOCK = 1 << 24;
const MOST_INTERFACES = 1 << 16;

interface Interface {
  readonly linkType: number;
  /** Octets kept of each frame; 0 for all. */
  readonly snaplen: number;
  readonly time: ToMicroseconds;
}

export class PcapngParser implements RecordParser {
  size = 0;
  readonly #counts: CaptureCounts;
  #little = false;
  #interfaces: Interface[] = [];
  /** The length at the head of a block that was passed over, while the one at its end has not been seen. */
  #passing = 0;

  constructor(counts: CaptureCounts) {
    this.#counts = counts;
  }

  get withinRecord(): boolean {
    return this.#passing > 0;
  }

  parse(window: Window, frame: Frame): Step {
    const { view, at, end } = window;
    if (this.#passing > 0) return this.#passed(window);
    this.size = BLOCK_BEGINNING;
    if (end - at < this.size) return 'more';
    const type = view.getUint32(at, this.#little);
    if (type === BLOCK.sectionHeader) {
      this.size = SECTION_BEGINNING;
      if (end - at < this.size) return 'more';
      this.#beginSection(window);
    }
    const total = view.getUint32(at + 4, this.#little);
    const shortest = SHORTEST[type];
    if (total < (shortest ?? SHORTEST_UNKNOWN) || total % 4 !== 0) throw broken(window, total);
    if (shortest === undefined) {
      this.#passing = total;
      this.size = total - 4;
      return 'passed';
    }
    if (total > LONGEST_BLOCK) throw broken(window, total);
    this.size = total;
    if (end - at < total) return 'more';
    const atEnd = view.getUint32(at + total - 4, this.#little);
    if (atEnd !== total) throw broken(window, total, atEnd);
    return this.#block(type, window, at + total - 4, frame);
  }

  /** The block's body lies between at + 8 and `end`. */
  #block(type: number, window: Window, end: number, frame: Frame): Step {
    const { view, at } = window;
    switch (type) {
      case BLOCK.interfaceDescription:
        this.#describe(window, end);
        return 'passed';
      case BLOCK.enhancedPacket:
        this.#packet(window, end, view.getUint32(at + 8, this.#little), frame);
        return 'frame';
      case BLOCK.obsoletePacket:
        this.#packet(window, end, view.getUint16(at + 8, this.#little), frame);
        return 'frame';
      case BLOCK.simplePacket:
        this.#simplePacket(window, end, frame);
        return 'frame';
      default:
        return 'passed';
    }
  }

  /** Everything that a section says ends with it: its byte order and its interfaces. */
  #beginSection(window: Window): void {
    const { view, at } = window;
    const magic = view.getUint32(at + 8, true);
    this.#little = magic === BYTE_ORDER_MAGIC;
    if (!this.#little && view.getUint32(at + 8) !== BYTE_ORDER_MAGIC) {
      const offset = fileOffset(window);
      throw new CaptureError('not-a-capture', offset, { id: 'no-byte-order', offset: `${offset}` });
    }
    this.#interfaces = [];
    const major = view.getUint16(at + 12, this.#little);
    if (major !== 1) {
      const minor = view.getUint16(at + 14, this.#little);
      throw new CaptureError('other-version', fileOffset(window), {
        id: 'pcapng-version',
        version: `${major}.${minor}`,
      });
    }
  }

  #describe(window: Window, end: number): void {
    const { view, at } = window;
    if (this.#interfaces.length === MOST_INTERFACES) {
      throw new CaptureError('too-many-interfaces', fileOffset(window), {
        id: 'too-many-interfaces',
        most: `${MOST_INTERFACES}`,
      });
    }
    let resolution = MICROSECONDS;
    let offset = 0;
    forEachOption(view, at + 16, end, this.#little, this.#counts, (code, value, length) => {
      if (code === OPTION.tsresol && length === 1) resolution = view.getUint8(value);
      if (code === OPTION.tsoffset && length === 8) offset = Number(view.getBigInt64(value, this.#little));
    });
    this.#interfaces.push({
      linkType: view.getUint16(at + 8, this.#little),
      snaplen: view.getUint32(at + 12, this.#little),
      time: toMicroseconds(resolution, offset),
    });
  }

  /** An enhanced packet, or its obsolete forerunner: they differ in how they write the interface's number. */
  #packet(window: Window, end: number, index: number, frame: Frame): void {
    const { view, at } = window;
    const from = this.#interfaces[index];
    const start = at + 28;
    const captured = view.getUint32(at + 20, this.#little);
    const fits = captured <= end - start;
    const length = view.getUint32(at + 24, this.#little);
    frame.skip = from === undefined ? 'no-interface' : fits ? null : 'bad-record';
    if (from !== undefined) {
      frame.linkType = from.linkType;
      frame.time = from.time(view.getUint32(at + 12, this.#little), view.getUint32(at + 16, this.#little));
    }
    fillFrame(frame, window, start, fits ? captured : 0, length);
    frame.comments = fits
      ? readComments(window, start + padded(captured), end, this.#little, this.#counts)
      : NO_COMMENTS;
  }

  /** Belongs to the section's first interface and has neither time nor options. */
  #simplePacket(window: Window, end: number, frame: Frame): void {
    const { view, at } = window;
    const [from] = this.#interfaces;
    const start = at + 12;
    const length = view.getUint32(at + 8, this.#little);
    const snaplen = from === undefined || from.snaplen === 0 ? length : from.snaplen;
    frame.skip = from === undefined ? 'no-interface' : null;
    if (from !== undefined) frame.linkType = from.linkType;
    fillFrame(frame, window, start, Math.min(length, snaplen, end - start), length);
    frame.comments = NO_COMMENTS;
  }

  /** The end of a block of no interest: were its lengths not compared, a lying one would be believed. */
  #passed(window: Window): Step {
    this.size = 4;
    if (window.end - window.at < this.size) return 'more';
    const atEnd = window.view.getUint32(window.at, this.#little);
    if (atEnd !== this.#passing) throw broken(window, this.#passing, atEnd, 4 - this.#passing);
    this.#passing = 0;
    return 'passed';
  }
}

/** @param from where the block began, seen from the window. */
function broken(window: Window, total: number, atEnd?: number, from = 0): CaptureError {
  const offset = fileOffset(window) + from;
  const said = { offset: `${offset}`, length: `${total}` };
  return new CaptureError(
    'bad-length',
    offset,
    atEnd === undefined
      ? { id: 'block-length', ...said }
      : { id: 'block-lengths', ...said, atEnd: `${atEnd}` },
  );
}
