/** What is said of the liberties. */
import { dictionary } from './dictionary.ts';

export const t = dictionary('liberties');
