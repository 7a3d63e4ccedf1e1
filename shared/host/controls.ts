/**
 * What can be set on a host, each with its real-world name: defences and remedies, and also what people take for one.
 * A scenario offers some of them to its players and may move others itself.
 */
import type { Constants, Milliseconds } from '../tcp/constants.ts';
import type { Text } from '../text.ts';

export interface Control {
  /** As one would type or read it on a real system. */
  readonly name: string;
  readonly about: Text;
  /** The values that it can take, the initial one first. */
  readonly values: readonly number[];
  /** What a value of a switch or a duration means in words; other values are told as numbers. */
  readonly unit: 'number' | 'switch' | 'milliseconds';
  /** The constants of the host's connections that follow from it. */
  readonly constants?: (value: number) => Partial<Constants>;
}

const SECOND: Milliseconds = 1_000;

export const CONTROLS = {
  'time-wait': {
    name: 'TCP_TIMEWAIT_LEN',
    about: {
      en: 'How long TIME-WAIT lasts: 2 MSL. With 0 there is no TIME-WAIT, and its ports are free at once.',
      zh: 'TIME-WAIT 持续的时间，即 2MSL。设为 0 就没有 TIME-WAIT，端口立即可以再用。',
    },
    values: [30 * SECOND, 0],
    unit: 'milliseconds',
    constants: (value) => ({ msl: value / 2 }),
  },
} as const satisfies Record<string, Control>;

export type ControlId = keyof typeof CONTROLS;

/** The control as every control can be read: with or without what is particular to it. */
export const controlOf = (id: ControlId): Control => CONTROLS[id];
