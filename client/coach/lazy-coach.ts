/** The coach, fetched when a match is to be coached: most are not. */
import later from 'virtual:words/board-later';
import words from 'virtual:words/coach';
import { lazily } from '../ui/lazily.ts';

export const useCoach = lazily(
  () => import('./coaching.ts'),
  (coaching) => coaching,
  words,
  later,
);
