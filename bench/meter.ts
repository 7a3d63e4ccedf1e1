/** Counts what somebody was told, in octets and messages. */
export interface Told {
  readonly octets: number;
  readonly messages: number;
  /** The octets of the longest message. */
  readonly longest: number;
}

export class Meter {
  #told: Told = { octets: 0, messages: 0, longest: 0 };

  readonly note = (octets: number): void => {
    const { octets: before, messages, longest } = this.#told;
    this.#told = { octets: before + octets, messages: messages + 1, longest: Math.max(longest, octets) };
  };

  /** What came since it was last asked. */
  take(): Told {
    const told = this.#told;
    this.#told = { octets: 0, messages: 0, longest: 0 };
    return told;
  }
}
