/** All classes of this server: opens, finds and closes them, and brings them back from the journal. */
import type { RecordAnswer } from '../../shared/protocol/http.ts';
import { type Outlines, outlines } from '../../shared/record/outline.ts';
import { RECORD_FORMAT } from '../../shared/record/record.ts';
import { replay } from '../../shared/record/replay.ts';
import { hashToken, newClassCode } from '../access/tokens.ts';
import { Refusal } from '../refusal.ts';
import { DamagedJournal, readStream } from '../store/journal.ts';
import { Classroom, type ClassroomServices } from './classroom.ts';
import type { Directory } from './directory.ts';
import { matchEntrySchema, matchStream } from './event.ts';
import { newClass, restore, touchedAt } from './restore.ts';

const HOUR = 60 * 60_000;
/** So long after it was last played in, a class is over and its players' tokens expire. */
export const CLASS_LIFETIME = 24 * HOUR;
/** Virtual time may be told that much later than it was last written down. */
const HEARTBEAT_PERIOD = 1_000;

/** A class asks for its own at the end of a round. */
const OUTLINES_KEPT = 200;

export class Classrooms {
  readonly #services: ClassroomServices;
  readonly #directory: Directory;
  readonly #classrooms = new Map<string, Classroom>();
  readonly #outlines = new Map<string, Outlines>();

  constructor(services: ClassroomServices, directory: Directory) {
    this.#services = services;
    this.#directory = directory;
    for (const code of directory.openClasses) this.#restore(code);
    services.timers.every(HEARTBEAT_PERIOD, () => {
      // That the journal cannot be written is told by whoever waits for it.
      for (const classroom of this.#classrooms.values()) classroom.heartbeat().catch(() => undefined);
    });
    services.timers.every(HOUR, () => this.closeForgotten());
    this.closeForgotten();
  }

  #restore(code: string): void {
    try {
      this.#classrooms.set(code, new Classroom(this.#services, restore(code, this.#services)));
    } catch (error) {
      // One class that cannot be read must not keep the others from their lesson. What is written of it stays.
      if (!(error instanceof DamagedJournal)) throw error;
      this.#services.log.error({ class: code, err: error }, 'this class is set aside');
    }
  }

  list(): readonly Classroom[] {
    return [...this.#classrooms.values()];
  }

  /** @throws Refusal */
  get(code: string): Classroom {
    const classroom = this.#classrooms.get(code);
    if (!classroom) throw new Refusal('no-such-class');
    return classroom;
  }

  async open(): Promise<Classroom> {
    let code = newClassCode();
    while (this.#directory.isUsed(code)) code = newClassCode();
    await this.#directory.record({ type: 'class-opened', code });
    const classroom = new Classroom(this.#services, newClass(code));
    this.#classrooms.set(code, classroom);
    this.#services.log.info({ class: code }, 'class opened');
    return classroom;
  }

  /** Its players' tokens expire. The records stay. */
  async close(code: string): Promise<void> {
    const classroom = this.get(code);
    await this.#directory.record({ type: 'class-closed', code });
    this.#classrooms.delete(code);
    classroom.dismissAll();
    this.#services.log.info({ class: code }, 'class closed');
  }

  /** The seat that a token opens. */
  playerOf(token: string): { readonly classroom: Classroom; readonly player: string } | null {
    const tokenHash = hashToken(token);
    for (const classroom of this.#classrooms.values()) {
      const player = classroom.published.players.find((p) => p.tokenHash === tokenHash);
      if (player) return { classroom, player: player.id };
    }
    return null;
  }

  /** @throws Refusal */
  record(match: string, by: 'anyone' | 'teacher'): RecordAnswer {
    if (by === 'anyone' && this.list().some((classroom) => classroom.views.isPlaying(match)))
      throw new Refusal('match-running');
    const [beginning, ...rest] = readStream(this.#services.store.read(matchStream(match)), matchEntrySchema);
    if (beginning?.type !== 'began') throw new Refusal('no-such-match');
    const { scenario, rulebook, level, seed, names } = beginning;
    const player = (name: string | null) => (name === null ? 'autopilot' : 'person');
    const inputs = rest.flatMap((entry) =>
      entry.type === 'input' ? [{ at: entry.at, input: entry.input }] : [],
    );
    const file = this.#services.scenarios.fileOf(scenario);
    return {
      record: {
        format: RECORD_FORMAT,
        rulebook,
        scenario: file === null ? scenario : { ...scenario, file },
        seed,
        level,
        players: { A: player(names.A), B: player(names.B) },
        inputs,
      },
      names,
    };
  }

  /**
   * What the pair did beside what two autopilots do.
   * @throws Refusal also for a record of another rulebook or scenario, which cannot be told truly
   */
  outlines(match: string, by: 'anyone' | 'teacher'): Outlines {
    const known = this.#outlines.get(match);
    if (known !== undefined) return known;
    const { record } = this.record(match, by);
    const told = replay(record, this.#services.scenarios.of(record.scenario));
    if ('error' in told) throw new Refusal('no-such-match', told.error);
    const made = outlines(told.events, told.match.scenario, record.seed);
    // Only of what has ended, and so will not change: both players of a pair ask for the same.
    if (told.match.outcome === null) return made;
    if (this.#outlines.size >= OUTLINES_KEPT) this.#outlines.clear();
    this.#outlines.set(match, made);
    return made;
  }

  /** Stops time everywhere; resolves when the journal says how far it came. */
  async stop(): Promise<void> {
    await Promise.all(this.list().map((classroom) => classroom.stop()));
  }

  /** Closes classes that nobody has played in for long. */
  closeForgotten(): void {
    const { store, clock, log } = this.#services;
    for (const { code, published } of this.list()) {
      const touched = touchedAt(published, store) ?? this.#directory.openedAt(code);
      if (clock.epoch() - touched < CLASS_LIFETIME) continue;
      this.close(code).catch((error: unknown) =>
        log.error({ class: code, err: error }, 'could not be closed'),
      );
    }
  }
}
