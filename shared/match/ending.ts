/** Goals and the end of a match. */
import { HOSTS } from '../wire/fault.ts';
import type { Match } from './match.ts';
import { emit, type WorkingMatch } from './working.ts';

/** Tells the goals that have been reached, and ends the match with the last of them or when nothing can happen. */
export function checkEnd(w: WorkingMatch): void {
  if (w.match.outcome !== null) return;
  const { scenario, facts } = w.match;
  for (const goal of scenario.goals) {
    if (w.match.goals.includes(goal.id) || !goal.reached(facts)) continue;
    w.match.goals = [...w.match.goals, goal.id];
    emit(w, { type: 'goal', goal: goal.id });
  }
  if (scenario.goals.length > 0 && w.match.goals.length === scenario.goals.length)
    w.match.outcome = 'goals reached';
  else if (isOver(w.match)) w.match.outcome = 'over';
  if (w.match.outcome !== null) emit(w, { type: 'ended', outcome: w.match.outcome });
}

/** Both connections are gone and nothing is under way: neither a segment, nor a call, nor anything to answer. */
function isOver(match: Match): boolean {
  const { hosts, wire, script, scenario, facts } = match;
  return (
    HOSTS.every((h) => hosts[h].tcb.state === 'CLOSED' && hosts[h].inbox.length === 0) &&
    HOSTS.some((h) => facts[h].visited.length > 1) &&
    wire.inFlight.length === 0 &&
    script.every((s) => s.status === 'answered' || s.status === 'waiting') &&
    !scenario.freeCalls.includes('OPEN')
  );
}
