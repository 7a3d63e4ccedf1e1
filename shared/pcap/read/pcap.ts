/** The classic format of tcpdump: a header of 24 octets, then frames with a header of 16 each. */
import { CaptureError } from '../error.ts';
import { type Frame, NO_COMMENTS } from '../frame.ts';
import { fileOffset, fillFrame, LONGEST_FRAME, type RecordParser, type Step, type Window } from './window.ts';

/** The first four octets, read in the byte order of the machine that wrote the file. */
export const PCAP_MAGIC = { microseconds: 0xa1b2c3d4, nanoseconds: 0xa1b23c4d } as const;

const FILE_HEADER = 24;
const RECORD_HEADER = 16;
/** The upper half of the field says whether frames end in a checksum; only the lower is the type. */
const LINK_TYPE_MASK = 0xffff;

export class PcapParser implements RecordParser {
  size = 0;
  readonly withinRecord = false;
  readonly #little: boolean;
  readonly #nanoseconds: boolean;
  /** Null until the file's header has been read. */
  #linkType: number | null = null;

  constructor(little: boolean, nanoseconds: boolean) {
    this.#little = little;
    this.#nanoseconds = nanoseconds;
  }

  parse(window: Window, frame: Frame): Step {
    const { view, at, end } = window;
    if (this.#linkType === null) return this.#header(window);
    this.size = RECORD_HEADER;
    if (end - at < RECORD_HEADER) return 'more';
    const captured = view.getUint32(at + 8, this.#little);
    if (captured > LONGEST_FRAME) {
      const offset = fileOffset(window);
      throw new CaptureError('bad-length', offset, {
        id: 'record-length',
        offset: `${offset}`,
        length: `${captured}`,
      });
    }
    this.size = RECORD_HEADER + captured;
    if (end - at < this.size) return 'more';
    const fraction = view.getUint32(at + 4, this.#little);
    frame.time =
      view.getUint32(at, this.#little) * 1e6 + (this.#nanoseconds ? Math.floor(fraction / 1000) : fraction);
    frame.linkType = this.#linkType;
    frame.comments = NO_COMMENTS;
    frame.skip = null;
    fillFrame(frame, window, at + RECORD_HEADER, captured, view.getUint32(at + 12, this.#little));
    return 'frame';
  }

  #header(window: Window): Step {
    const { view, at, end } = window;
    this.size = FILE_HEADER;
    if (end - at < FILE_HEADER) return 'more';
    const major = view.getUint16(at + 4, this.#little);
    if (major !== 2) {
      const minor = view.getUint16(at + 6, this.#little);
      throw new CaptureError('other-version', 4, { id: 'pcap-version', version: `${major}.${minor}` });
    }
    this.#linkType = view.getUint32(at + 20, this.#little) & LINK_TYPE_MASK;
    return 'passed';
  }
}
