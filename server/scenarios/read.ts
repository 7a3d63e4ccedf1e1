/** A scenario file's text, read, checked and tried out. What is wrong is told with line and column. */
import { createHash } from 'node:crypto';
import { type Document, isMap, isNode, isScalar, LineCounter, type Node, parseDocument, visit } from 'yaml';
import type { z } from 'zod';
import { LONGEST_SCENARIO, type ScenarioDiagnostic } from '../../shared/protocol/http.ts';
import { scenarioOf } from '../../shared/scenario-files/build.ts';
import type { ScenarioFile } from '../../shared/scenario-files/file.ts';
import { authoredFileSchema } from '../../shared/scenario-files/schema.ts';
import { MOST_EVENTS_A_MINUTE, type Trial, trial } from '../../shared/scenario-files/trial.ts';
import type { Scenario } from '../../shared/scenarios/scenario.ts';
import { MOST_ALIASES, shapeDiagnostic } from './shape.ts';

/** Of one file; who mends them will see the others. */
const MOST_DIAGNOSTICS = 20;

export interface OwnScenario {
  readonly scenario: Scenario;
  readonly file: ScenarioFile;
  /** The ids of goals that two autopilots did not reach: the author should know. */
  readonly missed: readonly string[];
}

export type ReadScenario = ({ readonly ok: true } & OwnScenario) | Rejected;

interface Rejected {
  readonly ok: false;
  readonly diagnostics: readonly ScenarioDiagnostic[];
}

const START = { line: 1, column: 1 };
const rejected = (...diagnostics: readonly ScenarioDiagnostic[]): Rejected => ({
  ok: false,
  diagnostics,
});

/** In slices, between which the server does what else there is to do. */
export async function readScenario(text: string, id: string): Promise<ReadScenario> {
  const read = readFile(text);
  return read.ok ? await tried(read.file, id) : read;
}

function readFile(text: string): { readonly ok: true; readonly file: ScenarioFile } | Rejected {
  if (text.length > LONGEST_SCENARIO) {
    return rejected({ ...START, message: `the file is longer than ${LONGEST_SCENARIO / 1024} KiB` });
  }
  const lines = new LineCounter();
  const at = (offset: number): Pick<ScenarioDiagnostic, 'line' | 'column'> => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  const shape = shapeDiagnostic(text, lines);
  if (shape !== null) return rejected({ ...at(shape.offset), message: shape.message });
  const document = parseDocument(text, { prettyErrors: false });
  if (document.errors.length > 0) {
    const diagnostics = document.errors.map(({ pos: [offset], message }) => ({ ...at(offset), message }));
    return rejected(...diagnostics.slice(0, MOST_DIAGNOSTICS));
  }
  const unnamed = aliasesOfNothing(document);
  if (unnamed.length > 0) {
    const diagnostics = unnamed.map(({ offset, name }) => ({
      ...at(offset),
      message: `nothing before it is named "${name}"`,
    }));
    return rejected(...diagnostics.slice(0, MOST_DIAGNOSTICS));
  }
  let data: unknown;
  try {
    data = document.toJS({ maxAliasCount: MOST_ALIASES });
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    return rejected({
      ...START,
      message: `its aliases unfold to more than ${MOST_ALIASES} times what they name`,
    });
  }
  const read = authoredFileSchema.safeParse(data);
  if (!read.success) {
    const root = document.contents;
    const diagnostics = read.error.issues.flatMap((issue) => diagnosticsOf(issue, root, at));
    // In the order in which an author meets them.
    diagnostics.sort((x, y) => x.line - y.line || x.column - y.column);
    return rejected(...diagnostics.slice(0, MOST_DIAGNOSTICS));
  }
  return { ok: true, file: read.data };
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

async function tried(file: ScenarioFile, id: string): Promise<ReadScenario> {
  const scenario = scenarioOf(file, { id, version: versionOf(file) });
  const result = await inSlices(trial(scenario));
  if (result.ok) return { ok: true, scenario, file, missed: result.missed.map(({ id: goal }) => goal) };
  return rejected({
    ...START,
    message: `played by two autopilots it ${tooMuch(result)}: it would flood the server`,
  });
}

async function inSlices(slices: Generator<void, Trial>): Promise<Trial> {
  for (;;) {
    const slice = slices.next();
    if (slice.done === true) return slice.value;
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  }
}

function tooMuch({ why, at }: Trial & { readonly ok: false }): string {
  const when = `${(at / 1000).toFixed(1)} s`;
  if (why === 'too-many-events')
    return `makes more than ${MOST_EVENTS_A_MINUTE} events in the minute before ${when}`;
  if (why === 'too-many-in-flight') return `fills the network with segments at ${when}`;
  return `has kept too many connections for too long at ${when} (the crowd may ask less often, the flood be slower, or “timeLimit” shorter)`;
}

/** Two files with the same content have the same version; 31 bits of a digest tell all others apart. */
const versionOf = (file: ScenarioFile): number =>
  createHash('sha256').update(JSON.stringify(file)).digest().readUInt32BE() >>> 1;

type At = (offset: number) => Pick<ScenarioDiagnostic, 'line' | 'column'>;

function diagnosticsOf(issue: z.core.$ZodIssue, root: Node | null, at: At): readonly ScenarioDiagnostic[] {
  const path = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step));
  const told = (message: string, key?: string): ScenarioDiagnostic => ({
    ...at(offsetOf(root, path, key)),
    message: path.length === 0 ? message : `${pathText(path)}: ${message}`,
  });
  if (issue.code !== 'unrecognized_keys') return [told(isThere(root, path) ? issue.message : 'is missing')];
  return issue.keys.map((key) => told(`there is nothing called "${key}"`, key));
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
