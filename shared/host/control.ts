/** What a control is: something that can be set on a host, with its real-world name. */
import type { Constants } from '../tcp/constants.ts';
import type { English } from '../words/words.ts';

export interface Control {
  /** As one would type or read it on a real system. */
  readonly name: string;
  /** The values that it can take, the initial one first. */
  readonly values: readonly number[];
  /** What a value of a switch or a duration means in words; of a choice, `names` say it. */
  readonly unit: 'number' | 'switch' | 'milliseconds' | 'choice';
  /** Sentences of `words.settings`, one a value, where the number itself says little. */
  readonly names?: readonly (keyof English['settings'])[];
  /** The constants of the host's connections that follow from it. */
  readonly constants?: (value: number) => Partial<Constants>;
}
