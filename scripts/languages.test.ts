/** A trial of two new languages, one with a script: each is a folder, and nothing else is changed. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { TEST_ALL } from '../verify/depth.ts';
import { languageFiles } from './languages.mjs';
import { packageProgram, root, run } from './run.mjs';

const copy = mkdtempSync(join(tmpdir(), 'languages-'));
/** By whom the tests of the words are found and read. */
const CONFIGURED = [
  'package.json',
  'tsconfig.json',
  'tsconfig.base.json',
  'vite.words.ts',
  'vitest.config.ts',
];
const words = join(copy, 'shared', 'words');

/** As CONTRIBUTING.md says it: with hardly a sentence yet. */
function plant(code: string, offered: boolean): void {
  const files = {
    [join(words, code, 'language.ts')]: { tag: code, name: `Trial ${code}`, offered },
    [join(words, code, 'index.ts')]: { rules: { R1: `Rule in ${code}.` } },
    [join(copy, 'client', 'i18n', code, 'index.ts')]: {},
    [join(copy, 'client', 'i18n', code, 'built-in.ts')]: {
      short: 'X',
      unreachable: 'X.',
      reload: 'Y',
    },
    [join(copy, 'client', 'i18n', code, 'shell.ts')]: { noScript: 'X.', slow: 'Y.' },
  };
  for (const [path, held] of Object.entries(files)) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `/** On trial. */\nexport default ${JSON.stringify(held)};\n`);
  }
}

beforeAll(() => {
  // The words stand alone. Only for the tests of all that says them is the rest needed.
  const parts = TEST_ALL
    ? ['shared', 'client', 'server', 'cli', 'scripts', 'verify', 'docs', 'fixtures', ...CONFIGURED]
    : [join('shared', 'words')];
  for (const part of parts) cpSync(join(root, part), join(copy, part), { recursive: true });
  plant('qat', false);
  plant('zh-Qaat', true);
  for (const [path, text] of Object.entries(languageFiles(words))) writeFileSync(path, text);
}, 120_000);
afterAll(() => rmSync(copy, { recursive: true }));

test('it is in the lists that are written', () => {
  const list = readFileSync(join(words, 'languages.ts'), 'utf8');
  expect(list).toContain("import zhQaat from './zh-Qaat/language.ts';");
  expect(list).toMatch(/LANGUAGES = \{.*\bqat\b.*'zh-Qaat': zhQaat.*\} as const/);
});

test('it is chosen by who reads it, and by nobody else', async () => {
  const { chooseLanguage, isLanguage, OFFERED_LANGUAGES } = await import(join(words, 'choose.ts'));
  expect([['qat-DE'], ['zh-qaat-TW'], ['zh-CN'], ['qab']].map(chooseLanguage)).toEqual([
    ...['qat', 'zh-Qaat', 'zh', 'en'],
  ]);
  expect(isLanguage('zh-Qaat')).toBe(true);
  expect(OFFERED_LANGUAGES).toContain('zh-Qaat');
  expect(OFFERED_LANGUAGES).not.toContain('qat');
});

test('it says what it has, and the rest in English', async () => {
  const { wordsOf } = await import(join(words, 'every-language.ts'));
  const { scenarioWordsOf } = await import(join(words, 'every-scenario-language.ts'));
  for (const code of ['qat', 'zh-Qaat']) {
    expect(wordsOf(code).rules('R1')).toBe(`Rule in ${code}.`);
    expect(wordsOf(code).rules('R2')).toBe(wordsOf('en').rules('R2'));
    expect(scenarioWordsOf(code).messages).toEqual(scenarioWordsOf('en').messages);
  }
});

if (TEST_ALL) {
  test('all types fit, and all tests of words pass', async () => {
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
    const tsc = packageProgram('typescript-7', 'tsc');
    for (const side of ['shared', 'server', 'client']) {
      const { code, output } = await run([...tsc, '--noEmit', '--project', join(copy, side)], {
        output: 'collect',
      });
      expect(output).toBe('');
      expect(code).toBe(0);
    }
    const vitest = [...packageProgram('vitest'), 'run', '--root', copy];
    const places = ['shared/words', 'client/i18n', 'server/scenarios/read', 'server/classroom/names'];
    const { code, output } = await run([...vitest, ...places], { output: 'collect', env: { TEST_ALL: '' } });
    expect(code, output).toBe(0);
  }, 900_000);
}
