/** Words of the capture page only. */

import { dictionary } from './dictionary.ts';
import en from './en/capture.ts';
import zh from './zh/capture.ts';

export const t = dictionary({ en, zh });
