/** Words of the pages that work without a network. */
import { dictionary } from './dictionary.ts';

export const t = dictionary('offline');
