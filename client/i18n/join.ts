/** Words of the join page only. */
import { dictionary } from './dictionary.ts';
import en from './en/join.ts';
import zh from './zh/join.ts';

export const t = dictionary({ en, zh });
