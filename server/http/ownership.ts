/** Whose what is: it belongs to the teacher who made it, and is open to whom it was shared with. */
import { classThing, HOST_TEACHER, scenarioThing } from '../classroom/entries.ts';
import { Refusal } from '../refusal.ts';
import type { ScenarioFolder } from '../scenarios/scenario-folder.ts';
import type { ClassRow, Store } from '../store/store.ts';

interface Services {
  readonly store: Store;
  readonly folder: Pick<ScenarioFolder, 'byId'>;
}

export class Ownership {
  readonly #services: Services;

  constructor(services: Services) {
    this.#services = services;
  }

  /** Which classes a teacher may teach. */
  async classesOf(teacher: string): Promise<(row: ClassRow) => boolean> {
    const shared = new Set(await this.#services.store.index.sharedWith(teacher));
    return ({ owner, code }) => owner === teacher || shared.has(classThing(code));
  }

  /** @throws Refusal: what is another's is not there, and what is shared is not given away, nor deleted */
  async mustOwnClass(teacher: string, code: string): Promise<void> {
    const row = await this.#services.store.index.class(code);
    if (row?.owner !== teacher) throw new Refusal(row === null ? 'no-such-class' : 'not-yours');
  }

  /**
   * Which scenarios a teacher may use: those of the catalogue, files that the operator has put into the folder, the teacher's own,
   * and what colleagues have shared.
   */
  async scenariosOf(teacher: string): Promise<(id: string) => boolean> {
    const { store, folder } = this.#services;
    const shared = new Set(await store.index.sharedWith(teacher));
    const others = await store.index.ownedByOthers(teacher);
    const hidden = new Set(others.filter((thing) => !shared.has(thing)));
    return (id) => folder.byId(id) === null || !hidden.has(scenarioThing(id));
  }

  /** @throws Refusal */
  async mustOwnScenario(teacher: string, id: string): Promise<void> {
    const mayUse = await this.scenariosOf(teacher);
    if (this.#services.folder.byId(id) === null || !mayUse(id)) throw new Refusal('no-such-scenario');
    // A file that the operator has put there is the operator's.
    const owner = (await this.#services.store.index.ownerOf(scenarioThing(id))) ?? HOST_TEACHER;
    if (owner !== teacher) throw new Refusal('not-yours');
  }
}
