/**
 * A scenario as a teacher writes it: data alone, so that it can be checked, sent and kept.
 * Durations are seconds, texts are in one language or in several, control bits are written as Wireshark does
 * (`SYN,ACK`). docs/SCENARIOS.md teaches it by example; schema.ts checks it; build.ts makes a scenario of it.
 */

import type { CrowdConfig } from '../host/config.ts';
import type { ControlId } from '../host/controls.ts';
import type { CrowdAct } from '../host/crowd.ts';
import type { HostId } from '../hosts.ts';
import type { OwnText } from '../scenarios/own-texts.ts';
import type { Guess } from '../scenarios/scenario.ts';
import type { Constants } from '../tcp/constants.ts';
import type { CallName, Signal } from '../tcp/event.ts';
import type { RuleId } from '../tcp/rules.ts';
import type { State } from '../tcp/state.ts';

export const FILE_FORMAT = 1;

export type Seconds = number;
type PerHost<T> = { readonly [host in HostId]?: T };

export interface ScenarioFile {
  /** Left out: the only one there is. */
  readonly format?: typeof FILE_FORMAT;
  readonly title: OwnText;
  /** What the players meet, in two or three sentences. */
  readonly introduction: OwnText;
  /** What happened, and why; shown at the end. */
  readonly debrief: OwnText;
  readonly cast: Readonly<Record<HostId, FileCast>>;
  readonly constants?: FileConstants;
  readonly wire?: FileWire;
  /** B listens and A opens, one second later; false when the script does it otherwise. */
  readonly opening?: boolean;
  readonly script?: readonly FileScriptItem[];
  /** Calls that the players may make unasked. */
  readonly freeCalls?: readonly CallName[];
  /** Controls that the players may move. */
  readonly controls?: PerHost<readonly ControlId[]>;
  /** Many other connections beside the one in hand. They begin with a script item. */
  readonly crowd?: FileCrowd;
  /** What the players may do to the crowd. */
  readonly acts?: PerHost<readonly CrowdAct['do'][]>;
  readonly goals: readonly FileGoal[];
  /** What the players are asked to predict. */
  readonly predictions?: readonly FilePrediction[];
  /** What a class is likely to need. */
  readonly minutes?: number;
  readonly timeLimit?: Seconds;
  /** Whether players are told what the wire does to their segments. */
  readonly showWire?: boolean;
  /** How long an autopilot thinks. */
  readonly think?: Seconds;
}

/** As `CrowdConfig` of shared/host, in seconds. */
export interface FileCrowd extends Pick<CrowdConfig, 'from' | 'acceptQueue'> {
  readonly every: Seconds;
  readonly patience: Seconds;
  readonly slow?: { readonly nth: number; readonly delay: Seconds };
}

export interface FileCast {
  readonly name: OwnText;
  /** The ISS of the first connection, or of each in its turn. */
  readonly iss?: number | readonly number[];
  readonly constants?: FileConstantChanges;
  /** Where its controls stand at first. */
  readonly controls?: { readonly [control in ControlId]?: number };
}

/** The two sets that the catalogue uses: with `patient` two people may think before a timer runs out. */
export const BASES = ['humane', 'patient'] as const;

/** Constants that are durations, in seconds here. */
export const DURATIONS = [
  'msl',
  'initialRto',
  'minRto',
  'maxRto',
  'rtoAfterSynRetransmission',
  'delayedAck',
] as const satisfies readonly (keyof Constants)[];

export type FileConstantChanges = { readonly [name in (typeof DURATIONS)[number]]?: Seconds } & {
  readonly userTimeout?: Seconds | null;
} & Partial<
    Pick<
      Constants,
      | 'acknowledge'
      | 'r1'
      | 'r2'
      | 'r2Syn'
      | 'r2Orphan'
      | 'receiveBuffer'
      | 'mss'
      | 'nagle'
      | 'receive'
      | 'halfDuplexClose'
      | 'challenge'
      | 'thirdAck'
    >
  >;

export type FileConstants = { readonly base?: (typeof BASES)[number] } & FileConstantChanges;

export interface FileWire {
  readonly delay?: Seconds;
  readonly jitter?: Seconds;
  /** Probabilities, 0 to 1. */
  readonly loss?: number;
  readonly duplication?: number;
  readonly reordering?: number;
  readonly reorderDelay?: Seconds;
  readonly msl?: Seconds;
  readonly faults?: readonly FileFault[];
}

export interface FileSegmentMatch {
  readonly from: HostId;
  readonly flags?: string;
  readonly without?: string;
  readonly text?: boolean;
  readonly seq?: number;
  readonly ack?: number;
  readonly wnd?: number;
}

export interface FileFault {
  readonly on: FileSegmentMatch;
  readonly nth?: number;
  readonly times?: number;
  readonly do:
    | 'lose'
    | { readonly delay: Seconds }
    | { readonly duplicate: Seconds }
    /** A copy strays in the network until such a segment has been sent. */
    | { readonly stray: FileSegmentMatch }
    | { readonly hold: FileSegmentMatch };
}

export interface FileCondition {
  readonly states?: PerHost<State | readonly State[]>;
  readonly delivered?: PerHost<number>;
  readonly acknowledged?: HostId;
  readonly rules?: PerHost<RuleId>;
  /** Names of script items that have happened and been answered. */
  readonly after?: string | readonly string[];
  /** Names of goals that have been reached. */
  readonly goals?: string | readonly string[];
}

interface FileScheduled {
  /** A name for `after`. */
  readonly name?: string;
  readonly when?: FileCondition;
  readonly delay?: Seconds;
  readonly autopilots?: readonly HostId[];
  readonly people?: readonly HostId[];
}

export type FileCall =
  | { readonly call: 'OPEN'; readonly mode: 'active' | 'passive' }
  | { readonly call: 'SEND'; readonly text: string }
  | { readonly call: 'RECEIVE'; readonly octets: number }
  | { readonly call: 'CLOSE' }
  | { readonly call: 'ABORT' };

export type FileScriptItem = FileScheduled &
  (
    | ({ readonly host: HostId } & FileCall)
    | { readonly host: HostId; readonly control: ControlId; readonly value: number }
    | {
        readonly inject: {
          readonly to: HostId;
          readonly flags: string;
          readonly seq: Guess;
          readonly ack?: Guess;
          readonly wnd?: number;
          readonly text?: string;
        };
      }
    | { readonly crash: HostId; readonly stays?: true }
    | { readonly crowd: 'begins' }
    /** The application of B closes its oldest forgotten connection, or is started again. */
    | { readonly host: 'B'; readonly act: FileAct }
  );

export const FILE_ACTS = ['close', 'restart'] as const satisfies readonly CrowdAct['do'][];
export type FileAct = (typeof FILE_ACTS)[number];

interface FileGoalWords {
  /** A name for `goals` of a condition. */
  readonly name?: string;
  /** Told instead of the sentence that the goal has by itself. */
  readonly text?: OwnText;
  /** Told until it is reached, where the text would give the answers away. */
  readonly veiled?: OwnText;
}

export type FileGoal = FileGoalWords &
  (
    | { readonly established: 'both' | 'without RST' }
    | { readonly closed: 'in order' }
    | { readonly acknowledged: 'everything' }
    | { readonly walks: { readonly host: HostId; readonly states: readonly State[] } }
    | { readonly visits: { readonly host: HostId; readonly states: readonly State[] } }
    | { readonly receives: { readonly host: HostId; readonly text: string } }
    | { readonly meets: { readonly host: HostId; readonly rule: RuleId } }
    | { readonly hears: { readonly host: HostId; readonly signal: Signal } }
    | { readonly retransmits: { readonly host: HostId; readonly times: number } }
    | { readonly resets: { readonly host: HostId; readonly times: number } }
    /** Requests of the crowd, in a row. */
    | { readonly served: number }
    /** Connections of the crowd in a state at once. */
    | { readonly piles: { readonly host: HostId; readonly state: State; readonly count: number } }
    /** What moving one control alone was worth, once somebody had been turned away. */
    | { readonly tries: { readonly host: HostId; readonly control: ControlId; readonly seconds: Seconds } }
    | { readonly fails: { readonly host: HostId; readonly control: ControlId } }
    | {
        readonly helps: {
          readonly host: HostId;
          readonly control: ControlId;
          readonly value: number;
          readonly requests: number;
        };
      }
  );

export interface FilePrediction {
  readonly question: OwnText;
  /** Who is asked; both when left out. */
  readonly host?: HostId;
  /** From when on; the first moment when left out. */
  readonly when?: FileCondition;
  /** One of them is right; a state is its own name. */
  readonly options: readonly FileOption[];
  /** From when on it is told what happened; when left out, as soon as no answer is taken any more. */
  readonly reveal?: FileCondition;
  readonly because?: OwnText;
}

/** Any text, or the one that comes true. */
export type FileOption = OwnText | { readonly right: OwnText };

export const isRight = (option: FileOption): option is { readonly right: OwnText } =>
  typeof option === 'object' && 'right' in option;
