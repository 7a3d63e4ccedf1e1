/** Words that every page and the shared components use. */
import en from './common.en.ts';
import zh from './common.zh.ts';
import { dictionary } from './dictionary.ts';

export const t = dictionary({ en, zh });
