/** The English of the words that every page carries. */
import type { BuiltIn } from '../built-in.ts';

export default {
  short: 'EN',
  unreachable: 'Part of this page could not be loaded. Is the network there?',
  reload: 'Reload',
} satisfies BuiltIn;
