/** What was made of matches, the latest asked for, while there is room. */
export class Kept<T> {
  readonly #most: number;
  /** In the order in which they were last asked for. */
  readonly #of = new Map<string, { readonly made: T; readonly octets: number }>();
  #octets = 0;

  constructor(mostOctets: number) {
    this.#most = mostOctets;
  }

  get(match: string): T | undefined {
    const one = this.#of.get(match);
    if (one === undefined) return undefined;
    this.#of.delete(match);
    this.#of.set(match, one);
    return one.made;
  }

  set(match: string, made: T, octets: number): void {
    this.#remove(match);
    if (octets > this.#most) return;
    this.#of.set(match, { made, octets });
    this.#octets += octets;
    for (const oldest of this.#of.keys()) {
      if (this.#octets <= this.#most) return;
      this.#remove(oldest);
    }
  }

  forget(matches: readonly string[]): void {
    for (const match of matches) this.#remove(match);
  }

  #remove(match: string): void {
    this.#octets -= this.#of.get(match)?.octets ?? 0;
    this.#of.delete(match);
  }
}
