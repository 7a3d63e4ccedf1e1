/** The records of matches and their outlines, for whoever may read them. */
import { Refusal } from '../refusal.ts';
import type { Store } from '../store/store.ts';
import type { Classrooms } from './classrooms.ts';
import type { Teller } from './teller.ts';

interface Services {
  readonly store: Pick<Store, 'index'>;
  readonly teller: Teller;
  readonly classrooms: Pick<Classrooms, 'isPlaying' | 'namesAt'>;
}

export class Records {
  readonly #services: Services;

  constructor(services: Services) {
    this.#services = services;
  }

  /** The JSON of a RecordAnswer. @throws Refusal */
  async record(match: string, by: 'anyone' | 'teacher'): Promise<string> {
    const { teller, classrooms } = this.#services;
    await this.#mustBeOpenTo(by, match);
    const { record, names } = await teller.of('record', match);
    // Whom the teacher has renamed is not shown with the old name.
    const now = JSON.stringify({ ...names, ...(await classrooms.namesAt(match)) });
    return `{"record":${record},"names":${now}}`;
  }

  /**
   * The JSON of Outlines.
   * @throws Refusal also for a record of another rulebook or scenario, which cannot be told truly
   */
  async outlines(match: string, by: 'anyone' | 'teacher'): Promise<string> {
    await this.#mustBeOpenTo(by, match);
    return await this.#services.teller.of('outlines', match);
  }

  /** @throws Refusal for a match that was deleted with its class, or is being played */
  async #mustBeOpenTo(by: 'anyone' | 'teacher', match: string): Promise<void> {
    const { classrooms } = this.#services;
    const { index } = this.#services.store;
    const code = await index.classOf(match);
    if (code !== null && (await index.class(code))?.deletedAt != null) throw new Refusal('class-deleted');
    if (by === 'anyone' && (await classrooms.isPlaying(match))) throw new Refusal('match-running');
  }
}
