/** What was made of matches that have ended, kept in memory until they are deleted. */
export class Kept<T> {
  readonly #most: number;
  readonly #of = new Map<string, T>();

  constructor(most: number) {
    this.#most = most;
  }

  get(match: string): T | undefined {
    return this.#of.get(match);
  }

  set(match: string, made: T): void {
    if (this.#of.size >= this.#most) this.#of.clear();
    this.#of.set(match, made);
  }

  forget(matches: readonly string[]): void {
    for (const match of matches) this.#of.delete(match);
  }
}
