/**
 * HalfSipHash-2-4, 32 bits out: a short keyed hash (Aumasson and Bernstein).
 * Whoever lacks the key can neither foresee a value nor find a second input for it, as far as 64 bits of key go.
 * Real systems take its big sister SipHash, with 128.
 */

export type HashKey = readonly [number, number];

const rotl = (x: number, by: number): number => (x << by) | (x >>> (32 - by));

/** @param octets 0–255 each; @returns an unsigned 32-bit integer */
export function halfSipHash(key: HashKey, octets: readonly number[]): number {
  const v: [number, number, number, number] = [key[0], key[1], 0x6c796765 ^ key[0], 0x74656462 ^ key[1]];
  const whole = octets.length - (octets.length % 4);
  for (let i = 0; i < whole; i += 4) absorb(v, word(octets, i, 4));
  absorb(v, ((octets.length & 0xff) << 24) | word(octets, whole, octets.length - whole));
  v[2] ^= 0xff;
  rounds(v, 4);
  return (v[1] ^ v[3]) >>> 0;
}

function absorb(v: [number, number, number, number], m: number): void {
  v[3] ^= m;
  rounds(v, 2);
  v[0] ^= m;
}

function rounds(v: [number, number, number, number], count: number): void {
  let [a, b, c, d] = v;
  for (let i = 0; i < count; i++) {
    a = (a + b) | 0;
    b = rotl(b, 5) ^ a;
    a = rotl(a, 16);
    c = (c + d) | 0;
    d = rotl(d, 8) ^ c;
    a = (a + d) | 0;
    d = rotl(d, 7) ^ a;
    c = (c + b) | 0;
    b = rotl(b, 13) ^ c;
    c = rotl(c, 16);
  }
  v.splice(0, 4, a, b, c, d);
}

/** Up to four octets as a number, the first the lowest. */
function word(octets: readonly number[], from: number, count: number): number {
  let w = 0;
  for (let i = 0; i < count; i++) w |= (octets[from + i] ?? 0) << (8 * i);
  return w;
}
