/** Words of a seat on a second device. */
import { dictionary } from './dictionary.ts';

export const t = dictionary('elsewhere');
