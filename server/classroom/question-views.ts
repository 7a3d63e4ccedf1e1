/** What a question to the whole class looks like to everybody: no name is in it. */
import { faceOf } from '../../shared/judge/face.ts';
import type { MatchEvent } from '../../shared/match/match-event.ts';
import { type MatchView, view, visibleEvents } from '../../shared/match/view.ts';
import { type Stand, verdictAt } from '../../shared/positions/position.ts';
import { eventView, verdictView } from '../../shared/protocol/verdict-view.ts';
import type { QuestionView } from '../../shared/protocol/view.ts';
import { scenarioTexts } from '../../shared/scenarios/texts.ts';
import { wordsOf } from '../../shared/words/every-language.ts';
import { scenarioWordsOf } from '../../shared/words/every-scenario-language.ts';
import type { LanguageCode } from '../../shared/words/languages.ts';
import type { Poll, Question } from './class.ts';
import { chosenIn, type Posed, type Questions } from './questions.ts';

/** What leads to a position; who erred there before, and what was told them, is nobody's business. */
const TOLD: readonly MatchEvent['type'][] = [
  ...(['stimulus', 'accepted', 'withdrawn', 'sent', 'arrived', 'lost', 'state', 'delivered'] as const),
  ...(['signal', 'returned', 'crashed', 'control'] as const),
];

type Asked = Omit<QuestionView, 'open' | 'result'>;

export class QuestionViews {
  readonly #questions: Pick<Questions, 'posed'>;
  /** Made once: a class of 500 is shown the same. */
  readonly #asked = new WeakMap<Question, Map<LanguageCode, Asked>>();
  readonly #shown = new WeakMap<Asked, QuestionView>();
  readonly #closed = new WeakMap<Poll, Map<LanguageCode, QuestionView>>();

  constructor(questions: Pick<Questions, 'posed'>) {
    this.#questions = questions;
  }

  /** Null for none, or one that cannot be played any more. */
  of(poll: Poll | null, language: LanguageCode): QuestionView | null {
    const posed = poll && this.#questions.posed(poll.question.position);
    if (poll === null || posed === null) return null;
    const asked = kept(this.#asked, poll.question, language, () => askedView(poll.question, posed, language));
    if (!poll.open)
      return kept(this.#closed, poll, language, () => {
        return { ...asked, open: false, result: resultView(poll, posed, language) };
      });
    const shown = this.#shown.get(asked) ?? { ...asked, open: true, result: null };
    this.#shown.set(asked, shown);
    return shown;
  }
}

/** What was made of something in a language, and is made once. */
function kept<Of extends object, Made>(
  all: WeakMap<Of, Map<LanguageCode, Made>>,
  of: Of,
  language: LanguageCode,
  make: () => Made,
): Made {
  const made = all.get(of) ?? new Map<LanguageCode, Made>();
  all.set(of, made);
  const known = made.get(language) ?? make();
  made.set(language, known);
  return known;
}

function askedView(question: Question, { scenario, stand }: Posed, language: LanguageCode): Asked {
  const { number, position, ends } = question;
  const words = wordsOf(language);
  const texts = scenarioTexts(scenario, scenarioWordsOf(language));
  const { match, host, events } = stand;
  const told = visibleEvents(match, host, events).filter(({ type }) => TOLD.includes(type));
  return {
    number,
    title: texts.title,
    host: position.host,
    ends,
    view: positionView(stand, question),
    events: told.map((event) => eventView(event, words, 'guided', texts)),
  };
}

/** As the player of the host sees it, whoever played it; there is nothing to do but to choose. */
function positionView({ match, host }: Stand, { options }: Question): MatchView {
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

function resultView(poll: Poll, { stand }: Posed, language: LanguageCode): QuestionView['result'] {
  const { options } = poll.question;
  const words = wordsOf(language);
  const told = (move: (typeof options)[number]) => verdictView(verdictAt(stand, move), words, 'looking back');
  const chosen = chosenIn(poll);
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
