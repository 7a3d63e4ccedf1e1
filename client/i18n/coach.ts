/** Words of the coach of a first match. */
import { dictionary } from './dictionary.ts';

export const t = dictionary('coach');
