/**
 * What the server shows: the shapes that pages render.
 * Types only, so that a page may import them without the code behind them. What the fields mean and their units stand
 * in the schemas, and in docs/protocol.md.
 */

import type { CrowdView, Meter, SystemView } from '../match/crowd-view.ts';
import type { Level } from '../match/input.ts';
import type { Score } from '../match/match.ts';
import type { Outcome } from '../match/match-event.ts';
import type { HostView, MatchView, PredictionView, TcbView } from '../match/view.ts';
import type * as schema from './schemas/class.ts';
import type { eventView } from './schemas/event.ts';
import type { projectorShows, projectorView } from './schemas/projector.ts';
import type { questionView } from './schemas/question.ts';
import type { Sent } from './schemas/sent.ts';
import type { verdict } from './schemas/verdict.ts';

export type { DraftSegment, Move } from '../judge/move.ts';
export type { Stimulus } from '../judge/stimulus.ts';
export type { MistakeField } from '../judge/verdict.ts';
export type { Outlines } from '../record/outline.ts';
export type { ScriptedCallBody } from '../scenarios/scenario.ts';
export type { Interference } from '../wire/orders.ts';
export type {
  CrowdView,
  HostView,
  Level,
  MatchView,
  Meter,
  Outcome,
  PredictionView,
  Score,
  SystemView,
  TcbView,
};

export type VerdictView = Sent<typeof verdict>;
export type RefusalView = Extract<VerdictView, { legal: false }>;
export type EventView = Sent<typeof eventView>;
export type ClockView = Sent<typeof schema.clockView>;
export type ScenarioView = Sent<typeof schema.scenarioView>;
export type SeatView = Sent<typeof schema.seatView>;
export type RoundView = Sent<typeof schema.roundView>;
export type ClassView = Sent<typeof schema.classView>;
export type PairView = Sent<typeof schema.pairView>;
export type ClassPrediction = Sent<typeof schema.classPrediction>;
export type ClassCard = Sent<typeof schema.classCard>;
export type ProjectorShows = Sent<typeof projectorShows>;
export type ProjectorView = Sent<typeof projectorView>;
export type QuestionView = Sent<typeof questionView>;
export type TeacherView = Sent<typeof schema.teacherView>;
