/** Words about a pair that the teacher looks into. */
import { dictionary } from './dictionary.ts';

export const t = dictionary('pair');
