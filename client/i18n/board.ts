/** Words of the player's board, in class and in practice. */
import { dictionary } from './dictionary.ts';

export const t = dictionary('board');
