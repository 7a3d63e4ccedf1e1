/** What a scenario says to a reader of one language: its texts, and those of its goals. */
import type { HostId } from '../hosts.ts';
import { STATES } from '../tcp/state.ts';
import { format } from '../words/format.ts';
import type { ScenarioWords, ThemeId } from '../words/scenario-words.ts';
import { inLanguage } from './own-texts.ts';
import type { Goal, Need, Scenario } from './scenario.ts';

export interface GoalTexts {
  readonly id: string;
  readonly text: string;
  /** What is told until it is reached, where the text itself would give the answers away. */
  readonly veiled: string | null;
  /** What to do for it, where the text says only what then has happened. */
  readonly todo: string | null;
}

export interface PredictionTexts {
  readonly id: string;
  readonly question: string;
  readonly options: readonly { readonly id: string; readonly text: string }[];
  /** Why it came so; null where nobody says. */
  readonly because: string | null;
}

export interface PassageText {
  readonly text: string;
  /** What must have happened for it to be true; nothing in a teacher's own words, which are told whole. */
  readonly needs: readonly Need[];
}

/** By which it is chosen. */
export interface Heading {
  readonly title: string;
  readonly introduction: string;
}

export interface ScenarioTexts extends Heading {
  readonly debrief: readonly PassageText[];
  /** To talk about after the match; null where there is none. */
  readonly question: string | null;
  readonly cast: Readonly<Record<HostId, string>>;
  /** In the order of the scenario. */
  readonly goals: readonly GoalTexts[];
  readonly predictions: readonly PredictionTexts[];
}

/** A state is its own name, in every language. */
const isState = (option: string): boolean => STATES.some((state) => state === option);

type Params = Parameters<typeof format>[1];

const told = new WeakMap<Scenario, WeakMap<ScenarioWords, ScenarioTexts>>();

/** Put together once: every message about a match asks for them. */
export function scenarioTexts(scenario: Scenario, words: ScenarioWords): ScenarioTexts {
  const inLanguages = told.get(scenario) ?? new WeakMap<ScenarioWords, ScenarioTexts>();
  told.set(scenario, inLanguages);
  const texts = inLanguages.get(words) ?? textsIn(scenario, words);
  inLanguages.set(words, texts);
  return texts;
}

type Said = Omit<ScenarioWords, 'rules'>;

function sayings({ id, own }: Scenario, { code, tag, messages }: Said) {
  const fill = (key: string, params: Params): string | null => {
    const message = messages[key];
    return message === undefined ? null : format(message, params, tag);
  };
  /** What the scenario says itself; braces that a teacher writes are braces. */
  const say = (key: string, params: Params = {}): string | null => {
    if (own === undefined) return fill(`${id}/${key}`, params);
    const text = own[key];
    return text === undefined ? null : inLanguage(text, code);
  };
  /** What nobody wrote is seen by its key. */
  const text = (key: string): string => say(key) ?? `${id}/${key}`;
  return { fill, say, text, heading: { title: text('title'), introduction: text('introduction') } };
}

/** @param words of its messages these two are enough */
export const scenarioHeading = (scenario: Scenario, words: Said): Heading => sayings(scenario, words).heading;

function textsIn(scenario: Scenario, words: ScenarioWords): ScenarioTexts {
  const { goals, debrief, predictions = [] } = scenario;
  const { fill, say, text, heading } = sayings(scenario, words);

  const goalTexts = (goal: Goal): GoalTexts => {
    const params = paramsOf(goal, words);
    const part = (suffix: '' | '.veiled' | '.todo'): string | null =>
      say(`goal.${goal.id}${suffix}`, params) ??
      (goal.sentence === undefined ? null : fill(`goal/${goal.sentence}${suffix}`, params));
    return {
      id: goal.id,
      text: part('') ?? text(`goal.${goal.id}`),
      veiled: part('.veiled'),
      todo: part('.todo'),
    };
  };

  return {
    ...heading,
    debrief:
      debrief?.map(({ id: passage, needs }) => ({ text: text(`debrief.${passage}`), needs })) ??
      paragraphs(text('debrief')).map((paragraph) => ({ text: paragraph, needs: [] })),
    question: say('question'),
    cast: { A: text('cast.A'), B: text('cast.B') },
    goals: goals.map(goalTexts),
    predictions: predictions.map((prediction) => ({
      id: prediction.id,
      question:
        say(`predict.${prediction.id}`) ??
        fill(`prediction/${prediction.id}`, {}) ??
        text(`predict.${prediction.id}`),
      options: prediction.options.map((option) => ({
        id: option,
        text: isState(option) ? option : text(`predict.${prediction.id}.${option}`),
      })),
      because: say(`predict.${prediction.id}.because`),
    })),
  };
}

const paragraphs = (text: string): readonly string[] => text.split(/\n+/);

function paramsOf({ params = {}, rule }: Goal, { tag, rules }: ScenarioWords): Params {
  const filled = Object.entries(params).map(([name, value]) => [
    name,
    typeof value === 'string' || typeof value === 'number' ? value : listed(value, tag),
  ]);
  return { ...Object.fromEntries(filled), ...(rule === undefined ? {} : { sentence: rules(rule) }) };
}

/** `SYN-SENT, ESTABLISHED`, as the language sets items apart. */
const listed = (items: readonly string[], tag: string): string =>
  new Intl.ListFormat(tag, { style: 'narrow', type: 'conjunction' }).format(items);

export const themeTitle = (theme: ThemeId, { messages, tag }: Said): string =>
  format(messages[`theme/${theme}`] ?? theme, {}, tag);
