/**
 * The controls that have a price, and those that a Linux of today has a value for.
 * `words.controls` has the sentences.
 */
import type { Translate } from '../words/format.ts';
import type { English } from '../words/words.ts';
import type { ControlId } from './controls.ts';

const PRICED = [
  'syn-backlog',
  'syn-ack-retries',
  'syn-cookies',
  'syn-limit',
  'descriptors',
] as const satisfies readonly ControlId[];

const ON_LINUX = [
  'time-wait',
  'orphan-retries',
  'keep-alive',
  'syn-backlog',
  'syn-ack-retries',
  'syn-cookies',
  'connection-header',
  'port-range',
  'time-wait-reuse',
  'timestamps',
  'fin-timeout',
  'reuse-address',
  'descriptors',
] as const satisfies readonly ControlId[];

export interface ControlProse {
  readonly about: string;
  /** What it costs those whom it does not concern. */
  readonly price: string | null;
  /** How a Linux of today is set up. */
  readonly linux: string | null;
}

export function controlProse(control: ControlId, say: Translate<English['controls']>): ControlProse {
  const priced = PRICED.find((id) => id === control);
  const onLinux = ON_LINUX.find((id) => id === control);
  return {
    about: say(`${control}.about`),
    price: priced ? say(`${priced}.price`) : null,
    linux: onLinux ? say(`${onLinux}.linux`) : null,
  };
}
