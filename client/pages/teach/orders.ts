/** What a teacher orders of the next segment: long enough for TCP to notice it. */
import type { WireOrder } from '../../../shared/wire/wire.ts';

export const ORDERS = {
  lose: { do: 'lose' },
  delay: { do: 'delay', by: 10_000 },
  duplicate: { do: 'duplicate', after: 2_000 },
} as const satisfies Readonly<Record<WireOrder['do'], WireOrder>>;
