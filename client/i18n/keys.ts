/** What the keys of the board do. */
import { dictionary } from './dictionary.ts';

export const t = dictionary('keys');
