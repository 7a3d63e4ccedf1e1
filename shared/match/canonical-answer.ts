/** The answer that TCP itself gives: an autopilot’s, the teacher’s in a player’s place, and advice. */
import type { HostId } from '../hosts.ts';
import { canonicalReaction, judge } from '../judge/judge.ts';
import type { Move } from '../judge/move.ts';
import { moveOf } from '../judge/move-of.ts';
import type { RuleId } from '../tcp/rules.ts';
import type { Match, QueuedStimulus } from './match.ts';
import type { Answerer } from './match-event.ts';
import { perform } from './perform.ts';
import { emit, type WorkingMatch } from './working-match.ts';

/** The canonical answer to a stimulus of a host, and the rule that it is about. */
export function canonicalAnswer(
  { hosts, now }: Match,
  host: HostId,
  { stimulus }: QueuedStimulus,
): { readonly move: Move; readonly rule: RuleId } {
  const { tcb } = hosts[host];
  const { result } = canonicalReaction(tcb, stimulus, now);
  const { reply, state } = result.because;
  return { move: moveOf(tcb, result), rule: result.tcb.state === tcb.state ? reply : state };
}

/** Gives the canonical answer for a host. */
export function answerCanonically(
  w: WorkingMatch,
  host: HostId,
  queued: QueuedStimulus,
  by: Exclude<Answerer, 'person'>,
): void {
  const { tcb } = w.match.hosts[host];
  const { result } = canonicalReaction(tcb, queued.stimulus, w.match.now);
  const move = moveOf(tcb, result);
  const { verdict } = judge(tcb, queued.stimulus, move, w.match.now, w.match.rulebook);
  if (!verdict.legal) throw new Error(`the canonical move of ${tcb.state} was refused: ${verdict.code}`);
  emit(w, { type: 'accepted', host, stimulus: queued.id, by, move, verdict });
  perform(w, host, queued.id, result);
}
