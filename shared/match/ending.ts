/** Goals and the end of a match. */
import { HOSTS } from '../hosts.ts';
import { nextTimer } from '../tcp/tcb.ts';
import type { Match } from './match.ts';
import { askAndReveal } from './predictions.ts';
import { scheduledScript } from './script.ts';
import { emit, type WorkingMatch } from './working-match.ts';

/** Tells the goals that have been reached and what was predicted, and ends the match with the last of them or when nothing can happen. */
export function checkEnd(w: WorkingMatch): void {
  if (w.match.outcome !== null) return;
  const { scenario, facts } = w.match;
  for (const goal of scenario.goals) {
    if (w.match.goals.includes(goal.id) || !goal.reached(facts)) continue;
    w.match.goals = [...w.match.goals, goal.id];
    emit(w, { type: 'goal', goal: goal.id });
    w.match.script = scheduledScript(w.match);
  }
  askAndReveal(w);
  if (scenario.goals.length > 0 && w.match.goals.length === scenario.goals.length)
    w.match.outcome = 'goals reached';
  else if (isOver(w.match)) w.match.outcome = 'over';
  if (w.match.outcome !== null) emit(w, { type: 'ended', outcome: w.match.outcome });
}

/** Nothing more can happen: nothing is under way, and no player may call anything that would set it going again. */
function isOver(match: Match): boolean {
  const { freeCalls } = match.scenario;
  if (freeCalls.includes('OPEN') || !isQuiet(match)) return false;
  return freeCalls.length === 0 || HOSTS.every((h) => match.hosts[h].tcb.state === 'CLOSED');
}

/** Neither a segment, nor a call, nor a timer, nor anything to answer, nor a crowd. */
function isQuiet({ hosts, wire, script, facts, crowd }: Match): boolean {
  return (
    (crowd?.due ?? null) === null &&
    wire.inFlight.length === 0 &&
    HOSTS.every((h) => hosts[h].inbox.length === 0) &&
    HOSTS.some((h) => facts[h].visited.length > 1) &&
    HOSTS.every((h) => nextTimer(hosts[h].tcb) === null) &&
    script.every((s) => s.status === 'answered' || s.status === 'waiting')
  );
}
