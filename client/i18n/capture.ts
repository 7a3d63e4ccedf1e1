/** Words of the capture page only. */

import en from './capture.en.ts';
import zh from './capture.zh.ts';
import { dictionary } from './dictionary.ts';

export const t = dictionary({ en, zh });
