import type { Translation } from './dictionary.ts';
import type en from './play.en.ts';

export default {
  title: '对局',
} as const satisfies Translation<typeof en>;
