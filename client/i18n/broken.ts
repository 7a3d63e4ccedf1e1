/** Words of what a page was not made for. */
import { dictionary } from './dictionary.ts';

export const t = dictionary('broken');
