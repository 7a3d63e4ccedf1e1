/** The English of the words that every page carries. */
import type { BuiltIn } from '../built-in.ts';

export default {
  short: 'EN',
  unreachable:
    'Part of this page could not be loaded. Is the network there? If it is, reload the page: the server may have been updated.',
  reload: 'Reload',
} satisfies BuiltIn;
