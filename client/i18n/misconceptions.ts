/** What people wrongly believe of TCP. */
import { dictionary } from './dictionary.ts';

export const t = dictionary('misconceptions');
