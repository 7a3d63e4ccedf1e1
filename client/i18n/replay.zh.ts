import type { Translation } from './dictionary.ts';
import type en from './replay.en.ts';

export default {
  title: '回放',
} as const satisfies Translation<typeof en>;
