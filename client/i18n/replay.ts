/** Words of the replay page only. */
import { dictionary } from './dictionary.ts';
import en from './en/replay.ts';
import zh from './zh/replay.ts';

export const t = dictionary({ en, zh });
