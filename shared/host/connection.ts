/** A connection in a kernel's table: its TCB, and what the system around TCP knows of it. */

import type { Tcb } from '../tcp/tcb.ts';
import type { Milliseconds } from '../units.ts';
import type { Endpoint } from './address.ts';

export interface Connection {
  /** Of its kernel, never given to another. */
  readonly id: number;
  readonly local: Endpoint;
  readonly remote: Endpoint;
  readonly tcb: Tcb;
  /** When it entered the state that it is in. */
  readonly since: Milliseconds;
  /** The listener's queue that it waits in: for the last ACK, or for accept(). */
  readonly queue: 'half-open' | 'accept' | null;
  /** An application holds it, by a descriptor. */
  readonly held: boolean;
  /** What the application has read and not yet dealt with. */
  readonly read: string;
  /** What it was last asked over this connection, or asked itself. */
  readonly asked: 'close' | 'keep' | null;
  /** The application will forget to close it. */
  readonly forgotten: boolean;
  /** Its listener had SO_REUSEADDR: a later one that has it, too, may bind the port beside it. */
  readonly reuseAddress: boolean;
}

/** There is nothing of it on the wire any more: only an application, or the accept queue, still holds what is left. */
export const isDead = ({ tcb }: Connection): boolean => tcb.state === 'CLOSED';
