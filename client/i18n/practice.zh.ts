import type { Translation } from './dictionary.ts';
import type en from './practice.en.ts';

export default {
  title: '练习',
} as const satisfies Translation<typeof en>;
