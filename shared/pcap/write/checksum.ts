/** The Internet checksum (RFC 1071): the one's complement of the one's complement sum of 16-bit words. */

/** Adds the octets at … end − 1 to a running sum; an odd last octet is padded with zero on the right. */
export function addWords(sum: number, bytes: Uint8Array, at: number, end: number): number {
  let total = sum;
  for (let i = at; i < end; i += 2) total += ((bytes[i] ?? 0) << 8) | (i + 1 < end ? (bytes[i + 1] ?? 0) : 0);
  return total;
}

/** The checksum of a running sum of at most 65,536 words. */
export function checksum(sum: number): number {
  let folded = sum;
  while (folded > 0xffff) folded = (folded & 0xffff) + Math.floor(folded / 0x10000);
  return ~folded & 0xffff;
}
