/** The records of matches, read from the journal when somebody asks for one. */
import type { RecordAnswer } from '../../shared/protocol/http.ts';
import { type Outlines, outlines } from '../../shared/record/outline.ts';
import { RECORD_FORMAT } from '../../shared/record/record.ts';
import { replay } from '../../shared/record/replay.ts';
import { Refusal } from '../refusal.ts';
import type { Scenarios } from '../scenarios/scenarios.ts';
import { DamagedJournal, readStream } from '../store/journal.ts';
import type { Store } from '../store/store.ts';
import type { Classrooms } from './classrooms.ts';
import { matchEntrySchema, matchStream } from './entries.ts';
import { Kept } from './kept.ts';

/** A class asks for its own at the end of a round. */
const OUTLINES_KEPT = 200;

interface Services {
  readonly store: Store;
  readonly scenarios: Pick<Scenarios, 'of' | 'fileOf'>;
  readonly classrooms: Pick<Classrooms, 'isPlaying' | 'namesAt' | 'whenDeleted'>;
}

export class Records {
  readonly #services: Services;
  readonly #outlines = new Kept<Outlines>(OUTLINES_KEPT);

  constructor(services: Services) {
    this.#services = services;
    services.classrooms.whenDeleted((matches) => this.#outlines.forget(matches));
  }

  /** @throws Refusal */
  async record(match: string, by: 'anyone' | 'teacher'): Promise<RecordAnswer> {
    const { store, scenarios, classrooms } = this.#services;
    await this.#mustBeKept(match);
    if (by === 'anyone' && (await classrooms.isPlaying(match))) throw new Refusal('match-running');
    const [beginning, ...rest] = await readStream(store, matchStream(match), matchEntrySchema).catch(
      (error: unknown) => {
        throw error instanceof DamagedJournal ? new Refusal('match-damaged') : error;
      },
    );
    if (beginning?.type !== 'began') throw new Refusal('no-such-match');
    const { scenario, rulebook, level, predictions, seed } = beginning;
    // Whom the teacher has renamed is not shown with the old name.
    const names = { ...beginning.names, ...(await classrooms.namesAt(match)) };
    const player = (name: string | null) => (name === null ? 'autopilot' : 'person');
    const inputs = rest.flatMap((entry) =>
      entry.type === 'input' ? [{ at: entry.at, input: entry.input }] : [],
    );
    const file = await scenarios.fileOf(scenario);
    return {
      record: {
        format: RECORD_FORMAT,
        rulebook,
        scenario: file === null ? scenario : { ...scenario, file },
        seed,
        level,
        ...(predictions ? { predictions } : {}),
        players: { A: player(names.A), B: player(names.B) },
        inputs,
      },
      names,
    };
  }

  /** @throws Refusal for a match that was deleted with its class */
  async #mustBeKept(match: string): Promise<void> {
    const { index } = this.#services.store;
    const code = await index.classOf(match);
    if (code !== null && (await index.class(code))?.deletedAt != null) throw new Refusal('class-deleted');
  }

  /**
   * What the pair did beside what two autopilots do.
   * @throws Refusal also for a record of another rulebook or scenario, which cannot be told truly
   */
  async outlines(match: string, by: 'anyone' | 'teacher'): Promise<Outlines> {
    const known = this.#outlines.get(match);
    if (known !== undefined) {
      await this.#mustBeKept(match);
      return known;
    }
    const { record } = await this.record(match, by);
    const told = replay(record, await this.#services.scenarios.of(record.scenario));
    if ('error' in told) throw new Refusal('no-such-match', told.error);
    const made = outlines(told.events, told.match.scenario, record.seed);
    // Only of what has ended, and so will not change: both players of a pair ask for the same.
    if (told.match.outcome === null) return made;
    this.#outlines.set(match, made);
    return made;
  }
}
