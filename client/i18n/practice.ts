/** Words of the practice page only. */
import { dictionary } from './dictionary.ts';
import en from './en/practice.ts';
import zh from './zh/practice.ts';

export const t = dictionary({ en, zh });
