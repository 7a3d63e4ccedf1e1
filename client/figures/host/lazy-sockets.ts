/** What the tools of a system print of a connection, fetched when somebody looks. */
import words from 'virtual:words/sockets';
import { lazily } from '../../ui/lazily.ts';

export const useSockets = lazily(
  () => import('./Sockets.tsx'),
  ({ Sockets }) => Sockets,
  words,
);
