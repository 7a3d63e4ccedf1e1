/** Words of the player's board, in class and in practice. */

import { dictionary } from './dictionary.ts';
import en from './en/board.ts';
import zh from './zh/board.ts';

export const t = dictionary({ en, zh });
