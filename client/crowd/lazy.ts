/** The pictures of a crowd: most scenarios have none. */
import { lazily } from '../ui/lazily.ts';

export const useCrowdFaces = lazily(() => import('./Panel.tsx').then(({ CROWD_FACES }) => CROWD_FACES));
