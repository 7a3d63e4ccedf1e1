/** The English of the words that every page carries. */
import type { BuiltIn } from '../built-in.ts';

export default {
  short: 'EN',
  unreachable: 'This page could not load its text. Is the network there?',
  reload: 'Reload',
  noScript: '2MSL needs JavaScript, which this browser does not run.',
} satisfies BuiltIn;
