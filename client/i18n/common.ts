/** Words that every page and the shared components use. */

import { dictionary } from './dictionary.ts';
import en from './en/common.ts';
import zh from './zh/common.ts';

export const t = dictionary({ en, zh });
