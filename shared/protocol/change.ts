/**
 * What changed from one JSON value to the next, and how the next is made of the one before and that.
 */

/**
 * A list is what stands in the place of what was there: nothing, one value, or in a list several.
 * An object says of the members that changed, by their keys, or of the elements, by their places in the list before: the one
 * behind the last is the end.
 */
export type Change = readonly unknown[] | { readonly [key: string]: Change };

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !isList(value);

/** What did not change stays the same object. @param change made from the like of `before` */
export function applyChange<T>(before: T, change: Change): T;
export function applyChange(before: unknown, change: Change): unknown {
  if (isList(change)) return change[0];
  const parts = Object.entries(change);
  if (isList(before)) {
    const places: (readonly unknown[])[] = [...before.map((element) => [element]), []];
    for (const [place, part] of parts) {
      const at = Number(place);
      places[at] = isList(part) ? part : [applyChange(before[at] ?? null, part)];
    }
    return places.flat(1);
  }
  const members = new Map(Object.entries(before as Readonly<Record<string, unknown>>));
  for (const [key, part] of parts) {
    if (isList(part) && part.length === 0) members.delete(key);
    else members.set(key, applyChange(members.get(key) ?? null, part));
  }
  return Object.fromEntries(members);
}

/** Null where they are the same. What a member leaves out, or has as undefined, is not there: JSON knows no other. */
export function changeBetween<T>(before: T, after: T): Change | null;
export function changeBetween(before: unknown, after: unknown): Change | null {
  if (before === after) return null;
  if (isList(before) && isList(after)) return betweenListsOnce(before, after);
  if (isObject(before) && isObject(after)) return betweenObjects(before, after);
  return [after];
}

function betweenObjects(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): Change | null {
  const parts: [string, Change][] = [];
  for (const key of Object.keys(before))
    if (before[key] !== undefined && member(after, key) === undefined) parts.push([key, []]);
  for (const key of Object.keys(after)) {
    const is = after[key];
    if (is === undefined) continue;
    const was = member(before, key);
    const part = was === undefined ? [is] : changeBetween(was, is);
    if (part !== null) parts.push([key, part]);
  }
  return parts.length === 0 ? null : Object.fromEntries(parts);
}

/** Its own: not what every object has, as `constructor`. */
const member = (object: Readonly<Record<string, unknown>>, key: string): unknown =>
  Object.hasOwn(object, key) ? object[key] : undefined;

/** A list as long as this is likely to be a part of many views, as a class's names are: what changed is found once for all. */
const LONG = 32;
const found = new WeakMap<object, WeakMap<object, { readonly change: Change | null }>>();

function betweenListsOnce(before: readonly unknown[], after: readonly unknown[]): Change | null {
  if (after.length < LONG) return betweenLists(before, after);
  const of = found.get(after) ?? new WeakMap();
  found.set(after, of);
  const known = of.get(before) ?? { change: betweenLists(before, after) };
  of.set(before, known);
  return known.change;
}

/**
 * Elements are followed by what they are called, so that one who leaves costs one place and not all that come after.
 * What is found is right however they are called; it is only the shorter for it.
 */
function betweenLists(before: readonly unknown[], after: readonly unknown[]): Change | null {
  const places = new Map<number, Change>();
  const known = new Names(before);
  const kept = new Names(after);
  let replaced = 0;
  let from = 0;
  let to = 0;
  while (from < before.length && to < after.length) {
    const was = before[from];
    const is = after[to];
    if (was === is || nameOf(was) === nameOf(is)) {
      const part = changeBetween(was, is);
      if (part !== null) places.set(from, part);
      from += 1;
      to += 1;
    } else if (kept.has(was) && !known.has(is)) {
      // They are new, and stand before one that stays.
      const news: unknown[] = [];
      while (to < after.length && !known.has(after[to])) news.push(after[to++]);
      if (to < after.length) news.push(after[to++]);
      places.set(from++, news);
      replaced += 1;
    } else if (!kept.has(was) && known.has(is)) {
      places.set(from++, []);
      replaced += 1;
    } else {
      places.set(from++, [is]);
      to += 1;
      replaced += 1;
    }
  }
  for (; from < before.length; from++, replaced++) places.set(from, []);
  if (to < after.length) places.set(before.length, after.slice(to));
  if (places.size === 0) return null;
  // To name so many places would be longer than to say it anew.
  return before.length === 0 || 2 * replaced > before.length ? [after] : Object.fromEntries(places);
}

/** What a thing is called, where it is called anything; else it is what it says. */
function nameOf(element: unknown): unknown {
  if (typeof element !== 'object' || element === null) return element;
  const { id, match, host, name } = element as Readonly<Record<string, unknown>>;
  const called = id ?? match ?? host ?? name;
  return typeof called === 'string' || typeof called === 'number' ? called : JSON.stringify(element);
}

/** The names of a list's elements, read when they are first asked for. */
class Names {
  readonly #list: readonly unknown[];
  #names: ReadonlySet<unknown> | null = null;

  constructor(list: readonly unknown[]) {
    this.#list = list;
  }

  has(element: unknown): boolean {
    this.#names ??= new Set(this.#list.map(nameOf));
    return this.#names.has(nameOf(element));
  }
}
