/** Words of the sign that lets a class in. */
import { dictionary } from './dictionary.ts';

export const t = dictionary('sign');
