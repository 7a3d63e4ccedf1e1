/** The pseudo-locale: accented English, which shows what was written past the dictionaries. */
import type { Language } from '../language.ts';

/** The tag is a private one of English: browsers and Intl know it, whatever their own language is. */
export default { tag: 'en-x-pseudo', name: '[Ƥšéûðô]', offered: false } as const satisfies Language;
