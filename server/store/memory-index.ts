/** The index of the store that forgets: what sqlite-index.ts does in tables, in maps. */
import type { Calendar, ClassRow, Index, IndexChange, Share, TeacherRow, TokenHolder } from './store.ts';

type Row = { -readonly [Key in keyof Omit<ClassRow, 'code' | 'players' | 'openedAt'>]: ClassRow[Key] } & {
  openedAt: number | null;
};

/** What a class holds at its beginning, and when it was deleted. */
const EMPTY = { name: null, rounds: 0, playing: null, keptFor: null, expires: null } as const;

/** What is read, unless the store is closed. */
export type WhileOpen = <T>(read: () => T) => Promise<T>;

export class MemoryIndex implements Index {
  readonly #classes = new Map<string, Row>();
  readonly #tokens = new Map<string, TokenHolder>();
  readonly #matches = new Map<string, string>();
  readonly #teachers = new Map<string, { name: string | null; codeHash: string | null }>();
  readonly #owners = new Map<string, string>();
  readonly #shares = new Map<string, Share>();
  readonly #calendar: { days: number[]; jump: Calendar['jump'] } = { days: [], jump: null };
  readonly #whileOpen: WhileOpen;

  constructor(whileOpen: WhileOpen) {
    this.#whileOpen = whileOpen;
  }

  apply(change: IndexChange, at: number): void {
    switch (change.type) {
      case 'opened':
        Object.assign(this.#row(change.class), { openedAt: at, owner: change.owner });
        this.#touch(change.class, at);
        return;
      case 'closed':
        this.#row(change.class).closedAt = at;
        return;
      case 'reopened':
        this.#row(change.class).closedAt = null;
        this.#touch(change.class, at);
        return;
      case 'named':
        this.#row(change.class).name = change.name;
        return;
      case 'round':
        this.#row(change.class).rounds += 1;
        return;
      case 'deleted':
        Object.assign(this.#row(change.class), EMPTY, { closedAt: at, deletedAt: at });
        for (const [hash, holder] of this.#tokens)
          if (holder.role !== 'teacher' && holder.class === change.class) this.#tokens.delete(hash);
        return;
      case 'touched':
        this.#touch(change.class, at);
        return;
      case 'playing':
        this.#row(change.class).playing = change.scenario;
        return;
      case 'match':
        this.#matches.set(change.match, change.class);
        return;
      case 'player':
        this.#tokens.set(change.tokenHash, { role: 'player', class: change.class, player: change.player });
        return;
      case 'player-gone':
        for (const [hash, holder] of this.#tokens)
          if (holder.role === 'player' && holder.class === change.class && holder.player === change.player)
            this.#tokens.delete(hash);
        return;
      case 'projector':
        this.#tokens.set(change.tokenHash, { role: 'projector', class: change.class });
        return;
      case 'projectors-gone':
        for (const [hash, holder] of this.#tokens)
          if (holder.role === 'projector' && holder.class === change.class) this.#tokens.delete(hash);
        return;
      case 'kept':
        Object.assign(this.#row(change.class), { keptFor: change.days, expires: null });
        return;
      case 'expires':
        this.#row(change.class).expires = change.day;
        return;
      case 'day':
        this.#calendar.days.push(at);
        return;
      case 'jump':
        this.#calendar.jump = { at, days: this.#calendar.days.length };
        for (const row of this.#classes.values()) row.expires = null;
        return;
      case 'teacher':
        this.#tokens.set(change.tokenHash, { role: 'teacher', since: at, teacher: change.teacher });
        return;
      case 'teacher-named':
        this.#teacher(change.teacher).name = change.name;
        return;
      case 'recovery':
        this.#teacher(change.teacher).codeHash = change.codeHash;
        return;
      case 'signed-out':
        this.#tokens.delete(change.tokenHash);
        return;
      case 'signed-out-elsewhere':
        for (const [hash, holder] of this.#tokens)
          if (holder.role === 'teacher' && holder.teacher === change.teacher && hash !== change.tokenHash)
            this.#tokens.delete(hash);
        return;
      case 'owned':
        if (change.teacher === null) this.#owners.delete(change.thing);
        else this.#owners.set(change.thing, change.teacher);
        return;
      case 'shared':
        this.#shares.set(change.share, { id: change.share, thing: change.thing, since: at, teacher: null });
        return;
      case 'share-taken': {
        const share = this.#shares.get(change.share);
        if (share) this.#shares.set(change.share, { ...share, teacher: change.teacher });
        return;
      }
      case 'share-ended':
        this.#shares.delete(change.share);
        return;
      case 'shares-gone':
        for (const [id, { thing }] of this.#shares) if (thing === change.thing) this.#shares.delete(id);
    }
  }

  holder(tokenHash: string): Promise<TokenHolder | null> {
    return this.#whileOpen(() => this.#tokens.get(tokenHash) ?? null);
  }

  class(code: string): Promise<ClassRow | null> {
    return this.#whileOpen(() => this.#shown(code));
  }

  openClasses(): Promise<readonly ClassRow[]> {
    return this.#whileOpen(() => {
      const rows = [...this.#classes.keys()].sort().flatMap((code) => this.#shown(code) ?? []);
      return rows.filter(({ closedAt }) => closedAt === null);
    });
  }

  classes(): Promise<readonly ClassRow[]> {
    return this.#whileOpen(() =>
      [...this.#classes.keys()]
        .sort()
        .flatMap((code) => this.#shown(code) ?? [])
        .filter(({ deletedAt }) => deletedAt === null)
        .sort((one, other) => other.openedAt - one.openedAt),
    );
  }

  matchesOf(code: string): Promise<readonly string[]> {
    return this.#whileOpen(() => [...this.#matches].flatMap(([match, of]) => (of === code ? [match] : [])));
  }

  classOf(match: string): Promise<string | null> {
    return this.#whileOpen(() => this.#matches.get(match) ?? null);
  }

  teacher(id: string): Promise<TeacherRow | null> {
    return this.#whileOpen(() => this.#known().find((known) => known.id === id) ?? null);
  }

  teachers(): Promise<readonly TeacherRow[]> {
    return this.#whileOpen(() => this.#known());
  }

  recovers(codeHash: string): Promise<string | null> {
    return this.#whileOpen(
      () => [...this.#teachers].find(([, known]) => known.codeHash === codeHash)?.[0] ?? null,
    );
  }

  sessions(teacher: string): Promise<readonly { readonly since: number }[]> {
    return this.#whileOpen(() =>
      [...this.#tokens.values()]
        .flatMap((holder) =>
          holder.role === 'teacher' && holder.teacher === teacher ? [{ since: holder.since }] : [],
        )
        .sort((one, other) => other.since - one.since),
    );
  }

  ownerOf(thing: string): Promise<string | null> {
    return this.#whileOpen(() => this.#owners.get(thing) ?? null);
  }

  ownedByOthers(teacher: string): Promise<readonly string[]> {
    return this.#whileOpen(() =>
      [...this.#owners].flatMap(([thing, owner]) => (owner === teacher ? [] : [thing])).sort(),
    );
  }

  share(id: string): Promise<Share | null> {
    return this.#whileOpen(() => this.#shares.get(id) ?? null);
  }

  sharesOf(thing: string): Promise<readonly Share[]> {
    return this.#whileOpen(() =>
      [...this.#shares.values()]
        .filter((share) => share.thing === thing)
        .sort((one, other) => other.since - one.since || (one.id < other.id ? -1 : 1)),
    );
  }

  sharedWith(teacher: string): Promise<readonly string[]> {
    return this.#whileOpen(() => [
      ...new Set([...this.#shares.values()].flatMap((s) => (s.teacher === teacher ? [s.thing] : []))),
    ]);
  }

  calendar(): Promise<Calendar> {
    return this.#whileOpen(() => ({ ...this.#calendar, days: [...this.#calendar.days] }));
  }

  #known(): readonly TeacherRow[] {
    return [...this.#teachers]
      .map(([id, { name, codeHash }]) => ({ id, name, recovery: codeHash !== null }))
      .sort((one, other) => (one.id < other.id ? -1 : 1));
  }

  #teacher(id: string): { name: string | null; codeHash: string | null } {
    const known = this.#teachers.get(id) ?? { name: null, codeHash: null };
    this.#teachers.set(id, known);
    return known;
  }

  #shown(code: string): ClassRow | null {
    const row = this.#classes.get(code);
    if (row === undefined || row.openedAt === null) return null;
    const players = new Set<string>();
    for (const holder of this.#tokens.values())
      if (holder.role === 'player' && holder.class === code) players.add(holder.player);
    return { ...row, code, openedAt: row.openedAt, players: players.size };
  }

  #row(code: string): Row {
    const row = this.#classes.get(code) ?? {
      ...EMPTY,
      openedAt: null,
      closedAt: null,
      deletedAt: null,
      touchedAt: 0,
      owner: '',
    };
    this.#classes.set(code, row);
    return row;
  }

  #touch(code: string, at: number): void {
    const row = this.#row(code);
    row.touchedAt = Math.max(row.touchedAt, at);
    row.expires = null;
  }
}
