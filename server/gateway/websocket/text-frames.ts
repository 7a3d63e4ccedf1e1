/** WebSocket frames of text, as a server writes them (RFC 6455 §5.2): several in one piece of memory. */

/** The last frame of a message, which is text. */
const FINAL_TEXT = 0x81;
/** A payload of up to 125 octets has its length in one; a longer one says here in how many more. */
const IN_TWO = 126;
const IN_EIGHT = 127;

export function textFrames(texts: readonly string[]): Buffer {
  const lengths = texts.map((text) => Buffer.byteLength(text));
  const frames = Buffer.allocUnsafe(lengths.reduce((sum, length) => sum + headerOf(length) + length, 0));
  let at = 0;
  for (const [i, text] of texts.entries()) {
    at = writeHeader(frames, at, lengths[i] ?? 0);
    at += frames.write(text, at);
  }
  return frames;
}

const headerOf = (length: number): number => (length < IN_TWO ? 2 : length < 2 ** 16 ? 4 : 10);

/** @returns where the payload begins */
function writeHeader(frames: Buffer, at: number, length: number): number {
  frames[at] = FINAL_TEXT;
  if (length < IN_TWO) {
    frames[at + 1] = length;
    return at + 2;
  }
  if (length < 2 ** 16) {
    frames[at + 1] = IN_TWO;
    return frames.writeUInt16BE(length, at + 2);
  }
  frames[at + 1] = IN_EIGHT;
  return frames.writeBigUInt64BE(BigInt(length), at + 2);
}
