/** A file that a teacher wrote, as YAML, against its schema; diagnostics have line and column. */
import { type Document, isMap, isNode, isScalar, LineCounter, type Node, parseDocument, visit } from 'yaml';
import type { z } from 'zod';
import type { FileDiagnostic } from '../../shared/protocol/http.ts';
import { issueReason, type SayOfFiles, yamlReason } from './file-words.ts';
import { MOST_ALIASES, shapeDiagnostic } from './shape.ts';

/** Of one file; who mends them will see the others. */
const MOST_DIAGNOSTICS = 20;

export interface UnreadableYaml {
  readonly ok: false;
  readonly diagnostics: readonly FileDiagnostic[];
}

export type ReadYaml<T> = { readonly ok: true; readonly value: T } | UnreadableYaml;

export const START = { line: 1, column: 1 };
export const unreadable = (...diagnostics: readonly FileDiagnostic[]): UnreadableYaml => ({
  ok: false,
  diagnostics,
});

export interface ReadYamlOptions<T> {
  readonly schema: z.ZodType<T>;
  /** In characters. */
  readonly longest: number;
  /** In whose language it is said what is wrong. */
  readonly say: SayOfFiles;
}

export function readYaml<T>(text: string, { schema, longest, say }: ReadYamlOptions<T>): ReadYaml<T> {
  const wrong = notToBeParsed(text, longest, say);
  if (wrong !== null) return unreadable({ ...START, message: wrong });
  const lines = new LineCounter();
  const at = (offset: number): Pick<FileDiagnostic, 'line' | 'column'> => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  const shape = shapeDiagnostic(text, lines, say);
  if (shape !== null) return unreadable({ ...at(shape.offset), message: shape.message });
  // That each key is there once was seen above: the library would compare all with all.
  const document = parseDocument(text, { prettyErrors: false, uniqueKeys: false });
  if (document.errors.length > 0) {
    const diagnostics = document.errors.map(({ pos: [offset], code }) => ({
      ...at(offset),
      message: yamlReason(say, code),
    }));
    return unreadable(...diagnostics.slice(0, MOST_DIAGNOSTICS));
  }
  const unnamed = aliasesOfNothing(document);
  if (unnamed.length > 0) {
    const diagnostics = unnamed.map(({ offset, name }) => ({
      ...at(offset),
      message: say('nothing-named', { name }),
    }));
    return unreadable(...diagnostics.slice(0, MOST_DIAGNOSTICS));
  }
  let data: unknown;
  try {
    data = document.toJS({ maxAliasCount: MOST_ALIASES });
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    return unreadable({ ...START, message: say('unfolds', { most: MOST_ALIASES }) });
  }
  const read = schema.safeParse(data, { error: issueReason(say) });
  if (!read.success) {
    const root = document.contents;
    const diagnostics = read.error.issues
      .slice(0, 2 * MOST_DIAGNOSTICS)
      .flatMap((issue) => diagnosticsOf(issue, { root, at, say }));
    // In the order in which an author meets them.
    diagnostics.sort((x, y) => x.line - y.line || x.column - y.column);
    return unreadable(...diagnostics.slice(0, MOST_DIAGNOSTICS));
  }
  return { ok: true, value: read.data };
}

/** Of a text that is no YAML at all; null where it may be some. */
function notToBeParsed(text: string, longest: number, say: SayOfFiles): string | null {
  if (text.length > longest) return say('too-long', { kib: longest / 1024 });
  if (text.trim() === '') return say('empty');
  // What a decoder puts where octets were no UTF-8, and what only other encodings and no text have.
  return /[\0\ufffd]/.test(text) ? say('not-text') : null;
}

function aliasesOfNothing(document: Document): readonly { readonly offset: number; readonly name: string }[] {
  const found: { offset: number; name: string }[] = [];
  visit(document, {
    Alias: (_key, alias) => {
      if (alias.resolve(document) === undefined) found.push({ offset: startOf(alias), name: alias.source });
    },
  });
  return found;
}

type At = (offset: number) => Pick<FileDiagnostic, 'line' | 'column'>;

interface Told {
  readonly root: Node | null;
  readonly at: At;
  readonly say: SayOfFiles;
}

function diagnosticsOf(issue: z.core.$ZodIssue, { root, at, say }: Told): readonly FileDiagnostic[] {
  const path = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step));
  const told = (message: string, key?: string): FileDiagnostic => ({
    ...at(offsetOf(root, path, key)),
    message: path.length === 0 ? message : say('at', { path: pathText(path), why: message }),
  });
  if (issue.code !== 'unrecognized_keys') return [told(isThere(root, path) ? issue.message : say('missing'))];
  return issue.keys.slice(0, MOST_DIAGNOSTICS).map((key) => told(say('unknown', { key }), key));
}

/** `script[2].when.states` */
const pathText = (path: readonly (string | number)[]): string =>
  path.map((step, i) => (typeof step === 'number' ? `[${step}]` : i === 0 ? step : `.${step}`)).join('');

function isThere(root: Node | null, path: readonly (string | number)[]): boolean {
  let node = root;
  for (const step of path) {
    const next = childOf(node, step);
    if (next === null) return false;
    node = next.value;
  }
  return true;
}

/** Where the value stands, or as much of the way to it as there is; with `key`, where that key of it stands. */
function offsetOf(root: Node | null, path: readonly (string | number)[], key?: string): number {
  let node: Node | null = root;
  let offset = startOf(root);
  for (const step of path) {
    const next = childOf(node, step);
    if (next === null) return offset;
    node = next.value;
    offset = next.offset;
  }
  return key === undefined ? offset : (childOf(node, key)?.key ?? offset);
}

const startOf = (node: Node | null): number => node?.range?.[0] ?? 0;

interface Child {
  readonly value: Node | null;
  /** Where the value begins, or its key where there is no value. */
  readonly offset: number;
  readonly key: number;
}

function childOf(node: Node | null, step: string | number): Child | null {
  if (isMap(node)) {
    const pair = node.items.find(({ key }) => isScalar(key) && key.value === step);
    if (pair === undefined) return null;
    const key = startOf(isNode(pair.key) ? pair.key : null);
    const value = isNode(pair.value) ? pair.value : null;
    return { value, key, offset: value === null ? key : startOf(value) };
  }
  const items: unknown = node !== null && 'items' in node ? node.items : null;
  const item: unknown = Array.isArray(items) && typeof step === 'number' ? items[step] : undefined;
  return isNode(item) ? { value: item, offset: startOf(item), key: startOf(item) } : null;
}
