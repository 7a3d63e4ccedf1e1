/** Words of who plays the network of a pair. */
import { dictionary } from './dictionary.ts';

export const t = dictionary('network');
