/** The record of a long match: free play against the autopilot, refused now and then. */
import { canonicalReaction } from '../shared/judge/judge.ts';
import { moveOf } from '../shared/judge/move-of.ts';
import { createMatch } from '../shared/match/create.ts';
import type { Input } from '../shared/match/input.ts';
import { play } from '../shared/match/play.ts';
import type { RecordAnswer } from '../shared/protocol/http.ts';
import { RECORD_FORMAT, type RecordedInput } from '../shared/record/record.ts';
import { CATALOGUE } from '../shared/scenarios/catalogue/catalogue.ts';
import { RULEBOOK_VERSION } from '../shared/tcp/rules.ts';

/** Virtual milliseconds between two inputs. */
const EVERY = 700;

/** @param wanted inputs; fewer where the match ends before */
export function longRecord(wanted: number): RecordAnswer {
  const scenario = CATALOGUE.find(({ id }) => id === 'free-play');
  if (scenario === undefined) throw new Error('The catalogue has no free play.');
  const setup = { seed: 7, level: 'expert', players: { A: 'person', B: 'autopilot' } } as const;
  let match = createMatch({ scenario, ...setup, predictions: false });
  const inputs: RecordedInput[] = [];
  let tries = 0;
  const next = (): Input => {
    const { inbox, tcb } = match.hosts.A;
    const [first] = inbox;
    if (first) {
      tries += 1;
      // Two of three tries are refused.
      const move =
        tries % 3 === 0
          ? moveOf(tcb, canonicalReaction(tcb, first.stimulus, match.now).result)
          : ({ kind: 'nothing', next: 'CLOSING' } as const);
      return { type: 'move', host: 'A', stimulus: first.id, move };
    }
    if (tcb.state === 'CLOSED') return { type: 'call', host: 'A', call: { call: 'OPEN', mode: 'active' } };
    return { type: 'call', host: 'A', call: { call: 'SEND', data: 'ten octets' } };
  };
  for (let at = EVERY; inputs.length < wanted && match.outcome === null; at += EVERY) {
    match = play(match, { type: 'advance' }, at).match;
    const input = next();
    const played = play(match, input, at);
    match = played.match;
    if (played.answer.ok) inputs.push({ at: match.now, input });
    if (at > scenario.timeLimit) break;
  }
  const { id, version } = scenario;
  return {
    record: {
      format: RECORD_FORMAT,
      rulebook: RULEBOOK_VERSION,
      scenario: { id, version },
      ...setup,
      inputs,
    },
    names: { A: null, B: null },
  };
}
