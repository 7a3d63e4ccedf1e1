/**
 * What the server shows: the shapes that pages render. Types only, so that a page may import them without the code
 * behind them.
 */

import type { HostId } from '../hosts.ts';
import type { CrowdView, Meter, SystemView } from '../match/crowd-view.ts';
import type { MatchEvent, Outcome } from '../match/event.ts';
import type { Level, Player } from '../match/input.ts';
import type { Score } from '../match/match.ts';
import type { HostView, MatchView, TcbView } from '../match/view.ts';
import type { State } from '../tcp/state.ts';
import type { Text } from '../text.ts';

export type { DraftSegment, Move } from '../judge/move.ts';
export type { Stimulus } from '../judge/stimulus.ts';
export type { MistakeField, Verdict } from '../judge/verdict.ts';
export type { Outlines } from '../record/outline.ts';
export type { ScriptedCallBody } from '../scenarios/scenario.ts';
export type {
  CrowdView,
  HostView,
  Level,
  MatchEvent,
  MatchView,
  Meter,
  Outcome,
  Player,
  Score,
  SystemView,
  TcbView,
};

/** Virtual time as a client continues it: `virtual` when the message left, and how fast it goes on. */
export interface ClockView {
  /**
   * Virtual milliseconds of the match that the message is about, or that the player plays; in a TeacherView, of the
   * round. They differ for one who joined late, whose match began later than the round.
   */
  readonly virtual: number;
  /** Virtual milliseconds a real one. */
  readonly pace: number;
  readonly paused: boolean;
}

/** A scenario as the pages tell it; the debrief only when the match has ended. */
export interface ScenarioView {
  readonly id: string;
  readonly number: number;
  readonly title: Text;
  readonly introduction: Text;
  readonly debrief: Text | null;
  readonly cast: Readonly<Record<HostId, Text>>;
  readonly goals: readonly {
    readonly id: string;
    readonly text: Text;
    readonly veiled: Text | null;
    readonly of: HostId | null;
    readonly todo: Text | null;
  }[];
  /** Constants beside the real ones; durations in milliseconds. */
  readonly constants: readonly {
    readonly name: 'delay' | 'rto' | 'msl' | 'delayed-ack' | 'r2' | 'r2-orphan' | 'keep-alive';
    readonly here: number;
    /** Of the other connections; null where there are none, or they have no such constant. */
    readonly crowd: number | null;
    readonly rfc: number | null;
    readonly linux: number | null;
  }[];
}

/** A player's seat in the round that is being played. */
export interface SeatView {
  readonly match: string;
  readonly host: HostId;
  readonly partner: { readonly name: string; readonly connected: boolean } | null;
  /** How many share this host, you among them, when a class plays together against one; else null. */
  readonly together: number | null;
  /** Where the match only waits: who would have time leap to the next event. Else null. */
  readonly leap: { readonly you: boolean; readonly partner: boolean } | null;
}

/** It stays, with all its matches ended, until the next one begins. */
export interface RoundView {
  readonly number: number;
  readonly level: Level;
  readonly scenario: ScenarioView;
}

/** A class as one of its players sees it. */
export interface ClassView {
  readonly code: string;
  readonly you: { readonly id: string; readonly name: string };
  /** Names of all who have joined, in order. */
  readonly players: readonly { readonly name: string; readonly connected: boolean }[];
  readonly round: RoundView | null;
  readonly seat: SeatView | null;
  readonly clock: ClockView;
}

export interface PairView {
  readonly match: string;
  readonly players: Readonly<
    Record<
      HostId,
      {
        readonly id: string | null;
        readonly name: string | null;
        readonly player: Player;
        readonly connected: boolean;
      }
    >
  >;
  /** A class that plays together shares a host, and its teacher may move the controls of the other; else null. */
  readonly team: { readonly host: HostId; readonly players: number } | null;
  readonly states: Readonly<Record<HostId, State>>;
  readonly goals: { readonly reached: number; readonly all: number };
  readonly refused: Readonly<Record<HostId, number>>;
  /** By rule, too: the class's map of misconceptions. */
  readonly scores: Readonly<Record<HostId, Score>>;
  /** How many states, and arrows of RFC 9293's figure 5, each has been through. */
  readonly cards: Readonly<Record<HostId, { readonly states: number; readonly arrows: number }>>;
  readonly outcome: Outcome | null;
}

/** The class's card: how many of its players have been in a state, or along an arrow of RFC 9293's figure 5. */
export interface ClassCard {
  readonly players: number;
  readonly states: Readonly<Record<State, number>>;
  readonly arrows: Readonly<Record<string, number>>;
}

/** A class as its teacher sees it. */
export interface TeacherView {
  readonly code: string;
  readonly capacity: number;
  readonly players: readonly {
    readonly id: string;
    readonly name: string;
    readonly connected: boolean;
    /** The match of the round that is being played, or was last. */
    readonly match: string | null;
  }[];
  readonly round: (RoundView & { readonly pairs: readonly PairView[]; readonly card: ClassCard }) | null;
  readonly clock: ClockView;
}
