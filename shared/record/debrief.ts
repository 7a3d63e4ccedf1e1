/** A match’s debrief: how far it came, what happened in it and why, and a question to talk about. */
import { HOSTS } from '../hosts.ts';
import type { Match } from '../match/match.ts';
import { happened } from '../scenarios/debrief.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import { scenarioTexts } from '../scenarios/texts.ts';
import { format } from '../words/format.ts';
import type { ScenarioWords } from '../words/scenario-words.ts';

export interface Debrief {
  /** Where it stopped and how many goals it reached; null when it reached them all. */
  readonly came: string | null;
  /** Only what happened in this match; the first answers what the introduction asks. */
  readonly paragraphs: readonly string[];
  /** Null where the scenario asks none. */
  readonly question: string | null;
}

/** What the debrief of a match is made from. */
export type End = Pick<Match, 'scenario' | 'facts' | 'goals' | 'outcome'>;

export function debriefOf(end: End, words: ScenarioWords): Debrief {
  const { scenario, facts, goals } = end;
  const { debrief, question } = scenarioTexts(scenario, words);
  const told = debrief.filter(({ needs }) => happened(needs, facts, goals));
  return { came: cameTo(end, words), paragraphs: told.map(({ text }) => text), question };
}

/** All that the debriefs of its matches may tell. */
export function wholeDebrief(scenario: Scenario, words: ScenarioWords): Debrief {
  const { debrief, question } = scenarioTexts(scenario, words);
  return { came: null, paragraphs: debrief.map(({ text }) => text), question };
}

function cameTo({ scenario, facts, goals, outcome }: End, { messages, tag }: ScenarioWords): string | null {
  const all = scenario.goals.length;
  if (outcome === null || goals.length === all) return null;
  const somewhere = HOSTS.some((host) => facts[host].segmentsSent > 0);
  const key = `debrief/came.${somewhere ? outcome : 'nowhere'}`;
  const params = { a: facts.A.state, b: facts.B.state, n: goals.length, all };
  return format(messages[key] ?? key, params, tag);
}
