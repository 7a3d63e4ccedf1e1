/** Playing: an input comes in at its virtual time, and the match, the events and the answer come out. */

import { controlOf } from '../host/controls.ts';
import { type HostId, peerOf } from '../hosts.ts';
import { judge } from '../judge/judge.ts';
import type { RuleId } from '../tcp/rules.ts';
import type { Milliseconds } from '../units.ts';
import { orderNext } from '../wire/wire.ts';
import { answerCanonically, canonicalAnswer } from './canonical-answer.ts';
import { checkEnd } from './ending.ts';
import type { Input, InputError } from './input.ts';
import { moveControl } from './interventions.ts';
import { lessonOf, type MoveVerdict, type Refusal } from './lesson.ts';
import type { Match, QueuedStimulus, Score } from './match.ts';
import type { MatchEvent } from './match-event.ts';
import { perform } from './perform.ts';
import { actOnCrowd } from './play-crowd.ts';
import { closePredictions, predict } from './predictions.ts';
import { callHost, rescheduleScript } from './script.ts';
import { passTime } from './time.ts';
import { emit, setHost, type WorkingMatch, wakeAutopilot, workingMatch } from './working-match.ts';

/** Virtual time, or failures, after which a player may ask for the canonical reaction. */
export const ADVICE_AFTER: Milliseconds = 15_000;
export const ADVICE_AFTER_FAILURES = 2;

export type Answer =
  | { readonly ok: true; readonly verdict: MoveVerdict | null }
  | { readonly ok: false; readonly error: InputError };

export interface Played {
  readonly match: Match;
  readonly events: readonly MatchEvent[];
  readonly answer: Answer;
}

const done: Answer = { ok: true, verdict: null };
const refused = (error: InputError): Answer => ({ ok: false, error });

/**
 * Lets time pass to `at` and carries the input out. Never throws; what changes nothing says why.
 * An `at` before the match's own time counts as now.
 */
export function play(match: Match, input: Input, at: Milliseconds): Played {
  const w = workingMatch(match);
  passTime(w, at);
  const answer = carryOut(w, input);
  checkEnd(w);
  return { match: w.match, events: w.events, answer };
}

function carryOut(w: WorkingMatch, input: Input): Answer {
  if (w.match.outcome !== null && input.type !== 'advance') return refused('match-ended');
  switch (input.type) {
    case 'advance':
      return done;
    case 'move':
      return move(w, input);
    case 'call':
      return call(w, input);
    case 'control':
      return control(w, input);
    case 'crowd':
      return act(w, input);
    case 'advice':
      return advice(w, input.host);
    case 'predict': {
      const error = predict(w, input.host, input.prediction, input.option);
      return error === null ? done : refused(error);
    }
    case 'player':
      setHost(w, input.host, { player: input.player });
      emit(w, { type: 'player', host: input.host, player: input.player });
      wakeAutopilot(w, input.host);
      rescheduleScript(w);
      return done;
    case 'help':
      return help(w, input);
    case 'wire':
      return order(w, input);
    case 'end':
      w.match.outcome = 'ended by the teacher';
      emit(w, { type: 'ended', outcome: w.match.outcome });
      return done;
  }
}

function move(w: WorkingMatch, input: Input & { type: 'move' }): Answer {
  const { host, stimulus: id } = input;
  const { tcb, inbox } = w.match.hosts[host];
  const [first] = inbox;
  if (id !== null && first?.id !== id) return refused('no-such-stimulus');
  if (id === null && first !== undefined) return refused('answer-the-stimulus-first');
  const queued = id === null ? null : (first ?? null);
  const stimulus = queued?.stimulus ?? null;
  const { verdict, result } = judge(tcb, stimulus, input.move, w.match.now, w.match.rulebook);
  if (!verdict.legal) {
    const failures = (queued?.failures ?? 0) + 1;
    const lesson = lessonOf({ host, tcb, stimulus, move: input.move, failures, now: w.match.now });
    const refusal: Refusal = { ...verdict, lesson };
    if (queued) setHost(w, host, { inbox: inbox.map((q) => (q === queued ? { ...q, failures } : q)) });
    scoreRefused(w, host, verdict.rule, failures === 1 && !queued?.advised);
    emit(w, { type: 'refused', host, stimulus: id, move: input.move, verdict: refusal, failures });
    return { ok: true, verdict: refusal };
  }
  closePredictions(w, host);
  scoreAccepted(w, host, verdict.rule, queued);
  emit(w, { type: 'accepted', host, stimulus: id, by: 'person', move: input.move, verdict });
  if (result) perform(w, host, id, result);
  return { ok: true, verdict };
}

function call(w: WorkingMatch, input: Input & { type: 'call' }): Answer {
  if (!w.match.scenario.freeCalls.includes(input.call.call)) return refused('call-not-offered');
  callHost(w, input.host, input.call);
  return done;
}

function control(w: WorkingMatch, { host, control: id, value }: Input & { type: 'control' }): Answer {
  const offered = w.match.scenario.offered?.[host] ?? [];
  if (!offered.includes(id) || !controlOf(id).values.includes(value)) return refused('control-not-offered');
  closePredictions(w, host);
  if (w.match.hosts[host].controls[id] !== value) moveControl(w, host, id, value, 'player');
  return done;
}

function act(w: WorkingMatch, { host, act: wanted }: Input & { type: 'crowd' }): Answer {
  const offered = w.match.scenario.acts?.[host] ?? [];
  if (!offered.includes(wanted.do)) return refused('act-not-offered');
  const error = actOnCrowd(w, host, wanted);
  if (error !== null) return refused(error);
  closePredictions(w, host);
  return done;
}

/** Whether the player has waited or failed long enough to be told the canonical reaction. */
export function mayAskAdvice(match: Match, queued: QueuedStimulus): boolean {
  return match.now - queued.at >= ADVICE_AFTER || queued.failures >= ADVICE_AFTER_FAILURES;
}

function advice(w: WorkingMatch, host: HostId): Answer {
  const [first] = w.match.hosts[host].inbox;
  if (first === undefined) return refused('nothing-to-advise');
  if (!mayAskAdvice(w.match, first)) return refused('advice-too-early');
  advise(w, host, first, 'player');
  return done;
}

/** Shows the canonical answer to what the player has at hand. */
function advise(w: WorkingMatch, host: HostId, first: QueuedStimulus, by: 'player' | 'teacher'): void {
  const { inbox, score } = w.match.hosts[host];
  const { move: canonical, rule } = canonicalAnswer(w.match, host, first);
  // Shown before it was answered: for its rule that is no better than an answer that was wrong.
  const firstTry = first.failures === 0 && !first.advised;
  const rules = firstTry ? countRule(score, rule, false) : score.rules;
  const advised = inbox.map((q) => (q === first ? { ...q, advised: true } : q));
  setHost(w, host, { inbox: advised, score: { ...score, advice: score.advice + 1, rules } });
  emit(w, { type: 'advice', host, stimulus: first.id, by, move: canonical, rule });
}

/** The teacher helps with what the player has at hand; what has been told already is not told again. */
function help(w: WorkingMatch, { host, stimulus, help: wanted }: Input & { type: 'help' }): Answer {
  const { inbox } = w.match.hosts[host];
  const [first] = inbox;
  if (first?.id !== stimulus) return refused('no-such-stimulus');
  switch (wanted) {
    case 'hint': {
      if (first.hinted || first.advised) return refused('already-helped');
      setHost(w, host, { inbox: inbox.map((q) => (q === first ? { ...q, hinted: true } : q)) });
      emit(w, { type: 'hint', host, stimulus, rule: canonicalAnswer(w.match, host, first).rule });
      return done;
    }
    case 'answer':
      if (first.advised) return refused('already-helped');
      advise(w, host, first, 'teacher');
      return done;
    case 'move':
      closePredictions(w, host);
      answerCanonically(w, host, first, 'teacher');
      return done;
  }
}

/** The network pays when its order is carried out: until then it may choose otherwise. */
function order(w: WorkingMatch, input: Input & { type: 'wire' }): Answer {
  const { host, order: wanted } = input;
  const by = input.by ?? 'teacher';
  const { wire, budget } = w.match;
  if (by === 'network') {
    if (wire.orders[host]?.by === 'teacher') return refused('teacher-has-ordered');
    const elsewhere = wire.orders[peerOf(host)];
    const promised = elsewhere?.by === 'network' && elsewhere.order.do === wanted?.do ? 1 : 0;
    if (wanted !== null && budget[wanted.do] <= promised) return refused('nothing-left-to-do');
  }
  w.match.wire = orderNext(wire, host, wanted && { order: wanted, by });
  emit(w, { type: 'order', host, order: wanted, by });
  return done;
}

/** Only the first answer to a stimulus counts for its rule. */
function countRule(score: Score, rule: RuleId, right: boolean): Score['rules'] {
  const { right: r = 0, wrong = 0 } = score.rules[rule] ?? {};
  return { ...score.rules, [rule]: right ? { right: r + 1, wrong } : { right: r, wrong: wrong + 1 } };
}

function scoreAccepted(w: WorkingMatch, host: HostId, rule: RuleId, queued: QueuedStimulus | null): void {
  const { score } = w.match.hosts[host];
  const firstTry = queued !== null && queued.failures === 0 && !queued.advised;
  setHost(w, host, {
    score: {
      ...score,
      answered: score.answered + 1,
      firstTry: score.firstTry + (firstTry ? 1 : 0),
      rules: firstTry ? countRule(score, rule, true) : score.rules,
    },
  });
}

function scoreRefused(w: WorkingMatch, host: HostId, rule: RuleId, first: boolean): void {
  const { score } = w.match.hosts[host];
  const rules = first ? countRule(score, rule, false) : score.rules;
  setHost(w, host, { score: { ...score, refused: score.refused + 1, rules } });
}
