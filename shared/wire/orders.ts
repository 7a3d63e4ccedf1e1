/** What can be ordered of the next segment, and how often who plays the network may. */
import type { WireOrder } from './wire.ts';

/** Long enough for TCP to notice it, and shorter than the MSL. */
export const ORDERS = {
  lose: { do: 'lose' },
  delay: { do: 'delay', by: 10_000 },
  duplicate: { do: 'duplicate', after: 2_000 },
} as const satisfies Readonly<Record<WireOrder['do'], WireOrder>>;

export type Interference = keyof typeof ORDERS;
export const INTERFERENCES = Object.keys(ORDERS) as readonly Interference[] as readonly [
  Interference,
  ...Interference[],
];

/** How often a network may still do each. */
export type Budget = Readonly<Record<Interference, number>>;

/** Small: two hosts that lose every segment learn nothing, and whoever may do all has nothing to choose. */
export const BUDGET: Budget = { lose: 2, delay: 2, duplicate: 2 };

/** How often each was done. */
export const spentOf = (left: Budget): Budget => ({
  lose: BUDGET.lose - left.lose,
  delay: BUDGET.delay - left.delay,
  duplicate: BUDGET.duplicate - left.duplicate,
});
