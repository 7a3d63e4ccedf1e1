/** Words of the page of the eleven states only. */
import { dictionary } from './dictionary.ts';

export const t = dictionary('states');
