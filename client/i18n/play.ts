/** Words of the play page only. */
import { dictionary } from './dictionary.ts';
import en from './en/play.ts';
import zh from './zh/play.ts';

export const t = dictionary({ en, zh });
