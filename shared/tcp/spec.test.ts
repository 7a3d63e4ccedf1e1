/** Tests that every rule stands in four places: the rules, docs/SPEC.md, the code and a test's title. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { SPEC_PATH, specMarkdown } from '../../docs/generate/spec.ts';
import { wordsOf } from '../words/every-language.ts';
import { rulesIn } from './fixtures/rows.ts';
import { RULE_GROUPS, RULES, type RuleId } from './rules.ts';

const here = import.meta.dirname;
const read = (path: string) => readFileSync(path, 'utf8');
const files = readdirSync(here).filter((name) => name.endsWith('.ts'));
const ids = Object.keys(RULES) as RuleId[];
const missing = (found: ReadonlySet<string>) => ids.filter((id) => !found.has(id));

const spec = read(join(here, '../..', SPEC_PATH));

describe('the rules', () => {
  test('are numbered from R1 to R116, in order, each in one group', () => {
    expect(ids).toEqual(Array.from({ length: 116 }, (_, i) => `R${i + 1}`));
    expect(RULE_GROUPS.flatMap(({ rules }) => Object.keys(rules))).toEqual(ids);
  });

  test('say where they come from, and say it in both languages', () => {
    for (const id of ids) {
      const [{ rfc }, en, zh] = [RULES[id], wordsOf('en').rules(id), wordsOf('zh').rules(id)];
      expect(rfc, id).toMatch(/^RFC (?:9293|6298|4987) §[\d.]+(?:–[\d.]+|, App\. A\.2|, RFC 5961 §\d)?$/);
      expect(en, id).toMatch(/^[A-Z].*\.$/);
      expect(en, id).not.toMatch(/[\u3000-\u9fff\uff00-\uffef]/);
      expect(zh, id).toMatch(/[\u4e00-\u9fff].*。$/);
      // Chinese text takes full-width punctuation; half-width belongs to formulas and names.
      expect(zh, id).not.toMatch(/[\u4e00-\u9fff][,;:!?]|[,;:!?][\u4e00-\u9fff]/);
    }
  });

  test('stand in docs/SPEC.md, which is not stale', () => {
    expect(spec, 'run npm run docs').toBe(specMarkdown());
    expect(missing(new Set(spec.match(/(?<=<\/a>)R\d+(?= )/g)))).toEqual([]);
  });

  test('stand in the code that does them', () => {
    const code = files.filter((name) => !name.endsWith('.test.ts') && name !== 'rules.ts');
    // What a segment must bear is what the judge names when it does not.
    const texts = [...code, '../judge/blame.ts'].map((name) => read(join(here, name)));
    const found = texts.flatMap((text) => text.match(/\bR\d+\b/g) ?? []);
    expect(missing(new Set(found))).toEqual([]);
  });

  test('stand in the title of a test', () => {
    const tests = files.filter((name) => name.endsWith('.test.ts'));
    // A string that begins with rule ids and goes on in words is a title, or the beginning of one.
    const titles = tests.flatMap((name) => read(join(here, name)).match(/(?<=['"`])(?:R\d+,? )+/g) ?? []);
    expect(missing(new Set(titles.flatMap(rulesIn)))).toEqual([]);
  });
});
