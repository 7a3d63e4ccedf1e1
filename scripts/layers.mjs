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
/** @type {{ forbidden: Rule[], options: import('dependency-cruiser').ICruiseOptions }} */
const { forbidden, options } = require('../.dependency-cruiser.cjs');
/** @type {{ forbidden: Rule[] }} */
const { forbidden: shipped } = require('../.dependency-cruiser.shipped.cjs');

/** Every rule's comment, by its name. */
export const rules = new Map([...forbidden, ...shipped].map(({ name, comment = '' }) => [name, comment]));

/** Every pattern of a path in any rule. */
export const patterns = [
  ...new Set(
    [...forbidden, ...shipped]
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
 * @param {string} path
 * @param {Paths} paths
 */
function matches(path, { path: wanted, pathNot: unwanted }) {
  /** @param {string | string[]} patterns */
  const any = (patterns) => [patterns].flat().some((pattern) => new RegExp(pattern).test(path));
  return (wanted === undefined || any(wanted)) && (unwanted === undefined || !any(unwanted));
}

/**
 * What a file brings into the browser, over however many files. dependency-cruiser can follow imports too, but forgets
 * those of types only by compiling every file, which costs more than all the rest of the check.
 * @param {import('dependency-cruiser').IModule[]} modules
 * @returns {{ rule: string, from: string, to: string }[]}
 */
function shippedViolations(modules) {
  const imports = new Map(
    modules.map(({ source, dependencies }) => [
      source,
      dependencies
        .filter(({ dependencyTypes }) => !dependencyTypes.includes('type-only'))
        .map(({ resolved }) => resolved),
    ]),
  );
  /** @param {string} source */
  const reached = (source) => {
    const seen = new Set([source]);
    for (const file of seen) for (const next of imports.get(file) ?? []) seen.add(next);
    seen.delete(source);
    return [...seen];
  };
  return [...imports.keys()].flatMap((from) => {
    const rules = shipped.filter((rule) => matches(from, rule.from));
    if (rules.length === 0) return [];
    return reached(from).flatMap((to) =>
      rules.filter((rule) => matches(to, rule.to)).map(({ name: rule = '' }) => ({ rule, from, to })),
    );
  });
}

/**
 * @param {string} baseDir the folder that holds shared/, server/, cli/ and client/
 * @returns {Promise<{ violations: { rule: string, from: string, to: string }[], files: string[], unseen: string[] }>}
 */
export async function checkLayers(baseDir) {
  const files = sourceFiles(baseDir);
  const present = LAYERS.filter((layer) => existsSync(join(baseDir, layer)));
  const { output } = await cruise(present, { ...options, baseDir, validate: true, ruleSet: { forbidden } });
  if (typeof output === 'string') throw new Error('dependency-cruiser answered with text');
  const seen = new Set(output.modules.map(({ source }) => source));
  return {
    violations: [
      ...output.summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
      ...shippedViolations(output.modules),
    ],
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
