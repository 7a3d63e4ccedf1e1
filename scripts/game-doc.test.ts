import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CATALOGUE } from '../shared/scenarios/catalogue.ts';
import { GAME_PATH, gameMarkdown } from './game-doc.ts';

test('docs/GAME.md is what the scenarios say today', () => {
  const written = readFileSync(join(import.meta.dirname, '..', GAME_PATH), 'utf8').replaceAll('\r\n', '\n');
  expect(written, 'run npm run docs').toBe(gameMarkdown());
  for (const { title } of CATALOGUE) expect(written).toContain(title.zh);
});
