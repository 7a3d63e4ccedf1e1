/** All classes of this server: opened, found, closed, and restored when they are asked for. */
import type { ErrorCode } from '../../shared/protocol/errors.ts';
import { hashToken, newClassCode } from '../access/tokens.ts';
import { Refusal } from '../refusal.ts';
import { DamagedJournal } from '../store/journal.ts';
import { type ClassRow, OwnedElsewhere, StoreError, StoreUnavailable } from '../store/store.ts';
import { namesAt } from './class.ts';
import { Classroom, type ClassroomServices } from './classroom.ts';
import type { Directory } from './directory.ts';
import { classStream, HOST_TEACHER, writeEntry } from './entries.ts';
import { isOfJournal, type Seen } from './history.ts';
import { normalizeName } from './names.ts';
import { refusalOf } from './refusal.ts';
import { newClass, type Restored, restore } from './restore.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** So long after it was last played in, a class is over and its players' tokens expire. */
export const CLASS_LIFETIME = 24 * HOUR;
/** A seat that is found unopened twice, so long apart, is given up. */
export const UNOPENED_PERIOD = 2 * MINUTE;
/** A class that is idle twice, so long apart, and was not asked for meanwhile, is let go from memory. */
export const IDLE_PERIOD = 10 * MINUTE;
/** The others' time goes on when the first of them comes back. */
const MOST_WOKEN = 100;
const LONGEST_CLASS_NAME = 40;
/** Why nothing is live of a match. */
const UNSEEN: readonly ErrorCode[] = ['no-such-class', 'class-closed', 'class-damaged'];

/** @throws Refusal */
function classNameOf(text: string): string {
  const name = normalizeName(text, LONGEST_CLASS_NAME);
  if (name === null) throw new Refusal('bad-class-name');
  return name;
}

export interface ListedClass extends ClassRow {
  /** It was asked for, and its journal turned out damaged. */
  readonly damaged: boolean;
}

export class Classrooms {
  readonly #services: ClassroomServices;
  readonly #directory: Directory;
  readonly #live = new Map<string, Classroom>();
  /** Those on their way from the journal, and those that cannot be read: each is tried once. */
  readonly #restoring = new Map<string, Promise<Classroom>>();
  /** Codes of those that cannot be read. */
  readonly #damaged = new Set<string>();
  /** Codes of classes that are just being opened or closed. */
  readonly #busy = new Set<string>();
  readonly #idle = new Set<Classroom>();
  /** Those that others may have, as soon as what is on its way is written. */
  readonly #releasing = new Map<string, Promise<void>>();
  readonly #forgets: ((matches: readonly string[]) => void)[] = [];
  #open = 0;
  #stopped = false;
  #woken: Promise<void> = Promise.resolve();

  private constructor(services: ClassroomServices, directory: Directory) {
    this.#services = services;
    this.#directory = directory;
  }

  /** Resolves at once, however many classes there are: those that were playing are woken one by one while others are served. */
  static async open(services: ClassroomServices, directory: Directory): Promise<Classrooms> {
    const classrooms = new Classrooms(services, directory);
    const { timers, log } = services;
    const rows = await services.store.index.openClasses();
    classrooms.#open = rows.length;
    services.store.owners.whenOver(() => {
      log.warn({}, 'the database was not heard of for long: no class goes on until it is');
      for (const classroom of classrooms.live) classroom.distrust();
    });
    classrooms.#woken = classrooms.#wake(rows);
    timers.every(HOUR, () => {
      classrooms
        .closeForgotten()
        .catch((error: unknown) => log.error({ err: error }, 'the forgotten classes cannot be listed'));
    });
    timers.every(UNOPENED_PERIOD, () => {
      // What the journal refuses is told to whoever waits for it, and tried again next time.
      for (const classroom of classrooms.live) classroom.clearUnopened().catch(() => undefined);
    });
    timers.every(IDLE_PERIOD, () => classrooms.#letGo());
    return classrooms;
  }

  /** Resolves when the classes that were playing when the server stopped play on. */
  get woken(): Promise<void> {
    return this.#woken;
  }

  /** Those in memory. */
  get live(): readonly Classroom[] {
    return [...this.#live.values()];
  }

  /** How many were open when that was last known, wherever they lie. */
  get openCount(): number {
    return this.#open;
  }

  /** How many are open, whichever server opened them. */
  async countOpen(): Promise<number> {
    try {
      this.#open = (await this.#services.store.index.openClasses()).length;
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
    }
    return this.#open;
  }

  /** How many were asked for and cannot be read. */
  get damagedCount(): number {
    return this.#damaged.size;
  }

  /** All but those that were deleted, wherever they lie, the latest first. */
  async list(): Promise<readonly ListedClass[]> {
    const rows = await this.#services.store.index.classes();
    return rows.map((row) => {
      const round = this.#live.get(row.code)?.published.round;
      const damaged = this.#damaged.has(row.code);
      // A round of an earlier version cannot be played on, which shows when the class is restored.
      const playing = round === null || damaged || row.closedAt !== null ? null : row.playing;
      return { ...row, damaged, playing };
    });
  }

  /** Whether somebody looks on, or something goes on. */
  isInUse(code: string): boolean {
    return this.#live.get(code)?.idle === false;
  }

  /** With all its matches. @throws Refusal, also where the class's journal is damaged | StoreError */
  async get(code: string): Promise<Classroom> {
    const classroom = await this.#find(code);
    await classroom.wakeAll();
    return classroom;
  }

  /** Those of its matches that nobody has come to are asleep. @throws as above */
  async #find(code: string): Promise<Classroom> {
    if (!this.#services.store.owners.held())
      throw new StoreUnavailable('another server may own this class by now');
    const live = this.#live.get(code);
    if (live === undefined) return await this.#restored(code);
    this.#idle.delete(live);
    return live;
  }

  async #restored(code: string): Promise<Classroom> {
    const known = this.#restoring.get(code);
    const restoring = known ?? this.#restore(code);
    if (known === undefined) this.#restoring.set(code, restoring);
    try {
      const classroom = await restoring;
      this.#restoring.delete(code);
      return classroom;
    } catch (error) {
      if (!(error instanceof DamagedJournal)) {
        this.#restoring.delete(code);
        throw error;
      }
      // One class that cannot be read must not keep the others from their lesson. What is written of it stays.
      if (known === undefined)
        this.#services.log.error({ class: code, err: error }, 'this class is set aside');
      this.#damaged.add(code);
      throw new Refusal('class-damaged');
    }
  }

  async #restore(code: string): Promise<Classroom> {
    if (this.#stopped) throw new Refusal('server-closing');
    await this.#mustBeOpen(code);
    return await this.#owning(code, async () => {
      // Another has closed it meanwhile, perhaps.
      await this.#mustBeOpen(code);
      const classroom = this.#classroom(await restore(code, this.#services, 'asleep'));
      if (this.#stopped) {
        classroom.dismissAll();
        throw new Refusal('server-closing');
      }
      this.#live.set(code, classroom);
      return classroom;
    });
  }

  async #mustBeOpen(code: string): Promise<void> {
    const row = await this.#services.store.index.class(code);
    if (row === null || row.deletedAt !== null) throw new Refusal('no-such-class');
    if (row.closedAt !== null) throw new Refusal('class-closed');
  }

  /** As its owner, and no longer than that where it is not in memory afterwards. @throws OwnedElsewhere */
  async #owning<T>(code: string, deed: () => Promise<T>): Promise<T> {
    await this.#releasing.get(code);
    await this.#services.store.owners.acquire(code);
    try {
      return await deed();
    } finally {
      if (!this.#live.has(code)) this.#release(code);
    }
  }

  #release(code: string): void {
    const { store, log } = this.#services;
    const released = store
      .append([])
      .then(() => store.owners.release(code))
      .catch((error: unknown) => {
        if (!(error instanceof StoreError)) throw error;
        // Then it is another's when this server is gone, or has it again.
        log.warn({ class: code, err: error }, 'this class could not be released');
      })
      .finally(() => {
        if (this.#releasing.get(code) === released) this.#releasing.delete(code);
      });
    this.#releasing.set(code, released);
  }

  #classroom(restored: Restored): Classroom {
    const { code } = restored.state;
    const classroom = new Classroom(this.#services, restored, (error) => {
      this.#services.log.error({ class: code, err: error }, 'this class cannot be recovered');
      // Whoever asks for it reads the journal again, and is told what is wrong with it.
      if (this.#live.get(code) === classroom) {
        this.#live.delete(code);
        this.#release(code);
      }
      classroom.dismissAll('class-damaged');
    });
    return classroom;
  }

  /** @param name what its teacher calls it; null for nothing. @throws Refusal */
  async open(name: string | null = null, teacher: string = HOST_TEACHER): Promise<Classroom> {
    const events = name === null ? [] : [{ type: 'class-named', name: classNameOf(name) } as const];
    const code = await this.#newCode();
    try {
      return await this.#owning(code, async () => {
        const entries = events.map((event, i) => writeEntry(classStream(code), i, event));
        await this.#directory.record({ type: 'class-opened', code, teacher }, entries);
        const classroom = this.#classroom(newClass(code, events));
        this.#live.set(code, classroom);
        this.#open += 1;
        this.#services.log.info({ class: code }, 'class opened');
        return classroom;
      });
    } finally {
      this.#busy.delete(code);
    }
  }

  /** Never one that a class had before: its streams bear it. */
  async #newCode(): Promise<string> {
    for (;;) {
      const code = newClassCode();
      if (this.#busy.has(code)) continue;
      this.#busy.add(code);
      if ((await this.#services.store.index.class(code)) === null) return code;
      this.#busy.delete(code);
    }
  }

  /** What its teacher calls it, whether it is open or past; null: nothing any more. @throws Refusal */
  async name(code: string, name: string | null): Promise<void> {
    await this.#tell(code, { type: 'class-named', name: name === null ? null : classNameOf(name) });
  }

  /** How long it is kept after something last happened in it; null: as long as the server keeps any. @throws Refusal */
  async keep(code: string, days: number | null): Promise<void> {
    await this.#tell(code, { type: 'class-kept', days });
  }

  /** Whoever has a link to the page on its wall has one no more. @throws Refusal */
  async endProjectors(code: string): Promise<void> {
    await this.#tell(code, { type: 'projectors-closed' });
  }

  /** What is said of a class, whether it is open or past. @throws Refusal */
  async #tell(code: string, event: Parameters<Classroom['tell']>[0]): Promise<void> {
    const isOpen = await this.#inTurn(code, async ({ closedAt }) => {
      if (closedAt === null) return true;
      const { store } = this.#services;
      const stream = classStream(code);
      await store.append([writeEntry(stream, await store.next(stream), event)]).catch((error: unknown) => {
        throw refusalOf(error);
      });
      return false;
    });
    if (isOpen) await (await this.get(code)).tell(event);
  }

  /** Its players' tokens open nothing until it is opened again. The records stay. @throws Refusal */
  close(code: string): Promise<void> {
    return this.#close(code, 'class-closed');
  }

  /** @param why is told to whoever is in it */
  async #close(code: string, why: 'class-closed' | 'class-deleted'): Promise<void> {
    await this.#inTurn(code, async ({ closedAt }) => {
      if (closedAt !== null) throw new Refusal('class-closed');
      await this.#directory.record({ type: 'class-closed', code });
      this.#open -= 1;
    });
    await this.#sendHome(code, why);
    this.#services.log.info({ class: code }, 'class closed');
  }

  /** As it was when it was closed, with its players. @throws Refusal */
  async reopen(code: string): Promise<void> {
    await this.#inTurn(code, async ({ closedAt }) => {
      if (closedAt === null) return;
      await this.#directory.record({ type: 'class-reopened', code });
      this.#open += 1;
      this.#services.log.info({ class: code }, 'class opened again');
    });
  }

  /** With all that it holds, the records of its matches too. @throws Refusal */
  async delete(code: string): Promise<void> {
    const row = await this.#services.store.index.class(code);
    if (row?.closedAt === null) await this.#close(code, 'class-deleted');
    await this.#inTurn(code, async ({ closedAt }) => {
      if (closedAt === null) throw new Refusal('no-such-class');
      const { store, log } = this.#services;
      // What was under way when it was closed is written now, and can be found.
      await store.append([]);
      const matches = [...(await store.index.matchesOf(code))];
      await this.#directory.record({ type: 'class-deleted', code, matches });
      for (const forget of this.#forgets) forget(matches);
      log.info({ class: code, matches: matches.length }, 'class deleted');
    });
  }

  /** Whoever keeps something of matches in memory is told which were deleted. */
  whenDeleted(forget: (matches: readonly string[]) => void): void {
    this.#forgets.push(forget);
  }

  /** One after the other, for a class that there is. @throws Refusal */
  async #inTurn<T>(code: string, deed: (row: ClassRow) => Promise<T>): Promise<T> {
    if (this.#busy.has(code)) throw new Refusal('no-such-class');
    this.#busy.add(code);
    try {
      const row = await this.#services.store.index.class(code);
      if (row === null || row.deletedAt !== null) throw new Refusal('no-such-class');
      return await this.#owning(code, () => deed(row));
    } finally {
      this.#busy.delete(code);
    }
  }

  async #sendHome(code: string, why: ErrorCode): Promise<void> {
    const restoring = this.#restoring.get(code);
    this.#restoring.delete(code);
    this.#damaged.delete(code);
    // Damaged, perhaps: then there is nobody to be sent home.
    await restoring?.catch(() => undefined);
    this.#live.get(code)?.dismissAll(why);
    if (this.#live.delete(code)) this.#release(code);
  }

  /** The seat that a token opens. @throws Refusal */
  async playerOf(token: string): Promise<{ readonly classroom: Classroom; readonly player: string } | null> {
    const hash = hashToken(token);
    const holder = await this.#services.store.index.holder(hash);
    if (holder?.role !== 'player') return null;
    const { class: code, player } = holder;
    const classroom = await this.#held(code);
    // Removed or given away meanwhile, perhaps.
    const seat = classroom.published.players.find(({ id }) => id === player);
    if (seat) await classroom.wakeFor(player);
    return seat?.tokenHashes.includes(hash) ? { classroom, player } : null;
  }

  /** The class of somebody's token: where it is closed, it may be opened again, and the token is as good as before. */
  async #held(code: string): Promise<Classroom> {
    try {
      return await this.#find(code);
    } catch (error) {
      throw error instanceof Refusal && error.code === 'no-such-class' ? new Refusal('class-closed') : error;
    }
  }

  /**
   * Whether what a device has seen of a match is what this journal tells. It tells something else where its end was lost, or a
   * backup was put back. @throws StoreError
   */
  async remembers(classroom: Classroom, seen: Seen): Promise<boolean> {
    const { match, version } = seen;
    // A warm-up is not remembered, and its player is told so elsewhere.
    if (version === 0 || !isOfJournal(seen)) return true;
    await classroom.recall(match, version);
    const told = classroom.views.remembers(seen);
    // Of an earlier round, perhaps.
    return told ?? (await this.#services.store.index.classOf(match)) === classroom.code;
  }

  /** The class whose projector a token opens. @throws Refusal */
  async projectorOf(token: string): Promise<Classroom | null> {
    const hash = hashToken(token);
    const holder = await this.#services.store.index.holder(hash);
    if (holder?.role !== 'projector') return null;
    const classroom = await this.#held(holder.class);
    await classroom.wakeAll();
    // Closed meanwhile, perhaps.
    return classroom.published.projector.tokenHashes.includes(hash) ? classroom : null;
  }

  /** Whether a match can still change, as far as anybody was told. */
  async isPlaying(match: string): Promise<boolean> {
    return (await this.#classOf(match))?.views.isPlaying(match) ?? false;
  }

  /** What those who sit at a match are called now; of each host that a player of the class has in the round that is shown. */
  async namesAt(match: string): Promise<{ readonly A?: string; readonly B?: string }> {
    const classroom = await this.#classOf(match);
    return classroom === null ? {} : namesAt(classroom.published, match);
  }

  async #classOf(match: string): Promise<Classroom | null> {
    const code = await this.#services.store.index.classOf(match);
    if (code === null) return null;
    try {
      return await this.get(code);
    } catch (error) {
      if (error instanceof Refusal && UNSEEN.includes(error.code)) return null;
      throw error;
    }
  }

  /** Stops time everywhere; resolves when the journal says how far it came. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#woken;
    // That the journal refuses one class is logged; it keeps nobody from finishing the others.
    await Promise.allSettled(this.live.map((classroom) => classroom.stop()));
  }

  /**
   * Closes classes that nobody has played in for long; their teacher opens them again. Not at a start, nor where somebody looks on:
   * the machine's clock may be wrong by days, and be right again.
   */
  async closeForgotten(): Promise<void> {
    const { store, clock, log } = this.#services;
    for (const { code, touchedAt } of await store.index.openClasses()) {
      if (clock.epoch() - touchedAt < CLASS_LIFETIME || this.#live.has(code)) continue;
      await this.close(code).catch((error: unknown) => {
        // Whoever owns it closes it.
        if (!(error instanceof OwnedElsewhere)) log.error({ class: code, err: error }, 'could not be closed');
      });
    }
  }

  /** The time of a class that was playing goes on, whether or not anybody is there; none keeps another from it. */
  async #wake(rows: readonly ClassRow[]): Promise<void> {
    const { log } = this.#services;
    const playing = rows.filter((row) => row.playing !== null).sort((a, b) => b.touchedAt - a.touchedAt);
    for (const { code } of playing.slice(0, this.#services.mostWoken ?? MOST_WOKEN)) {
      // Whoever has asked meanwhile comes first.
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
      if (this.#stopped) return;
      await this.get(code).catch((error: unknown) => {
        // What is damaged was logged when it was set aside. Whoever asks for any other class tries again.
        if (!(error instanceof Refusal || error instanceof OwnedElsewhere))
          log.error({ class: code, err: error }, 'this class does not wake');
      });
    }
  }

  #wakeAll(classroom: Classroom): void {
    classroom.wakeAll().catch((error: unknown) => {
      this.#services.log.warn({ class: classroom.code, err: error }, 'its matches are asleep still');
    });
  }

  #letGo(): void {
    for (const [code, classroom] of this.#live) {
      // What was being played is played to its end, by autopilots where nobody comes.
      if (!classroom.isWatched) this.#wakeAll(classroom);
      if (!classroom.idle) this.#idle.delete(classroom);
      else if (this.#idle.delete(classroom)) {
        this.#live.delete(code);
        classroom.dismissAll();
        this.#release(code);
      } else this.#idle.add(classroom);
    }
  }
}
