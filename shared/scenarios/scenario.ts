/** What a scenario is: data plus small goal functions. Each scenario of the catalogue is a file of this folder. */
import type { Constants, Milliseconds } from '../tcp/constants.ts';
import type { Call, Signal } from '../tcp/event.ts';
import type { RuleId } from '../tcp/rules.ts';
import type { State } from '../tcp/state.ts';
import type { Text } from '../text.ts';
import type { HostId } from '../wire/fault.ts';
import type { WireConfig } from '../wire/wire.ts';

/** A call of the script; an OPEN's ISS is the host's. */
export type ScriptedCallBody =
  | { readonly call: 'OPEN'; readonly mode: 'active' | 'passive' }
  | Exclude<Call, { call: 'OPEN' }>;

/** Everything given must hold at one moment; an empty condition holds from the start. */
export interface Condition {
  /** The state each host is in, or one of several. */
  readonly states?: { readonly [host in HostId]?: State | readonly State[] };
  /** Octets that the application of a host has received, at least. */
  readonly delivered?: { readonly [host in HostId]?: number };
  /** All text that the host SENT has been acknowledged. */
  readonly acknowledged?: HostId;
  /** The script's calls of these indices have been answered. */
  readonly after?: readonly number[];
}

/** The application calls, `delay` after the condition first holds. Each is called once. */
export interface ScriptedCall {
  readonly host: HostId;
  readonly call: ScriptedCallBody;
  readonly when: Condition;
  readonly delay: Milliseconds;
  /** Called only while autopilots play all these hosts: in free play, people call for themselves. */
  readonly autopilots?: readonly HostId[];
}

/** What one host has been through. */
export interface HostFacts {
  readonly state: State;
  readonly visited: readonly State[];
  /** Names as `arrowName` writes them. */
  readonly arrows: readonly string[];
  /** What its application SENT, and what was delivered to it. */
  readonly sent: string;
  readonly delivered: string;
  /** Octets of `sent` that its TCB still holds, because nobody has acknowledged them. */
  readonly unacknowledged: number;
  /** Every rule that took part in an answer. */
  readonly rules: readonly RuleId[];
  readonly signals: readonly Signal[];
  readonly segmentsSent: number;
  readonly retransmissions: number;
  readonly resets: number;
}

/** What a match has seen so far; goals and the card of states and arrows read it. */
export interface Facts extends Readonly<Record<HostId, HostFacts>> {
  /** Segments that died on the wire. */
  readonly lost: number;
}

export interface Goal {
  readonly id: string;
  readonly text: Text;
  /** What is told until it is reached, where the text itself would give the answers away; guided players see it all. */
  readonly veiled?: Text;
  readonly reached: (facts: Facts) => boolean;
}

export interface Cast {
  readonly name: Text;
  /** The ISS of the first incarnation; drawn from the seed when left out. */
  readonly iss?: number;
  readonly constants?: Partial<Constants>;
}

export interface Scenario {
  readonly id: string;
  /** Goes up when a change would make an old record play differently. */
  readonly version: number;
  /** Its number in the catalogue (GAME). */
  readonly number: number;
  readonly title: Text;
  readonly introduction: Text;
  readonly debrief: Text;
  readonly cast: Readonly<Record<HostId, Cast>>;
  readonly constants: Constants;
  readonly wire: WireConfig;
  readonly script: readonly ScriptedCall[];
  /** Calls that a player may make unasked, as the application. */
  readonly freeCalls: readonly Call['call'][];
  readonly goals: readonly Goal[];
  /** Virtual time after which the match ends whatever was reached. */
  readonly timeLimit: Milliseconds;
  /** Beginners see what the wire does to segments. */
  readonly showWire: boolean;
  /** How long an autopilot takes to answer. */
  readonly think: Milliseconds;
}
