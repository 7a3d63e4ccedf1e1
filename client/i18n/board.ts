/** Words of the player's board, in class and in practice. */
import en from './board.en.ts';
import zh from './board.zh.ts';
import { dictionary } from './dictionary.ts';

export const t = dictionary({ en, zh });
