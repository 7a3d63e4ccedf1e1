/** Time that leaps to the next event. */
import { dictionary } from './dictionary.ts';

export const t = dictionary('leap');
