/** What is asked in several scenarios. */
import type en from '../../en/scenarios/predictions.ts';
import type { Translation } from '../../translation.ts';

export default {
  'where-is-A': 'A 现在处于哪个状态？',
  'where-is-B': 'B 现在处于哪个状态？',
} satisfies Translation<typeof en>;
