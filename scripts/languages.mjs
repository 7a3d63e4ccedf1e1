/** The lists of languages, written from the folders of shared/words: so a new language is a new folder. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './run.mjs';

const WORDS = join(root, 'shared', 'words');

/** @param {string} folder */
const codes = (folder) =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, 'language.ts')))
    .map(({ name }) => name)
    .sort();

/** The code as a name of the script: `zhHant` of `zh-Hant`. */
const nameOf = (/** @type {string} */ code) =>
  code.replace(/-(.)/g, (_, /** @type {string} */ letter) => letter.toUpperCase());

/**
 * @param {string[]} languages
 * @param {string} file
 */
const imports = (languages, file) =>
  languages.map((code) => `import ${nameOf(code)} from './${code}/${file}.ts';`).join('\n');

/** @param {string[]} languages */
const byCode = (languages) =>
  `{ ${languages.map((code) => (nameOf(code) === code ? code : `'${code}': ${nameOf(code)}`)).join(', ')} }`;

/** What the generated files must hold, by path. @param {string} folder holds a folder a language */
export function languageFiles(folder = WORDS) {
  const languages = codes(folder);
  const telling = languages.filter((code) => existsSync(join(folder, code, 'scenarios', 'index.ts')));
  return {
    [join(folder, 'languages.ts')]:
      `/** Every language of the game by its code, without its sentences. Written by scripts/languages.mjs. */
${imports(languages, 'language')}

export const LANGUAGES = ${byCode(languages)} as const;

export type LanguageCode = keyof typeof LANGUAGES;
`,
    [join(folder, 'dictionaries.ts')]:
      `/** The sentences of every language by its code. Written by scripts/languages.mjs. */
${imports(languages, 'index')}

export const DICTIONARIES = ${byCode(languages)} as const;
`,
    [join(folder, 'scenario-dictionaries.ts')]:
      `/** What every language says of the scenarios, by its code. Written by scripts/languages.mjs. */
${imports(telling, 'scenarios/index')}

export const SCENARIO_DICTIONARIES = ${byCode(telling)} as const;
`,
  };
}

/** Before everything that builds or checks: another folder must not be forgotten. */
export function writeLanguages() {
  for (const [path, text] of Object.entries(languageFiles())) {
    if (!existsSync(path) || readFileSync(path, 'utf8') !== text) writeFileSync(path, text);
  }
}
