/**
 * A scenario: data and small goal functions.
 * What it says is told by texts.ts, in the reader's language.
 */

import type { CrowdConfig } from '../host/config.ts';
import type { ControlId, Settings } from '../host/controls.ts';
import type { CrowdAct } from '../host/crowd.ts';
import type { CrowdFacts } from '../host/facts.ts';
import type { HostId } from '../hosts.ts';
import type { MisconceptionId } from '../judge/misconceptions/catalogue.ts';
import type { Constants } from '../tcp/constants.ts';
import type { Call, Signal } from '../tcp/event.ts';
import type { RuleId } from '../tcp/rules.ts';
import type { State } from '../tcp/state.ts';
import type { Milliseconds } from '../units.ts';
import type { WireConfig } from '../wire/wire.ts';
import type { SharedGoal } from '../words/scenario-words.ts';
import type { OwnTexts } from './own-texts.ts';

/** A call of the script; an OPEN's ISS is the host's. */
export type ScriptedCallBody =
  | { readonly call: 'OPEN'; readonly mode: 'active' | 'passive' }
  | Exclude<Call, { call: 'OPEN' }>;

/** A sequence number: as it stands, or as somebody names it who knows, or has guessed, what a host holds. */
export type Guess =
  | number
  | {
      readonly host: HostId;
      readonly of: 'ISS' | 'IRS' | 'SND.UNA' | 'SND.NXT' | 'RCV.NXT';
      readonly plus?: number;
    };

/** A segment that a third party puts on the wire, with the address of `to`'s peer on it. */
export interface Injection {
  readonly to: HostId;
  readonly flags: number;
  readonly seq: Guess;
  readonly ack?: Guess;
  readonly wnd?: number;
  readonly data?: string;
}

/** Everything given must hold at one moment; an empty condition holds from the start. */
export interface Condition {
  /** The state each host is in, or one of several. */
  readonly states?: { readonly [host in HostId]?: State | readonly State[] };
  /** Octets that the application of a host has received, at least. */
  readonly delivered?: { readonly [host in HostId]?: number };
  /** All text that the host SENT has been acknowledged. */
  readonly acknowledged?: HostId;
  /** A rule has taken part in an answer of the host. */
  readonly rules?: { readonly [host in HostId]?: RuleId };
  /** The script's items of these indices have happened, and what they asked of a host has been answered. */
  readonly after?: readonly number[];
  /** These goals have been reached. */
  readonly goals?: readonly string[];
}

/** An item of the script happens once, `delay` after its condition first holds. */
interface Scheduled {
  readonly when: Condition;
  readonly delay: Milliseconds;
  /** Only while autopilots play all these hosts: in free play, people call for themselves. */
  readonly autopilots?: readonly HostId[];
  /** Only while people play all these: what an autopilot does in their company. */
  readonly people?: readonly HostId[];
}

/** The application calls. */
export interface ScriptedCall extends Scheduled {
  readonly host: HostId;
  readonly call: ScriptedCallBody;
}

/** A third party injects a segment. */
export interface ScriptedInjection extends Scheduled {
  readonly inject: Injection;
}

/** A host loses its power and forgets everything. */
export interface ScriptedCrash extends Scheduled {
  readonly crash: HostId;
  /** It stays dark, and what arrives there is lost; left out, it is there again at once, in CLOSED. */
  readonly stays?: true;
}

/** A control of a host is moved. */
export interface ScriptedSetting extends Scheduled {
  readonly host: HostId;
  readonly control: ControlId;
  readonly value: number;
}

/** The crowd of the scenario begins; until then it stands still. */
export interface ScriptedBeginning extends Scheduled {
  readonly crowd: 'begins';
}

/** Something is done to the crowd, as a player of the host might. */
export interface ScriptedAct extends Scheduled {
  readonly host: HostId;
  readonly act: CrowdAct;
}

export type ScriptItem =
  | ScriptedCall
  | ScriptedInjection
  | ScriptedCrash
  | ScriptedSetting
  | ScriptedBeginning
  | ScriptedAct;

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
  readonly crashes: number;
}

/** What a match has seen so far; goals and the card of states and arrows read it. */
export interface Facts extends Readonly<Record<HostId, HostFacts>> {
  /** Segments that died on the wire. */
  readonly lost: number;
  /** Segments that a third party put on it. */
  readonly injected: number;
  readonly crowd: CrowdFacts;
}

/** Data alone: the sentences that tell it lie in shared/words, or in the file of a teacher's own scenario. */
export interface Goal {
  readonly id: string;
  /** What tells it, where several scenarios share that; what a scenario says itself, by the goal's id, goes before. */
  readonly sentence?: SharedGoal;
  /** What fills the places of its sentences. */
  readonly params?: Readonly<Record<string, string | number | readonly string[]>>;
  /** The rule whose sentence fills the place `sentence`. */
  readonly rule?: RuleId;
  /** Whose it is to reach, where the other host can do nothing for it. */
  readonly of?: HostId;
  readonly reached: (facts: Facts) => boolean;
}

/** The moment that a scenario is for: a host in this state meets what this misconception is about. */
export interface TurningPoint {
  readonly state: State;
  /** Guided players are always offered it there. */
  readonly misconception: MisconceptionId;
}

/** A question that is asked before the match answers it. Data alone, as a goal is. */
export interface Prediction {
  readonly id: string;
  /** Who is asked; both when left out. */
  readonly host?: HostId;
  /** From when on: the first moment, or when this first holds. Answers are taken until the host next acts. */
  readonly when: 'introduction' | Condition;
  /** States, or ids that have words; in the order in which they are shown. */
  readonly options: readonly string[];
  /** The option that comes true, whatever legal moves are made. */
  readonly right: string;
  /** From when on it is told what happened; when left out, as soon as no answer is taken any more. */
  readonly reveal?: Condition;
}

/** One thing that happened in a match: a goal reached, an arrow walked, a rule that took part in a host's answer. */
export type Need =
  | { readonly goal: string }
  | { readonly host: HostId; readonly from: State; readonly to: State }
  | { readonly host: HostId; readonly rule: RuleId };

/** A paragraph of the debrief; the first answers what the introduction asks. */
export interface Passage {
  readonly id: string;
  /** All of it must have happened: nobody is told what did not. */
  readonly needs: readonly [Need, ...Need[]];
}

export interface Cast {
  /** The ISS of the first incarnation, or of each in its turn; drawn from the seed when left out. */
  readonly iss?: number | readonly number[];
  readonly constants?: Partial<Constants>;
  /** What stands otherwise at first than {@link CONTROLS} says. */
  readonly controls?: Settings;
}

export interface Scenario {
  readonly id: string;
  /** Ids that it went by: rounds, records and links of that time still find it. */
  readonly formerly?: readonly string[];
  /** Goes up when a change would make an old record play differently. */
  readonly version: number;
  /** Its number in the catalogue and in docs/GAME.md. */
  readonly number: number;
  /** What it says, where it is a teacher's own. */
  readonly own?: OwnTexts;
  readonly cast: Readonly<Record<HostId, Cast>>;
  readonly constants: Constants;
  readonly wire: WireConfig;
  readonly script: readonly ScriptItem[];
  /** Calls that a player may make unasked, as the application. */
  readonly freeCalls: readonly Call['call'][];
  /** Controls that the player of a host may move; none when left out. */
  readonly offered?: { readonly [host in HostId]?: readonly ControlId[] };
  /** Other connections and other clients; they begin when the script says so. */
  readonly crowd?: CrowdConfig;
  /** What the player of a host may do to the crowd; nothing when left out. */
  readonly acts?: { readonly [host in HostId]?: readonly CrowdAct['do'][] };
  /** Made for a whole class at one host: which, and what of its controls they may still move. */
  readonly together?: { readonly host: HostId; readonly controls: readonly ControlId[] };
  readonly turningPoint?: TurningPoint;
  readonly goals: readonly Goal[];
  /** What players are asked to predict; nothing when left out. */
  readonly predictions?: readonly Prediction[];
  /** Left out where it is a teacher's own, and told whole. */
  readonly debrief?: readonly Passage[];
  /** What a class needs for it at an easy pace, reading included; left out where nobody has said. */
  readonly minutes?: number;
  /** Virtual time after which the match ends whatever was reached. */
  readonly timeLimit: Milliseconds;
  /** Beginners see what the wire does to segments. */
  readonly showWire: boolean;
  /** How long an autopilot takes to answer. */
  readonly think: Milliseconds;
}
