/** The state diagram, fetched after what is to be answered: on a phone it is one tap away. */
import { lazily } from '../ui/lazily.ts';

export const useDiagram = lazily(
  () => import('../figures/states/StateDiagram.tsx'),
  ({ StateDiagram }) => StateDiagram,
);
