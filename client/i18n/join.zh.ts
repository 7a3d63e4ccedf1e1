import type { Translation } from './dictionary.ts';
import type en from './join.en.ts';

export default {
  title: '加入课堂',
} as const satisfies Translation<typeof en>;
