/** Tests of docs/GAME.md: fresh and complete. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CATALOGUE } from '../../shared/scenarios/catalogue/catalogue.ts';
import { scenarioTexts } from '../../shared/scenarios/texts.ts';
import { ARROWS, STATES } from '../../shared/tcp/state.ts';
import { scenarioWordsOf } from '../../shared/words/every-scenario-language.ts';
import { GAME_PATH, gameMarkdown } from './game-doc.ts';

test('docs/GAME.md is what the scenarios say today', () => {
  const written = readFileSync(join(import.meta.dirname, '..', '..', GAME_PATH), 'utf8').replaceAll(
    '\r\n',
    '\n',
  );
  expect(written, 'run npm run docs').toBe(gameMarkdown());
  const chinese = scenarioWordsOf('zh');
  for (const scenario of CATALOGUE) expect(written).toContain(scenarioTexts(scenario, chinese).title);
});

test('its tables leave out no scenario, no state and no arrow of the RFC’s figure', () => {
  const written = gameMarkdown();
  const row = (begin: string): string => written.split('\n').find((line) => line.startsWith(begin)) ?? '';
  const ways = CATALOGUE.map(({ number, id }) => row(`| ${number} | [`).replace(`(#${id})`, ''));
  for (const way of ways) expect(way).toMatch(/ → .* \d+ s \|$/);
  for (const state of STATES) expect(ways.join()).toContain(state);
  for (const { from, to } of ARROWS) expect(row(`| ${from} → ${to} |`)).toMatch(/\| \d+(, \d+)* \|$/);
});
