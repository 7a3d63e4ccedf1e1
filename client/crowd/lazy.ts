/** The pictures of a crowd, fetched when they are wanted: most scenarios have none. */
import words from 'virtual:words/crowd';
import { lazily } from '../ui/lazily.ts';

export const useCrowdFaces = lazily(
  () => import('./Panel.tsx'),
  ({ CROWD_FACES }) => CROWD_FACES,
  words,
);
