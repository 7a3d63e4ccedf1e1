/** Equal things become one small number, so that a joint state is four numbers. */
export interface Interned<T> {
  /** The number of what `key` stands for; `make` is called for the first of its kind. */
  readonly idOf: (key: string, make: () => T) => number;
  readonly at: (id: number) => T;
  readonly size: () => number;
}

export function interned<T>(): Interned<T> {
  const ids = new Map<string, number>();
  const all: T[] = [];
  return {
    idOf: (key, make) => {
      const known = ids.get(key);
      if (known !== undefined) return known;
      const id = all.push(make()) - 1;
      ids.set(key, id);
      return id;
    },
    at: (id) => all[id] as T,
    size: () => all.length,
  };
}

/** `f` of a small number, worked out once for each. */
export function remembered<T>(f: (n: number) => T): (n: number) => T {
  const known = new Map<number, T>();
  return (n) => {
    const old = known.get(n);
    if (old !== undefined) return old;
    const made = f(n);
    known.set(n, made);
    return made;
  };
}
