/** Tests of docs/conformance.md: fresh, complete, and naming rules and tests that exist. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { LIBERTIES } from '../../shared/judge/liberties.ts';
import { rulesIn } from '../../shared/tcp/fixtures/rows.ts';
import { RULES } from '../../shared/tcp/rules.ts';
import {
  ANSWERED,
  APPENDIX_B,
  CONFORMANCE_PATH,
  conformanceMarkdown,
  REQUIREMENTS,
} from './conformance-doc.ts';

const read = (path: string) =>
  readFileSync(join(import.meta.dirname, '..', '..', path), 'utf8').replaceAll('\r\n', '\n');

const named = REQUIREMENTS.map((r) => ({ ...r, name: `${r.id ?? `§${r.where}`} ${r.demand}` }));

describe('docs/conformance.md', () => {
  test('is what the lists say today', () => {
    expect(read(CONFORMANCE_PATH), 'run npm run docs').toBe(conformanceMarkdown());
  });

  test('answers every number of Appendix B once: 69 MUST, 31 SHLD, 18 MAY and 1 REC', () => {
    const wanted = Object.entries(APPENDIX_B).flatMap(([kind, count]) =>
      Array.from({ length: count }, (_, i) => `${kind}-${i + 1}`),
    );
    expect(wanted).toHaveLength(119);
    expect(ANSWERED.map(([id]) => id).sort()).toEqual([...wanted].sort());
  });

  test('names rules and liberties that exist', () => {
    const written = conformanceMarkdown();
    const rules = new Set(written.match(/(?<=\[)R\d+(?=\])/g));
    expect(rules.size).toBeGreaterThan(50);
    expect([...rules].filter((id) => !Object.hasOwn(RULES, id))).toEqual([]);
    const liberties = new Set(written.match(/\bL\d+\b/g));
    expect([...liberties].filter((id) => !Object.hasOwn(LIBERTIES, id))).toEqual([]);
  });

  test('has a rule for what the rulebook does, and a reason for what it does not', () => {
    for (const { name, answer } of named) {
      if (answer.answer === 'done' || answer.answer === 'in part') {
        expect(answer.rules.length, name).toBeGreaterThan(0);
      }
      if (answer.answer !== 'done' && answer.answer !== 'in captures')
        expect(answer.note, name).toMatch(/\.$/);
    }
  });

  test('names tests that exist, under the title that they have', () => {
    const sources = new Map<string, string>();
    const sourceOf = (file: string): string => {
      const known = sources.get(file) ?? read(file).replaceAll(/\$\{\w+\}|%[a-z]/g, '…');
      sources.set(file, known);
      return known;
    };
    let tests = 0;
    for (const { name, answer } of named) {
      if (!('tests' in answer)) continue;
      expect(answer.tests.length, name).toBeGreaterThan(0);
      for (const { file, title } of answer.tests) {
        tests += 1;
        const quoted = ["'", '"', '`'].some((quote) => sourceOf(file).includes(quote + title + quote));
        expect(quoted, `${name}: ${file} has no test called "${title}"`).toBe(true);
      }
    }
    expect(tests).toBeGreaterThan(100);
  });

  test('gives for each rule a test whose title begins with it', () => {
    for (const { name, answer } of named) {
      if (!('rules' in answer)) continue;
      const proved = answer.tests.flatMap(({ title }) => rulesIn(title));
      expect(
        answer.rules.filter((rule) => !proved.includes(rule)),
        name,
      ).toEqual([]);
    }
  });
});
