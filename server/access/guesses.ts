/** Budgets of wrong guesses: a network’s, a /48’s, and everybody’s, which no single one can spend. */
import type { Milliseconds } from '../../shared/units.ts';
import { Allowances } from './allowance.ts';
import type { GuessLimits } from './limits.ts';

/** Who has a /48 of IPv6 has 65,536 networks. Elsewhere a network stands for itself. */
const surroundings = (network: string): string => network.split(':').slice(0, 3).join(':');

const EVERYBODY = '';

export class Guesses {
  readonly #network: Allowances;
  readonly #surroundings: Allowances;
  readonly #all: Allowances;
  readonly #tell: (network: string) => void;

  /** @param tell told of each that is wrong: other servers count it as well */
  constructor(
    { network, surroundings: wide, all }: GuessLimits,
    now: () => Milliseconds,
    tell: (network: string) => void = () => undefined,
  ) {
    this.#tell = tell;
    this.#network = new Allowances(network, now);
    this.#surroundings = new Allowances(wide, now);
    this.#all = new Allowances(all, now);
  }

  /** How long until a guess is looked at again; 0: now. */
  wait(network: string): Milliseconds {
    return Math.max(
      this.#network.wait(network),
      this.#surroundings.wait(surroundings(network)),
      this.#all.wait(EVERYBODY),
    );
  }

  /** One was wrong. */
  wrong(network: string): void {
    this.heard(network);
    this.#tell(network);
  }

  /** One was wrong at another server. */
  heard(network: string): void {
    this.#network.take(network);
    this.#surroundings.take(surroundings(network));
    this.#all.take(EVERYBODY);
  }
}
