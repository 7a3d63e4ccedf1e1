/** Words of the calls that a player makes. */
import { dictionary } from './dictionary.ts';

export const t = dictionary('calls');
