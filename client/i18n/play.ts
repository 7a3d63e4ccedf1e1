/** Words of the play page only. */
import { dictionary } from './dictionary.ts';
import en from './play.en.ts';
import zh from './play.zh.ts';

export const t = dictionary({ en, zh });
