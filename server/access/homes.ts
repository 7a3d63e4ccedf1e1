/**
 * Where classes are at home: in networks from which one of them is connected, or was a while ago.
 * Who guesses a code there can read it on the wall; who guesses it elsewhere gains nothing by being right (docs/adr/0042).
 */
import type { Milliseconds } from '../../shared/units.ts';

/** Long enough for a server that is started again, and for a class that comes back after the break. */
const LASTS: Milliseconds = 60 * 60_000;
/** More classes than anybody has at once. */
const MOST = 20_000;

interface Home {
  here: number;
  until: Milliseconds;
}

export class Homes {
  readonly #now: () => Milliseconds;
  readonly #homes = new Map<string, Home>();

  constructor(now: () => Milliseconds) {
    this.#now = now;
  }

  /** Somebody of the class is connected. @returns to be called once, when it is no more */
  came(code: string, network: string): () => void {
    const name = nameOf(code, network);
    const home = this.#homes.get(name) ?? { here: 0, until: 0 };
    home.here += 1;
    this.#homes.set(name, home);
    if (this.#homes.size > MOST) this.#forget();
    return () => {
      home.here -= 1;
      home.until = this.#now() + LASTS;
    };
  }

  has(code: string, network: string): boolean {
    const home = this.#homes.get(nameOf(code, network));
    return home !== undefined && this.#isOne(home);
  }

  #isOne({ here, until }: Home): boolean {
    return here > 0 || until > this.#now();
  }

  #forget(): void {
    for (const [name, home] of this.#homes) if (!this.#isOne(home)) this.#homes.delete(name);
  }
}

const nameOf = (code: string, network: string): string => `${code} ${network}`;
