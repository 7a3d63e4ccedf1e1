/** How many WebSocket frames begin in what comes (RFC 6455 §5.2), without taking them apart. */

const LENGTH = 0x7f;
const IN_TWO = 126;
const IN_EIGHT = 127;
const MASKED = 0x80;
const MASK_OCTETS = 4;

/** Of one connection, in the order in which it comes, however it is cut. */
export class FrameCount {
  /** Octets of the mask and the payload that are still to come. */
  #left = 0;
  /** Of the header that has begun: what was seen of it, octets of its length that are still to come, that length, and its mask. */
  #seen = 0;
  #need = 0;
  #length = 0;
  #mask = 0;

  count(octets: Uint8Array): number {
    let frames = 0;
    let at = 0;
    while (at < octets.length) {
      if (this.#left > 0) {
        const step = Math.min(this.#left, octets.length - at);
        this.#left -= step;
        at += step;
      } else {
        if (this.#seen === 0) frames += 1;
        this.#read(octets[at] ?? 0);
        at += 1;
      }
    }
    return frames;
  }

  /** An octet of a header. */
  #read(octet: number): void {
    this.#seen += 1;
    if (this.#seen === 1) return;
    if (this.#seen === 2) {
      this.#mask = octet & MASKED ? MASK_OCTETS : 0;
      this.#length = octet & LENGTH;
      this.#need = this.#length === IN_TWO ? 2 : this.#length === IN_EIGHT ? 8 : 0;
      if (this.#need > 0) this.#length = 0;
    } else {
      this.#length = this.#length * 256 + octet;
      this.#need -= 1;
    }
    if (this.#need > 0) return;
    this.#left = this.#mask + this.#length;
    this.#seen = 0;
  }
}
