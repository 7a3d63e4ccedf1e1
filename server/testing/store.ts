/** A store in memory, with the index that the server keeps. */
import { indexing } from '../classroom/class-index.ts';
import { memoryStore } from '../store/memory-store.ts';
import type { Store } from '../store/store.ts';
import type { Clock } from '../time/clock.ts';

export const testStore = ({ now, epoch }: Pick<Clock, 'now' | 'epoch'>): Store =>
  memoryStore({ now, epoch, indexing });
