/**
 * A verdict, and the events that carry one, as a viewer reads them.
 * They come with their sentences, in one language.
 */
import { LIBERTIES } from '../judge/liberties.ts';
import type { Mistake, Verdict } from '../judge/verdict.ts';
import type { MatchEvent } from '../match/match-event.ts';
import { RULES } from '../tcp/rules.ts';
import type { Words } from '../words/words.ts';
import type { EventView, VerdictView } from './view.ts';

export type VerdictWords = Pick<Words, 'rules' | 'liberties' | 'verdicts'>;

export function verdictView(verdict: Verdict, words: VerdictWords): VerdictView {
  const { rule } = verdict;
  const { rfc } = RULES[rule];
  const demands = words.rules(rule);
  if (!verdict.legal) {
    const { code, field } = verdict;
    return { legal: false, rule, rfc, code, field, message: mistakeText(verdict, words), hint: demands };
  }
  const { liberty } = verdict;
  if (liberty === null) return { legal: true, rule, rfc, liberty, message: demands, hint: null };
  const message = words.liberties(liberty);
  return { legal: true, rule, rfc: LIBERTIES[liberty].rfc, liberty, message, hint: demands };
}

/** One sentence that does not give the answer away. */
function mistakeText({ code, detail }: Mistake, { verdicts }: VerdictWords): string {
  switch (code) {
    case 'flag-missing':
    case 'flag-forbidden':
      return verdicts(code, detail);
    case 'wrong-state':
      return detail.claimed === detail.state
        ? verdicts('wrong-state.stayed', detail)
        : verdicts(code, detail);
    default:
      return verdicts(code);
  }
}

export function eventView(event: MatchEvent, words: VerdictWords): EventView {
  switch (event.type) {
    case 'accepted':
    case 'refused':
      return { ...event, verdict: verdictView(event.verdict, words) };
    case 'advice':
      return { ...event, rfc: RULES[event.rule].rfc, message: words.rules(event.rule) };
    default:
      return event;
  }
}
