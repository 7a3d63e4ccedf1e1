/** The ends of connections, each one object: a capture names the same few all the time. */
import type { Endpoint } from '../captured.ts';

/** A fixed number of places, so that a flood of forged addresses cannot fill the memory: a newcomer takes the place. */
const PLACE_BITS = 13;
const PLACES = 1 << PLACE_BITS;

interface Place {
  readonly words: readonly [number, number, number, number];
  readonly six: boolean;
  readonly endpoint: Endpoint;
}

export class EndpointCache {
  readonly #places: (Place | undefined)[] = Array.from({ length: PLACES });

  /** The address of 4 octets (or 16, if `six`) at `at`, and the port. Not always the same object: compare by value. */
  read(view: DataView, at: number, six: boolean, port: number): Endpoint {
    const a = view.getUint32(at);
    const b = six ? view.getUint32(at + 4) : 0;
    const c = six ? view.getUint32(at + 8) : 0;
    const d = six ? view.getUint32(at + 12) : 0;
    const hash =
      Math.imul(a ^ Math.imul(b, 0x85ebca6b) ^ Math.imul(c, 0xc2b2ae35) ^ d, 0x9e3779b1) +
      Math.imul(port, 0x27d4eb2f);
    // The upper bits of a product depend on all bits of its factors.
    const index = hash >>> (32 - PLACE_BITS);
    const place = this.#places[index];
    if (place !== undefined && place.endpoint.port === port && place.six === six) {
      const { words } = place;
      if (words[0] === a && words[1] === b && words[2] === c && words[3] === d) return place.endpoint;
    }
    const ip = six ? ipv6Text(view, at) : `${a >>> 24}.${(a >> 16) & 0xff}.${(a >> 8) & 0xff}.${a & 0xff}`;
    const endpoint: Endpoint = { ip, port };
    this.#places[index] = { words: [a, b, c, d], six, endpoint };
    return endpoint;
  }
}

/** As RFC 5952 writes it: lower case, the longest run of zero groups (the first of two such) as `::`. */
function ipv6Text(view: DataView, at: number): string {
  const groups = Array.from({ length: 8 }, (_, i) => view.getUint16(at + 2 * i));
  const { from, length } = longestZeroRun(groups);
  const hex = (part: readonly number[]): string => part.map((group) => group.toString(16)).join(':');
  if (from === 0 && length === 5 && groups[5] === 0xffff) {
    return `::ffff:${[12, 13, 14, 15].map((i) => view.getUint8(at + i)).join('.')}`;
  }
  return length < 2 ? hex(groups) : `${hex(groups.slice(0, from))}::${hex(groups.slice(from + length))}`;
}

function longestZeroRun(groups: readonly number[]): { readonly from: number; readonly length: number } {
  let best = { from: 0, length: 0 };
  let length = 0;
  for (const [i, group] of groups.entries()) {
    length = group === 0 ? length + 1 : 0;
    if (length > best.length) best = { from: i + 1 - length, length };
  }
  return best;
}
