/** Words of the join page only. */
import { dictionary } from './dictionary.ts';
import en from './join.en.ts';
import zh from './join.zh.ts';

export const t = dictionary({ en, zh });
