/** pcapng's timestamps: a 64-bit count of units that each interface chooses for itself. */

/** The time of a packet in microseconds since 1970, from the upper and lower half of its timestamp. */
export type ToMicroseconds = (high: number, low: number) => number;

const HALF = 2 ** 32;
/** Unless an interface says otherwise (if_tsresol): 10^-6. */
export const MICROSECONDS = 6;
/** The most significant bit of if_tsresol: the rest is a power of 2, not of 10. */
const BINARY = 0x80;

/** @param offset if_tsoffset, seconds to add. */
export function toMicroseconds(resolution: number, offset: number): ToMicroseconds {
  const shift = offset * 1e6;
  if (resolution === MICROSECONDS) return (high, low) => high * HALF + low + shift;
  if (resolution > MICROSECONDS && resolution <= 12) return divided(10 ** (resolution - MICROSECONDS), shift);
  const unitsPerSecond = resolution & BINARY ? 2n ** BigInt(resolution & ~BINARY) : 10n ** BigInt(resolution);
  return (high, low) => Number((((BigInt(high) << 32n) | BigInt(low)) * 1_000_000n) / unitsPerSecond) + shift;
}

/** Nanoseconds since 1970 need 61 bits, more than a number has: so the halves are divided one after the other. */
function divided(units: number, shift: number): ToMicroseconds {
  return (high, low) => {
    const quotient = Math.floor(high / units);
    const rest = (high % units) * HALF + low;
    return quotient * HALF + Math.floor(rest / units) + shift;
  };
}
