/** The TCP checksum of a captured segment (RFC 9293 §3.1): whether it is right. */
import type { Packet } from './packet.ts';

const TCP = 6;
const CHECKSUM = 16;

/**
 * Null where it was not computed, or not yet: offload leaves it to the network card, with the sum of the pseudo-header
 * in its place, and so do segments that were merged on arrival.
 */
export function isSumRight(view: DataView, { at, wireEnd, six, source }: Packet): boolean | null {
  const length = wireEnd - at;
  // Both addresses stand side by side.
  const pseudo = folded(TCP + length + sumOf(view, source, six ? 32 : 8));
  const sum = view.getUint16(at + CHECKSUM);
  // One in 65,536 that was computed looks as if it had not been.
  if (folded(pseudo + sumOf(view, at, length)) === 0xffff) return true;
  return sum === 0 || sum === pseudo ? null : false;
}

/** The one's complement sum of 16-bit words (RFC 1071); the words are taken two at a time, and the carries at the end. */
function sumOf(view: DataView, at: number, length: number): number {
  const end = at + length;
  let high = 0;
  let low = 0;
  let i = at;
  for (; i + 4 <= end; i += 4) {
    const words = view.getInt32(i);
    high += words >>> 16;
    low += words & 0xffff;
  }
  let sum = high + low;
  if (i + 2 <= end) {
    sum += view.getUint16(i);
    i += 2;
  }
  return i < end ? sum + (view.getUint8(i) << 8) : sum;
}

function folded(sum: number): number {
  let left = sum;
  while (left > 0xffff) left = (left & 0xffff) + Math.floor(left / 0x10000);
  return left;
}
