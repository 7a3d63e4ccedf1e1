/** The look of a state: five phases, each with a colour, an outline and a sign. */
import type { State } from '../../../shared/tcp/state.ts';

export type Phase = 'none' | 'opening' | 'established' | 'closing' | 'time-wait';

const PHASES: Record<State, Phase> = {
  CLOSED: 'none',
  LISTEN: 'none',
  'SYN-SENT': 'opening',
  'SYN-RECEIVED': 'opening',
  ESTABLISHED: 'established',
  'FIN-WAIT-1': 'closing',
  'FIN-WAIT-2': 'closing',
  CLOSING: 'closing',
  'TIME-WAIT': 'time-wait',
  'CLOSE-WAIT': 'closing',
  'LAST-ACK': 'closing',
};

export const phaseOf = (state: State): Phase => PHASES[state];
