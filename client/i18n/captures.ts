/** What is wrong with a file that is no good capture. */
import { dictionary } from './dictionary.ts';

export const t = dictionary('captures');
