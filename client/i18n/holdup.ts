/** Words of what holds up the game. */
import { dictionary } from './dictionary.ts';

export const t = dictionary('holdup');
