/** Words of the practice page only. */
import { dictionary } from './dictionary.ts';
import en from './practice.en.ts';
import zh from './practice.zh.ts';

export const t = dictionary({ en, zh });
