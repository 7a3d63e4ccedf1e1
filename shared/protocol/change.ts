/**
 * What changed from one JSON value to the next, and how the next is made of the one before and that.
 */

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/**
 * A list is what stands in the place of what was there: nothing, one value, or in a list several.
 * An object says of the members that changed, by their keys, or of the elements, by their places in the list before: the one
 * behind the last is the end.
 */
export type Change = readonly Json[] | { readonly [key: string]: Change };

const isList = (value: unknown): value is readonly Json[] => Array.isArray(value);
const isObject = (value: unknown): value is Readonly<Record<string, Json>> =>
  typeof value === 'object' && value !== null && !isList(value);

/** What did not change stays the same object. @param change made from the like of `before` */
export function applyChange<T extends Json>(before: T, change: Change): T;
export function applyChange(before: Json, change: Change): Json | undefined {
  if (isList(change)) return change[0];
  const parts = Object.entries(change);
  if (isList(before)) {
    const places: (readonly Json[])[] = [...before.map((element) => [element]), []];
    for (const [place, part] of parts) {
      const at = Number(place);
      places[at] = isList(part) ? part : [applyChange(before[at] ?? null, part)];
    }
    return places.flat(1) as Json[];
  }
  const members = new Map(Object.entries(before as Readonly<Record<string, Json>>));
  for (const [key, part] of parts) {
    if (isList(part) && part.length === 0) members.delete(key);
    else members.set(key, applyChange(members.get(key) ?? null, part));
  }
  return Object.fromEntries(members);
}

/** Null where they are the same. What a member leaves out, or has as undefined, is not there: JSON knows no other. */
export function changeBetween(before: Json, after: Json): Change | null {
  if (before === after) return null;
  if (isList(before) && isList(after)) return betweenLists(before, after);
  if (isObject(before) && isObject(after)) return betweenObjects(before, after);
  return [after];
}

function betweenObjects(
  before: Readonly<Record<string, Json>>,
  after: Readonly<Record<string, Json>>,
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
const member = (object: Readonly<Record<string, Json>>, key: string): Json | undefined =>
  Object.hasOwn(object, key) ? object[key] : undefined;

/**
 * Elements are followed by what they are called, so that one who leaves costs one place and not all that come after.
 * What is found is right however they are called; it is only the shorter for it.
 */
function betweenLists(before: readonly Json[], after: readonly Json[]): Change | null {
  const places = new Map<number, Change>();
  const known = new Names(before);
  const kept = new Names(after);
  let replaced = 0;
  let from = 0;
  let to = 0;
  while (from < before.length && to < after.length) {
    const was = before[from] as Json;
    const is = after[to] as Json;
    if (was === is || nameOf(was) === nameOf(is)) {
      const part = changeBetween(was, is);
      if (part !== null) places.set(from, part);
      from += 1;
      to += 1;
    } else if (kept.has(was) && !known.has(is)) {
      // They are new, and stand before one that stays.
      const news: Json[] = [];
      while (to < after.length && !known.has(after[to] as Json)) news.push(after[to++] as Json);
      if (to < after.length) news.push(after[to++] as Json);
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
function nameOf(element: Json): unknown {
  if (typeof element !== 'object' || element === null) return element;
  const { id, match, name } = element as Readonly<Record<string, Json | undefined>>;
  const called = id ?? match ?? name;
  return typeof called === 'string' || typeof called === 'number' ? called : JSON.stringify(element);
}

/** The names of a list's elements, read when they are first asked for. */
class Names {
  readonly #list: readonly Json[];
  #names: ReadonlySet<unknown> | null = null;

  constructor(list: readonly Json[]) {
    this.#list = list;
  }

  has(element: Json): boolean {
    this.#names ??= new Set(this.#list.map(nameOf));
    return this.#names.has(nameOf(element));
  }
}
