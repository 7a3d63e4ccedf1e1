/** Words of pairs made by hand. */
import { dictionary } from './dictionary.ts';

export const t = dictionary('hand');
