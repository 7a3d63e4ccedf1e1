/**
 * A verdict, and the events that carry one, as a viewer reads them.
 * They come with their sentences, in one language.
 */
import { LIBERTIES } from '../judge/liberties.ts';
import { misconception } from '../judge/misconceptions/catalogue.ts';
import type { DraftSegment, Move } from '../judge/move.ts';
import type { Mistake } from '../judge/verdict.ts';
import type { Level } from '../match/input.ts';
import type { Legal, Lesson, MoveVerdict, Refusal } from '../match/lesson.ts';
import type { MatchEvent } from '../match/match-event.ts';
import type { ScenarioTexts } from '../scenarios/texts.ts';
import { RULES, type RuleId } from '../tcp/rules.ts';
import { flagsText } from '../tcp/segment.ts';
import type { Words } from '../words/words.ts';
import { isPlain } from './plain-rules.ts';
import type { EventView, RefusalView, VerdictView } from './view.ts';

export type VerdictWords = Pick<
  Words,
  'rules' | 'plainRules' | 'liberties' | 'verdicts' | 'refusals' | 'misconceptions'
>;

/** Players of a level are told what is due, those of the guided level in plain words; who looks back is told all. */
export type Reader = Level | 'looking back';

/** Failures from which on the rule is told, and the answer. */
const RULE_AFTER = 2;
const ANSWER_AFTER = 3;

export function verdictView(verdict: MoveVerdict, words: VerdictWords, reader: Reader): VerdictView {
  return verdict.legal ? legalView(verdict, words, reader) : refusalView(verdict, words, reader);
}

/** What is said of legal moves, which is much the same all the time: the same object while the words say the same. */
const said = new WeakMap<VerdictWords, Map<string, VerdictView>>();

function legalView(verdict: Legal, words: VerdictWords, reader: Reader): VerdictView {
  const { rule, liberty } = verdict;
  const key = `${rule} ${liberty} ${reader}`;
  const known = said.get(words) ?? new Map<string, VerdictView>();
  said.set(words, known);
  const last = known.get(key);
  const view = makeLegalView(verdict, words, reader);
  // The words of a page change their language.
  if (last?.message === view.message && last.hint === view.hint) return last;
  known.set(key, view);
  return view;
}

function makeLegalView({ rule, liberty }: Legal, words: VerdictWords, reader: Reader): VerdictView {
  const { rfc } = RULES[rule];
  const demands = ruleText(rule, words, reader);
  if (liberty === null) return { legal: true, rule, rfc, liberty, message: demands, hint: null };
  const message = words.liberties(liberty);
  return { legal: true, rule, rfc: LIBERTIES[liberty].rfc, liberty, message, hint: demands };
}

export function refusalView(refusal: Refusal, words: VerdictWords, reader: Reader): RefusalView {
  const { rule, code, field, lesson } = refusal;
  const { misconception: id, params, failures, answer } = lesson;
  const all = reader === 'looking back';
  const told = hintOf(refusal, words, reader);
  return {
    legal: false,
    rule,
    rfc: RULES[rule].rfc,
    code,
    field,
    flag: refusal.code === 'flag-missing' || refusal.code === 'flag-forbidden' ? refusal.detail.flag : null,
    message: mistakeText(refusal, words),
    misconception: id,
    name: id && words.misconceptions(`${id}.name`),
    did: didText(lesson, words),
    follows: id && words.misconceptions(`${id}.follows`, params),
    question: id
      ? words.misconceptions(`${id}.question`, params)
      : words.refusals(`question.${code}`, params),
    // Where nothing was asked there is no answer to be found: the rule may as well be told at once.
    hint: all || failures >= RULE_AFTER || answer === null ? told.text : null,
    source: { rule: told.rule, rfc: RULES[told.rule].rfc },
    answer: all || failures >= ANSWER_AFTER ? answer : null,
  };
}

interface Hint {
  readonly text: string;
  /** The rule that it tells. */
  readonly rule: RuleId;
}

/** In plain words a misconception has its own account of the rule that it gets wrong, whatever the mistake was. */
function hintOf({ rule, lesson }: Refusal, words: VerdictWords, reader: Reader): Hint {
  const { misconception: id } = lesson;
  if (reader === 'guided' && id) {
    return { text: words.misconceptions(`${id}.plain`), rule: misconception(id).rule };
  }
  return { text: ruleText(rule, words, reader), rule };
}

const ruleText = (rule: RuleId, words: VerdictWords, reader: Reader): string =>
  reader === 'guided' && isPlain(rule) ? words.plainRules(rule) : words.rules(rule);

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
    case 'wrong-seq':
      return verdicts(detail === null ? code : `wrong-seq.${detail.of}`);
    default:
      return verdicts(code);
  }
}

function didText({ move, state }: Lesson, { refusals }: VerdictWords): string {
  if (move.kind === 'discard') return refusals('did.discarded');
  const { next } = move;
  const how = next === state ? 'stayed' : 'moved';
  if (move.kind === 'nothing') return refusals(`did.nothing.${how}`, { next });
  return refusals(`did.sent.${how}`, { segments: segmentsText(move, refusals), next });
}

function segmentsText({ segments }: Move & { kind: 'send' }, say: VerdictWords['refusals']): string {
  const [last = say('segment.none'), ...before] = segments.map((s) => segmentText(s, say)).reverse();
  return before.reduce((rest, first) => say('segments.more', { first, rest }), last);
}

function segmentText({ flags, len = 0 }: DraftSegment, say: VerdictWords['refusals']): string {
  const named = flags === 0 ? say('segment.none') : flagsText(flags);
  return len === 0 ? named : say('segment.text', { flags: named, n: len });
}

/** @param texts of the scenario, in the same language */
export function eventView(
  event: MatchEvent,
  words: VerdictWords,
  reader: Reader,
  texts: Pick<ScenarioTexts, 'predictions'>,
): EventView {
  const told = (prediction: string) => texts.predictions.find(({ id }) => id === prediction);
  switch (event.type) {
    case 'asked': {
      const { question = event.prediction, options = [] } = told(event.prediction) ?? {};
      return { ...event, question, options };
    }
    case 'revealed':
      return { ...event, because: told(event.prediction)?.because ?? null };
    case 'accepted':
      return { ...event, verdict: verdictView(event.verdict, words, reader) };
    case 'refused':
      return { ...event, verdict: verdictView(event.verdict, words, reader) };
    case 'hint':
    case 'advice':
      return { ...event, rfc: RULES[event.rule].rfc, message: ruleText(event.rule, words, reader) };
    default:
      return event;
  }
}
