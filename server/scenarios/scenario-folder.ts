/** The folder with the teachers' own scenarios, beside the database: a file each, read at start and when asked to. */
import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join, parse } from 'node:path';
import { LONGEST_SCENARIO, type ScenarioFault } from '../../shared/protocol/http.ts';
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

export interface ShelvedScenario extends OwnScenario {
  /** Of the file, without its ending. */
  readonly name: string;
  readonly fileName: string;
  readonly text: string;
}

export interface FaultyFile {
  readonly fileName: string;
  readonly faults: readonly ScenarioFault[];
}

export type StoredScenario =
  | { readonly ok: true; readonly shelved: ShelvedScenario }
  | { readonly ok: false; readonly faults: readonly ScenarioFault[] };

export interface ShelfOptions {
  /** Null: there is none, and nothing can be added. */
  readonly folder: string | null;
  readonly log: Log;
}

export class ScenarioFolder {
  readonly folder: string | null;
  readonly #log: Log;
  #scenarios: readonly ShelvedScenario[] = [];
  #faulty: readonly FaultyFile[] = [];

  /** One after the other: what reads the folder and what writes to it. */
  #turn: Promise<unknown> = Promise.resolve();

  private constructor({ folder, log }: ShelfOptions) {
    this.folder = folder;
    this.#log = log;
  }

  static async open(options: ShelfOptions): Promise<ScenarioFolder> {
    const shelf = new ScenarioFolder(options);
    await shelf.read();
    return shelf;
  }

  get scenarios(): readonly ShelvedScenario[] {
    return this.#scenarios;
  }

  /** What is left out, and why. */
  get faulty(): readonly FaultyFile[] {
    return this.#faulty;
  }

  byId(id: string): ShelvedScenario | null {
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
    const scenarios: ShelvedScenario[] = [];
    const faulty: FaultyFile[] = [];
    for (const [i, fileName] of names.entries()) {
      const read = i < MOST_FILES ? await this.#readFile(fileName) : tooMany();
      const twice = read.ok && scenarios.some(({ name }) => name === read.shelved.name);
      if (read.ok && !twice) scenarios.push(read.shelved);
      else faulty.push({ fileName, faults: read.ok ? [sameName(read.shelved.name)] : read.faults });
    }
    for (const { fileName, faults } of faulty) {
      const told = faults.map(({ line, column, message }) => `${fileName}:${line}:${column}: ${message}`);
      this.#log.warn({ faults: told }, 'a scenario file is left out');
    }
    this.#scenarios = scenarios;
    this.#faulty = faulty;
  }

  async #readFile(fileName: string): Promise<StoredScenario> {
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
    return known === undefined ? await shelved(fileName, text) : { ok: true, shelved: known };
  }

  /**
   * Checks a text and puts it into the folder under a name that is free.
   * @throws Refusal when there is no folder, or no room in it
   */
  add(wanted: string, text: string): Promise<StoredScenario> {
    return this.#inTurn(() => this.#add(wanted, text));
  }

  async #add(wanted: string, text: string): Promise<StoredScenario> {
    if (this.folder === null || this.#scenarios.length + this.#faulty.length >= MOST_FILES)
      throw new Refusal('no-room-for-scenarios');
    const same = this.#scenarios.find((one) => one.text === text);
    if (same !== undefined) return { ok: true, shelved: same };
    const name = this.#freeName(slug(wanted));
    const read = await shelved(`${name}.yaml`, text);
    if (!read.ok) return read;
    await writeWhole(this.folder, read.shelved.fileName, text);
    // What is tried out is not tried again.
    this.#scenarios = [...this.#scenarios, read.shelved];
    await this.#read();
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
  }

  #freeName(name: string): string {
    const taken = new Set([
      ...this.#scenarios.map((one) => one.name),
      ...this.#faulty.map(({ fileName }) => parse(fileName).name),
    ]);
    let free = name;
    for (let n = 2; taken.has(free); n += 1) free = `${name.slice(0, 36)}-${n}`;
    return free;
  }
}

async function shelved(fileName: string, text: string): Promise<StoredScenario> {
  const { name } = parse(fileName);
  const read = await readScenario(text, OWN + name);
  if (!read.ok) return read;
  const { scenario, file, missed } = read;
  return { ok: true, shelved: { name, fileName, text, scenario, file, missed } };
}

const left = (message: string): StoredScenario => ({ ok: false, faults: [{ line: 1, column: 1, message }] });
const tooMany = (): StoredScenario => left(`only the first ${MOST_FILES} files are read`);
const sameName = (name: string): ScenarioFault => ({
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
export const offered = (catalogue: readonly Scenario[], shelf: ScenarioFolder): readonly Scenario[] => [
  ...catalogue,
  ...shelf.scenarios.map(({ scenario }) => scenario),
];
