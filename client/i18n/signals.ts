/** What TCP tells its application unasked. */
import { dictionary } from './dictionary.ts';

export const t = dictionary('signals');
