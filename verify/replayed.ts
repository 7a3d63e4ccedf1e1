/** What a player would have been told of a match by its record, to be held against what they were. */
import { createHash } from 'node:crypto';
import type { TestClient } from '../server/testing/client.ts';
import { visibleEvents } from '../shared/match/view.ts';
import { eventView } from '../shared/protocol/verdict-view.ts';
import { replay } from '../shared/record/replay.ts';
import { scenarioTexts } from '../shared/scenarios/texts.ts';
import { wordsOf } from '../shared/words/every-language.ts';
import { scenarioWordsOf } from '../shared/words/every-scenario-language.ts';

/** Whatever the order of the keys. */
export const digest = (value: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(sorted(value)))
    .digest('hex');

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, of]) => [key, sorted(of)]),
  );
};

/** @param origin of a server; the match must have ended */
export async function replayed(origin: string, client: TestClient): Promise<unknown> {
  const answer = await fetch(`${origin}/api/records/${client.match}`);
  if (!answer.ok) throw new Error(`the record: ${answer.status} ${await answer.text()}`);
  const { record } = await answer.json();
  const told = replay(record);
  if ('error' in told) throw new Error(told.error);
  const host = client.view?.hosts[0]?.host;
  if (host === undefined) throw new Error('a player has a host');
  const words = wordsOf('en');
  const texts = scenarioTexts(told.match.scenario, scenarioWordsOf('en'));
  const level = client.view?.level ?? 'standard';
  return visibleEvents(told.match, host, told.events).map((event) => eventView(event, words, level, texts));
}
