/**
 * The check of imports between layers, by dependency-cruiser, and that it looked at every source file.
 * With a TypeScript that it does not support it finds no modules and reports no violations.
 */
import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { cruise } from 'dependency-cruiser';
import { Failure, main, root } from './run.mjs';

const LAYERS = ['shared', 'server', 'cli', 'client'];

/**
 * @typedef {{ path?: string | string[], pathNot?: string | string[] }} Paths
 * @typedef {import('dependency-cruiser').IForbiddenRuleType & { from: Paths, to: Paths }} Rule
 */

const require = createRequire(import.meta.url);
/** @type {{ layers?: string[], forbidden: Rule[], options: import('dependency-cruiser').ICruiseOptions }[]} */
const configs = [require('../.dependency-cruiser.cjs'), require('../.dependency-cruiser.shipped.cjs')];

/** Every rule's comment, by its name. */
export const rules = new Map(
  configs.flatMap(({ forbidden }) => forbidden.map(({ name, comment = '' }) => [name, comment])),
);

/** Every pattern of a path in any rule. */
export const patterns = [
  ...new Set(
    configs
      .flatMap(({ forbidden }) => forbidden)
      .flatMap(({ from, to }) => [from.path, from.pathNot, to.path, to.pathNot])
      .flat()
      .flatMap((pattern) => pattern ?? []),
  ),
];

/** @param {string} baseDir */
export function sourceFiles(baseDir) {
  return LAYERS.map((layer) => join(baseDir, layer))
    .filter((dir) => existsSync(dir))
    .flatMap((dir) => readdirSync(dir, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(baseDir, join(entry.parentPath, entry.name)).split(sep).join('/'));
}

/**
 * @param {string} baseDir the folder that holds shared/, server/, cli/ and client/
 * @returns {Promise<{ violations: { rule: string, from: string, to: string }[], files: string[], unseen: string[] }>}
 */
export async function checkLayers(baseDir) {
  const files = sourceFiles(baseDir);
  const results = [];
  for (const { layers = LAYERS, forbidden, options } of configs) {
    const present = layers.filter((layer) => existsSync(join(baseDir, layer)));
    const { output } = await cruise(present, { ...options, baseDir, validate: true, ruleSet: { forbidden } });
    if (typeof output === 'string') throw new Error('dependency-cruiser answered with text');
    results.push(output);
  }
  // The first look is the one that must see everything: with types erased, files of types alone may vanish.
  const seen = new Set(results[0]?.modules.map(({ source }) => source));
  return {
    violations: results
      .flatMap(({ summary }) => summary.violations)
      .map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
    files,
    unseen: files.filter((file) => !seen.has(file)),
  };
}

async function report() {
  const { violations, files, unseen } = await checkLayers(root);
  for (const { rule, from, to } of violations) {
    const comment = rules.get(rule);
    console.log(`${rule}: ${from} → ${to}${comment ? `\n    ${comment}` : ''}`);
  }
  for (const file of unseen) console.log(`not examined: ${file}`);
  if (files.length === 0) throw new Failure('There are no source files to examine.');
  if (unseen.length > 0) throw new Failure('dependency-cruiser did not see every source file.');
  if (violations.length > 0) throw new Failure(`${violations.length} imports must not exist.`);
  console.log(`${files.length} source files, no forbidden import.`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main(report);
