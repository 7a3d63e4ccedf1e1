/** The results of a lesson, as its teacher is told them. Types only. */
import type { HostId } from '../hosts.ts';
import type { Move } from '../judge/move.ts';
import type { Level } from '../match/input.ts';
import type { Outcome } from '../match/match-event.ts';
import type { CallName } from '../tcp/event.ts';
import type { RuleId } from '../tcp/rules.ts';
import type { State } from '../tcp/state.ts';
import type { TimerName } from '../tcp/tcb.ts';

/** What had to be answered, without its numbers. */
export type AskedOf =
  | { readonly type: 'segment'; readonly flags: number; readonly text: boolean }
  | { readonly type: 'call'; readonly call: CallName }
  | { readonly type: 'timeout'; readonly timer: TimerName }
  | { readonly type: 'nothing' };

/** All rounds of a class together, in the language that the request accepts. Times are milliseconds since 1970. */
export interface ResultsAnswer {
  readonly class: {
    readonly code: string;
    readonly name: string | null;
    readonly openedAt: number;
    readonly closedAt: number | null;
  };
  readonly rounds: readonly RoundResult[];
  /** All who have played, those too who are not in the class any more; in the order in which they joined. */
  readonly students: readonly StudentResult[];
  /** Shown by most students first. */
  readonly misconceptions: readonly MisconceptionResult[];
  /** Made by most students first. */
  readonly mistakes: readonly MistakeResult[];
  /** Asked of the whole class, in that order; without those that cannot be judged any more. */
  readonly questions: readonly QuestionResult[];
}

/** A question to the whole class, and who answered what. */
export interface QuestionResult {
  /** Counts the class's questions from 1. */
  readonly number: number;
  readonly scenario: { readonly id: string; readonly title: string };
  readonly host: HostId;
  readonly state: State;
  readonly asked: AskedOf;
  /** Milliseconds since 1970. */
  readonly ends: number;
  readonly options: readonly {
    readonly move: Move;
    readonly right: boolean;
    /** The ids of those who chose it. */
    readonly students: readonly string[];
  }[];
}

export interface RoundResult {
  /** Counts from 1. */
  readonly number: number;
  readonly scenario: { readonly id: string; readonly title: string };
  readonly level: Level;
  readonly beganAt: number;
  /** Null while it is played. */
  readonly endedAt: number | null;
  readonly pairs: readonly PairResult[];
}

export interface PairResult {
  readonly match: string;
  /** The ids of all who sat there, the first first; nobody for the autopilot alone. */
  readonly players: { readonly [Host in HostId]: readonly string[] };
  /** The ids of all who were the network between them. */
  readonly network: readonly string[];
  /** Null where the match cannot be told: its data are damaged, or of a version that is not kept. */
  readonly told: {
    readonly goals: { readonly reached: number; readonly all: number };
    readonly refused: number;
    readonly outcome: Outcome | null;
  } | null;
}

export interface StudentResult {
  readonly id: string;
  readonly name: string;
  /** Is in the class still. */
  readonly present: boolean;
  /** How many rounds they played. */
  readonly rounds: number;
  /** In so many of these they were the network of a pair, for a while at least. */
  readonly asNetwork: number;
  /** What they answered rightly in the end, and of these so many at the first try. */
  readonly answered: number;
  readonly firstTry: number;
  readonly refused: number;
  /** How often they asked for the canonical move. */
  readonly advice: number;
  /** Questions to the whole class. */
  readonly questions: { readonly answered: number; readonly right: number };
  /** Of all matches that they sat at. */
  readonly goals: { readonly reached: number; readonly all: number };
}

export interface MisconceptionResult {
  /** Null where the mistakes are none that people are known to make: then they are those of the rule. */
  readonly id: string | null;
  readonly name: string;
  /** The rule that it gets wrong. */
  readonly rule: RuleId;
  readonly students: readonly {
    readonly id: string;
    /** Refused moves that show it. */
    readonly wrong: number;
    /** Right at the first try where its rule was at stake. */
    readonly right: number;
  }[];
}

export interface MistakeResult {
  readonly scenario: { readonly id: string; readonly title: string };
  readonly host: HostId;
  /** Where the host was, and what it had to answer. */
  readonly state: State;
  readonly asked: AskedOf;
  /** What was answered. */
  readonly move: Move;
  /** What TCP itself would do; null where nothing was asked. */
  readonly right: Move | null;
  /** What is misunderstood; null where nobody knows. */
  readonly name: string | null;
  readonly rule: RuleId;
  /** So many students answered so, of so many who answered at all. */
  readonly students: number;
  readonly of: number;
  /** The moments, the first first. */
  readonly made: readonly {
    readonly student: string;
    readonly match: string;
    readonly version: number;
    /** In virtual milliseconds of the match. */
    readonly at: number;
    /** Its match has ended, so that it can be watched. */
    readonly ended: boolean;
  }[];
}

/** What a player's own link opens: their results, and nobody else's. In the language that the request accepts. */
export interface OwnResultsAnswer {
  readonly class: ResultsAnswer['class'];
  readonly student: StudentResult;
  /** In which states and along which arrows the player's hosts have been. */
  readonly card: { readonly states: readonly State[]; readonly arrows: readonly string[] };
  readonly rounds: readonly OwnRound[];
  /** Each moment at which an answer was refused, the first first. */
  readonly mistakes: readonly OwnMistake[];
}

export interface OwnRound extends Pick<RoundResult, 'number' | 'scenario' | 'level' | 'beganAt'> {
  /** As which host; or as the network between them. */
  readonly as: HostId | 'network';
  readonly match: string;
  /** It can be watched. */
  readonly ended: boolean;
  /** Null where the match cannot be told. */
  readonly goals: { readonly reached: number; readonly all: number } | null;
}

export interface OwnMistake
  extends Pick<MistakeResult, 'scenario' | 'host' | 'state' | 'asked' | 'move' | 'name' | 'rule'> {
  readonly match: string;
  /** Of the event before it: there it can be answered again. */
  readonly version: number;
  readonly ended: boolean;
}
