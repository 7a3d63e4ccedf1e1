/** English, in which everything is written first. */
import type { Language } from '../language.ts';

export default { tag: 'en', name: 'English', offered: true } as const satisfies Language;
