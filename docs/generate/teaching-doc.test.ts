/** Tests of docs/TEACHING.md: fresh, every turning point told, and its example a plan that can be read. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readLessonPlan } from '../../server/scenarios/lesson-plan-file.ts';
import { CATALOGUE, scenarioById } from '../../shared/scenarios/catalogue/catalogue.ts';
import { wordsOf } from '../../shared/words/every-language.ts';
import { TEACHING_PATH, teachingMarkdown } from './teaching-doc.ts';

const written = readFileSync(join(import.meta.dirname, '..', '..', TEACHING_PATH), 'utf8');

test('docs/TEACHING.md is what the plans and the mistakes say today', () => {
  expect(written.replaceAll('\r\n', '\n'), 'run npm run docs').toBe(teachingMarkdown());
});

test('no turning point is left out, and no place of a sentence stays empty', () => {
  for (const { number, turningPoint } of CATALOGUE)
    if (turningPoint) expect(written).toContain(`\n**${number}. `);
  expect(written).not.toMatch(/\{\w+\}/);
});

test('its example is a plan of scenarios that there are', () => {
  const [, text = ''] = /```yaml\n([\s\S]*?)```/.exec(written) ?? [];
  const read = readLessonPlan(text, wordsOf('en').files);
  if (!read.ok) throw new Error(JSON.stringify(read.diagnostics));
  for (const { scenario } of read.value.rounds) expect(scenarioById(scenario)).not.toBeNull();
});
