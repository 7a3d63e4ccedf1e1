/** pcapng, written: one section, one interface (LINKTYPE_RAW, if_tsresol = 6), comments. */
import { LINK_TYPES } from '../frame.ts';
import { OPTION, padded } from '../read/options.ts';
import { BLOCK, BYTE_ORDER_MAGIC } from '../read/pcapng.ts';
import { MICROSECONDS } from '../read/timestamp.ts';
import { utf8Encode } from '../utf8.ts';
import { type RawPacket, SNAPLEN } from './record.ts';

/** An option holds no more; a longer comment is cut off. */
const LONGEST_OPTION = 0xffff;

export interface Section {
  /** What wrote the file (shb_userappl). */
  readonly application: string;
  /** A remark on the whole section. */
  readonly comment: string;
  /** Where its packets were seen. */
  readonly interfaceName: string;
}

export function* writePcapng(packets: Iterable<RawPacket>, section: Section): Generator<Uint8Array> {
  yield sectionHeader(section);
  yield interfaceDescription(section);
  for (const packet of packets) yield enhancedPacket(packet);
}

interface Option {
  readonly code: number;
  readonly value: Uint8Array;
}

/** A block of `fixed` octets between its first length and its options, which it fills by itself. */
function block(
  type: number,
  fixed: number,
  options: readonly Option[],
  fill: (view: DataView) => void,
): Uint8Array {
  const optionsLength = options.reduce((sum, { value }) => sum + 4 + padded(value.length), 0);
  const total = 12 + fixed + (options.length === 0 ? 0 : optionsLength + 4);
  const bytes = new Uint8Array(total);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, type, true);
  view.setUint32(4, total, true);
  view.setUint32(total - 4, total, true);
  fill(view);
  let at = 8 + fixed;
  for (const { code, value } of options) {
    view.setUint16(at, code, true);
    view.setUint16(at + 2, value.length, true);
    bytes.set(value, at + 4);
    at += 4 + padded(value.length);
  }
  // What is still zero ends the list: opt_endofopt.
  return bytes;
}

const textOption = (code: number, text: string): Option => ({
  code,
  value: utf8Encode(text).subarray(0, LONGEST_OPTION),
});

function sectionHeader({ application, comment }: Section): Uint8Array {
  const options = [textOption(OPTION.comment, comment), textOption(OPTION.userApplication, application)];
  return block(BLOCK.sectionHeader, 16, options, (view) => {
    view.setUint32(8, BYTE_ORDER_MAGIC, true);
    view.setUint16(12, 1, true);
    // How long the section is cannot be known yet: −1.
    view.setBigInt64(16, -1n, true);
  });
}

function interfaceDescription({ interfaceName }: Section): Uint8Array {
  const name = textOption(OPTION.interfaceName, interfaceName);
  const resolution = { code: OPTION.tsresol, value: Uint8Array.of(MICROSECONDS) };
  return block(BLOCK.interfaceDescription, 8, [name, resolution], (view) => {
    view.setUint16(8, LINK_TYPES.RAW, true);
    view.setUint32(12, SNAPLEN, true);
  });
}

function enhancedPacket({ time, bytes, comments = [] }: RawPacket): Uint8Array {
  const options = comments.map((comment) => textOption(OPTION.comment, comment));
  const written = block(BLOCK.enhancedPacket, 20 + padded(bytes.length), options, (view) => {
    view.setUint32(12, Math.floor(time / 2 ** 32), true);
    view.setUint32(16, time % 2 ** 32, true);
    view.setUint32(20, bytes.length, true);
    view.setUint32(24, bytes.length, true);
  });
  written.set(bytes, 28);
  return written;
}
