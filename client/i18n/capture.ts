/** Words of the capture page only. */
import { dictionary } from './dictionary.ts';

export const t = dictionary('capture');
