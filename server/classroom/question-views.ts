/** What a question to the whole class looks like to everybody: no name is in it. */
import { askedPosition, questionResult } from '../../shared/protocol/question-view.ts';
import type { QuestionView } from '../../shared/protocol/view.ts';
import { scenarioTexts } from '../../shared/scenarios/texts.ts';
import { wordsOf } from '../../shared/words/every-language.ts';
import { scenarioWordsOf } from '../../shared/words/every-scenario-language.ts';
import type { LanguageCode } from '../../shared/words/languages.ts';
import type { Poll, Question } from './class.ts';
import { chosenIn, type Posed, type Questions } from './questions.ts';

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
        const { options } = poll.question;
        const result = questionResult(posed.stand, options, chosenIn(poll), wordsOf(language));
        return { ...asked, open: false, result };
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
  const { number, ends, options } = question;
  const texts = scenarioTexts(scenario, scenarioWordsOf(language));
  return { number, ends, ...askedPosition(stand, options, wordsOf(language), texts) };
}
