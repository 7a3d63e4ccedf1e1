import type { Translation } from './dictionary.ts';
import type en from './teach.en.ts';

export default {
  title: '教师',
} as const satisfies Translation<typeof en>;
