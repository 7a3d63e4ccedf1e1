/** Messages of several files in one dictionary: each under the name of its file. */
import type { Messages } from './format.ts';

/** `under('data', { title })` is `{ 'data/title': title }`. */
export const under = (name: string, messages: Messages): Messages =>
  Object.fromEntries(Object.entries(messages).map(([key, message]) => [`${name}/${key}`, message]));
