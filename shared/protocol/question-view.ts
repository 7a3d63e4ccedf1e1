/** A position as a question shows it, and what is said of each answer to it. */
import { faceOf } from '../judge/face.ts';
import type { Move } from '../judge/move.ts';
import type { MatchEvent } from '../match/match-event.ts';
import { type MatchView, view, visibleEvents } from '../match/view.ts';
import { type Stand, verdictAt } from '../positions/position.ts';
import type { ScenarioTexts } from '../scenarios/texts.ts';
import { eventView, type VerdictWords, verdictView } from './verdict-view.ts';
import type { QuestionView } from './view.ts';

/** What leads to a position; who erred there before, and what was told them, is nobody's business. */
const TOLD: readonly MatchEvent['type'][] = [
  ...(['stimulus', 'accepted', 'withdrawn', 'sent', 'arrived', 'lost', 'state', 'delivered'] as const),
  ...(['signal', 'returned', 'crashed', 'control'] as const),
];

export type AskedPosition = Pick<QuestionView, 'title' | 'host' | 'view' | 'events'>;

/** @param options the answers to choose from */
export function askedPosition(
  stand: Stand,
  options: readonly Move[],
  words: VerdictWords,
  texts: ScenarioTexts,
): AskedPosition {
  const { match, host, events } = stand;
  const told = visibleEvents(match, host, events).filter(({ type }) => TOLD.includes(type));
  return {
    title: texts.title,
    host,
    view: positionView(stand, options),
    events: told.map((event) => eventView(event, words, 'guided', texts)),
  };
}

/** As the player of the host sees it, whoever played it; there is nothing to do but to choose. */
function positionView({ match, host }: Stand, options: readonly Move[]): MatchView {
  const shown = view(match, host);
  return {
    ...shown,
    level: 'guided',
    goals: [],
    hosts: shown.hosts.map((one) => ({
      ...one,
      player: 'person',
      inbox: one.inbox.slice(0, 1).map((first) => ({ ...first, failures: 0 })),
      choices: options,
      ...{ mayAskAdvice: false, mayAskAdviceAt: null, freeCalls: [], controls: [], acts: [] },
      score: { answered: 0, firstTry: 0, refused: 0, advice: 0, rules: {} },
      predictions: [],
    })),
  };
}

/** @param chosen how often each answer was */
export function questionResult(
  stand: Stand,
  options: readonly Move[],
  chosen: readonly number[],
  words: VerdictWords,
): NonNullable<QuestionView['result']> {
  const told = (move: Move) => verdictView(verdictAt(stand, move), words, 'looking back');
  const right = told(stand.moment.right);
  return {
    options: options.map((move, i) => {
      const verdict = told(move);
      const wrong = verdict.legal ? { name: null, follows: null } : verdict;
      return { legal: verdict.legal, chosen: chosen[i] ?? 0, name: wrong.name, follows: wrong.follows };
    }),
    canonical: options.findIndex((move) => faceOf(move) === faceOf(stand.moment.right)),
    rule: right.rule,
    rfc: right.rfc,
    because: right.message,
  };
}
