/** Words of the teach page only. */
import { dictionary } from './dictionary.ts';

export const t = dictionary('teach');
