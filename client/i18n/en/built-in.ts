/** The English of the words that every page carries. */
import type { BuiltIn } from '../built-in.ts';

export default {
  short: 'EN',
  unreachable: 'This page could not load its text. Is the network there?',
  reload: 'Reload',
} satisfies BuiltIn;
