/** The folder with the teachers' own scenarios, a file each, read at start and when asked to. */
import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join, parse } from 'node:path';
import { type FileDiagnostic, LONGEST_SCENARIO } from '../../shared/protocol/http.ts';
import type { Scenario } from '../../shared/scenarios/scenario.ts';
import type { Log } from '../operations/log.ts';
import { Refusal } from '../refusal.ts';
import { type OwnScenario, readScenario } from './read.ts';

const ENDINGS: readonly string[] = ['.yaml', '.yml', '.json'];
/** So that no file can take the place of a scenario of the catalogue. */
const OWN = 'own-';
const NAME = /^[a-z0-9][a-z0-9-]{0,39}$/;
/** More would fill a page, and the memory. */
export const MOST_FILES = 200;

export interface StoredScenario extends OwnScenario {
  /** Of the file, without its ending. */
  readonly name: string;
  readonly fileName: string;
  readonly text: string;
}

export interface RejectedFile {
  readonly fileName: string;
  readonly diagnostics: readonly FileDiagnostic[];
}

export type FileRead =
  | { readonly ok: true; readonly stored: StoredScenario }
  | { readonly ok: false; readonly diagnostics: readonly FileDiagnostic[] };

export interface FolderOptions {
  /** Null: there is none, and nothing can be added. */
  readonly folder: string | null;
  readonly log: Log;
  /** Told when a file was put there or taken away: others may read the same folder. */
  readonly onChange?: () => void;
}

export class ScenarioFolder {
  readonly folder: string | null;
  readonly #log: Log;
  readonly #onChange: () => void;
  #scenarios: readonly StoredScenario[] = [];
  #rejected: readonly RejectedFile[] = [];

  /** One after the other: what reads the folder and what writes to it. */
  #turn: Promise<unknown> = Promise.resolve();

  private constructor({ folder, log, onChange = () => undefined }: FolderOptions) {
    this.#onChange = onChange;
    this.folder = folder;
    this.#log = log;
  }

  static async open(options: FolderOptions): Promise<ScenarioFolder> {
    const opened = new ScenarioFolder(options);
    await opened.read();
    return opened;
  }

  get scenarios(): readonly StoredScenario[] {
    return this.#scenarios;
  }

  /** What is left out, and why. */
  get rejected(): readonly RejectedFile[] {
    return this.#rejected;
  }

  byId(id: string): StoredScenario | null {
    return this.#scenarios.find(({ scenario }) => scenario.id === id) ?? null;
  }

  /** Reads the folder again: what has changed since holds for the rounds that begin from now on. */
  read(): Promise<void> {
    return this.#inTurn(() => this.#read());
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(work);
    // Whoever asked is told of a failure; the next one's turn comes all the same.
    this.#turn = done.then(
      () => undefined,
      () => undefined,
    );
    return done;
  }

  async #read(): Promise<void> {
    if (this.folder === null) return;
    mkdirSync(this.folder, { recursive: true });
    const names = readdirSync(this.folder)
      .filter((name) => ENDINGS.includes(parse(name).ext))
      .sort();
    const scenarios: StoredScenario[] = [];
    const rejected: RejectedFile[] = [];
    for (const [i, fileName] of names.entries()) {
      const read = i < MOST_FILES ? await this.#readFile(fileName) : tooMany();
      const twice = read.ok && scenarios.some(({ name }) => name === read.stored.name);
      if (read.ok && !twice) scenarios.push(read.stored);
      else
        rejected.push({ fileName, diagnostics: read.ok ? [sameName(read.stored.name)] : read.diagnostics });
    }
    for (const { fileName, diagnostics } of rejected) {
      const told = diagnostics.map(
        ({ line, column, message }) => `${fileName}:${line}:${column}: ${message}`,
      );
      this.#log.warn({ diagnostics: told }, 'a scenario file is left out');
    }
    this.#scenarios = scenarios;
    this.#rejected = rejected;
  }

  async #readFile(fileName: string): Promise<FileRead> {
    const { name } = parse(fileName);
    if (!NAME.test(name)) return left(`the file's name must consist of a–z, 0–9 and -`);
    const path = join(this.folder ?? '', fileName);
    let text: string;
    try {
      // Not to be read whole only to be refused.
      if (statSync(path).size > LONGEST_SCENARIO)
        return left(`the file is longer than ${LONGEST_SCENARIO / 1024} KiB`);
      text = readFileSync(path, 'utf8');
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === undefined) throw error;
      return left(`the file cannot be read (${code})`);
    }
    // It was tried out when it came; the same text would be tried with the same result.
    const known = this.#scenarios.find((one) => one.fileName === fileName && one.text === text);
    return known === undefined ? await readStored(fileName, text) : { ok: true, stored: known };
  }

  /**
   * Checks a text and puts it into the folder under a name that is free.
   * @param isTheirs of those that are there, whether whoever adds it may see it: what is, is not put there twice
   * @throws Refusal when there is no folder, or no room in it
   */
  add(wanted: string, text: string, isTheirs: (id: string) => boolean = () => true): Promise<FileRead> {
    return this.#inTurn(() => this.#add(wanted, text, isTheirs));
  }

  async #add(wanted: string, text: string, isTheirs: (id: string) => boolean): Promise<FileRead> {
    if (this.folder === null || this.#scenarios.length + this.#rejected.length >= MOST_FILES)
      throw new Refusal('no-room-for-scenarios');
    const same = this.#scenarios.find((one) => one.text === text && isTheirs(one.scenario.id));
    if (same !== undefined) return { ok: true, stored: same };
    const name = this.#freeName(slug(wanted));
    const read = await readStored(`${name}.yaml`, text);
    if (!read.ok) return read;
    await writeWhole(this.folder, read.stored.fileName, text);
    // What is tried out is not tried again.
    this.#scenarios = [...this.#scenarios, read.stored];
    await this.#read();
    this.#onChange();
    return read;
  }

  remove(id: string): Promise<void> {
    return this.#inTurn(() => this.#remove(id));
  }

  async #remove(id: string): Promise<void> {
    const found = this.byId(id);
    if (found === null || this.folder === null) throw new Refusal('no-such-scenario');
    await rm(join(this.folder, found.fileName), { force: true });
    await this.#read();
    this.#onChange();
  }

  #freeName(name: string): string {
    const taken = new Set([
      ...this.#scenarios.map((one) => one.name),
      ...this.#rejected.map(({ fileName }) => parse(fileName).name),
    ]);
    let free = name;
    for (let n = 2; taken.has(free); n += 1) free = `${name.slice(0, 36)}-${n}`;
    return free;
  }
}

async function readStored(fileName: string, text: string): Promise<FileRead> {
  const { name } = parse(fileName);
  const read = await readScenario(text, OWN + name);
  if (!read.ok) return read;
  const { scenario, file, missed } = read;
  return { ok: true, stored: { name, fileName, text, scenario, file, missed } };
}

const left = (message: string): FileRead => ({ ok: false, diagnostics: [{ line: 1, column: 1, message }] });
const tooMany = (): FileRead => left(`only the first ${MOST_FILES} files are read`);
const sameName = (name: string): FileDiagnostic => ({
  line: 1,
  column: 1,
  message: `another file is called "${name}" as well`,
});

/** A file's name made of any words; Chinese ones leave nothing, so there is one for them. */
function slug(words: string): string {
  const plain = words
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
  const name = plain.slice(0, 40).replaceAll(/-+$/g, '');
  return name === '' ? 'scenario' : name;
}

/** The whole file or none, whatever happens meanwhile. */
async function writeWhole(folder: string, fileName: string, text: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, fileName);
  const unfinished = `${path}.${randomBytes(4).toString('hex')}.unfinished`;
  const handle = await open(unfinished, 'wx');
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(unfinished, path);
}

/** Of what a round can be played with, in the order in which it is offered. */
export const offered = (catalogue: readonly Scenario[], folder: ScenarioFolder): readonly Scenario[] => [
  ...catalogue,
  ...folder.scenarios.map(({ scenario }) => scenario),
];
