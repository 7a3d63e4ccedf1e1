/** The index of the store that forgets: what sqlite-index.ts does in tables, in maps. */
import type { ClassRow, Index, IndexChange, TokenHolder } from './store.ts';

type Row = { -readonly [Key in keyof Omit<ClassRow, 'code' | 'players' | 'openedAt'>]: ClassRow[Key] } & {
  openedAt: number | null;
};

/** What a class holds at its beginning, and when it was deleted. */
const EMPTY = { name: null, rounds: 0, playing: null } as const;

/** What is read, unless the store is closed. */
export type WhileOpen = <T>(read: () => T) => Promise<T>;

export class MemoryIndex implements Index {
  readonly #classes = new Map<string, Row>();
  readonly #tokens = new Map<string, TokenHolder>();
  readonly #matches = new Map<string, string>();
  readonly #whileOpen: WhileOpen;

  constructor(whileOpen: WhileOpen) {
    this.#whileOpen = whileOpen;
  }

  apply(change: IndexChange, at: number): void {
    switch (change.type) {
      case 'opened':
        this.#row(change.class).openedAt = at;
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
      case 'teacher':
        this.#tokens.set(change.tokenHash, { role: 'teacher', since: at });
    }
  }

  holder(tokenHash: string): Promise<TokenHolder | null> {
    return this.#whileOpen(() => {
      const holder = this.#tokens.get(tokenHash) ?? null;
      const isOver =
        holder !== null && holder.role !== 'teacher' && this.#classes.get(holder.class)?.closedAt != null;
      return isOver ? null : holder;
    });
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
    };
    this.#classes.set(code, row);
    return row;
  }

  #touch(code: string, at: number): void {
    const row = this.#row(code);
    row.touchedAt = Math.max(row.touchedAt, at);
  }
}
