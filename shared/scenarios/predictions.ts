/** The predictions that several scenarios share. */
import { type HostId, peerOf } from '../hosts.ts';
import type { State } from '../tcp/state.ts';
import type { Condition, Prediction } from './scenario.ts';

/** “In which state is B now?”, which A is asked: told as soon as A acts, for what B will do then is another matter. */
export function whereIs(host: HostId, right: State, when: Condition, options: readonly State[]): Prediction {
  return { id: `where-is-${host}`, host: peerOf(host), when, options, right };
}
