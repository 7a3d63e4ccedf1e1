/** What bounds a walk. Everything else is walked to its end. */
import type { HostId } from '../../shared/hosts.ts';
import type { Constants } from '../../shared/tcp/constants.ts';

export interface Opening {
  /** The application may choose any of these. */
  readonly modes: readonly ('active' | 'passive')[];
  readonly iss: number;
}

/** In turn: OPEN, the SENDs, CLOSE, and once CLOSED the next OPEN; closing last, it CLOSEs only after its peer. */
export type Manner = 'in turn' | 'in turn, closing last';

/** What an application may call: in any order and at any time, if it does not say otherwise. CLOSE is always possible. */
export interface Application {
  /** Its OPENs, in order: each is an incarnation of the connection. */
  readonly opens: readonly Opening[];
  /** The octets of its SENDs, in order, in each incarnation. */
  readonly sends: readonly number[];
  /** Whether it may ABORT. */
  readonly aborts?: true;
  /** As it likes, when left out; or each call in turn, and nothing between OPEN and being synchronized. */
  readonly manner?: Manner;
}

export interface Bounds {
  readonly name: string;
  /** What the applications may do, in a sentence. */
  readonly what: string;
  /** How many different segments are on their way to each host at once; what is sent beyond that is lost. */
  readonly inFlight: Readonly<Record<HostId, number>>;
  /** Whatever is on its way arrives, once, and before any timer runs out. */
  readonly calm?: true;
  readonly applications: Readonly<Record<HostId, Application>>;
  readonly constants: Partial<Constants>;
  /** Retransmissions until a host gives up (R2); null: it never does. */
  readonly givesUpAfter: number | null;
  /**
   * When TIME-WAIT may end: at any time, or only when all that was on its way as it began has died, as 2 MSL
   * promise. The first allows all that the second does.
   */
  readonly timeWait: 'at any time' | 'after 2 MSL';
}
