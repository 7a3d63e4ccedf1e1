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

/**
 * As JSON, in one pass: most of what is told is a change. Null where they are the same. What a member leaves out, or has as
 * undefined, is not there: JSON knows no other.
 */
export function changeBetween(before: unknown, after: unknown): string | null {
  if (before === after) return null;
  if (isList(before) && isList(after)) return betweenListsOnce(before, after);
  if (isObject(before) && isObject(after)) return betweenObjects(before, after);
  return replaced(after);
}

const replaced = (value: unknown): string =>
  `[${typeof value === 'number' && Number.isFinite(value) ? value : JSON.stringify(value)}]`;

/** A view has a few dozen names, again and again; those of players and the like are not kept. */
const MOST_QUOTED = 1_000;
const quoted = new Map<string, string>();
function quote(key: string): string {
  const known = quoted.get(key);
  if (known !== undefined) return known;
  const text = JSON.stringify(key);
  if (quoted.size < MOST_QUOTED) quoted.set(key, text);
  return text;
}

/** Without lists of their members: a view is compared with the one before at every move, and mostly is much the same. */
function betweenObjects(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): string | null {
  let text = '';
  let common = 0;
  for (const key in after) {
    const is = after[key];
    const found = before[key];
    // What every object has, as `constructor`, is not its own.
    const was = found === is || found === undefined || Object.hasOwn(before, key) ? found : undefined;
    if (was !== undefined) common += 1;
    if (was === is) continue;
    let part: string | null;
    if (is === undefined) part = '[]';
    else part = was === undefined ? replaced(is) : changeBetween(was, is);
    if (part !== null) text += `${text === '' ? '{' : ','}${quote(key)}:${part}`;
  }
  let were = 0;
  for (const key in before) if (before[key] !== undefined) were += 1;
  if (were > common)
    for (const key in before)
      if (before[key] !== undefined && !Object.hasOwn(after, key))
        text += `${text === '' ? '{' : ','}${quote(key)}:[]`;
  return text === '' ? null : `${text}}`;
}

/** A list as long as this is likely to be a part of many views, as a class's names are: what changed is found once for all. */
const LONG = 32;
const found = new WeakMap<object, WeakMap<object, { readonly change: string | null }>>();

function betweenListsOnce(before: readonly unknown[], after: readonly unknown[]): string | null {
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
function betweenLists(before: readonly unknown[], after: readonly unknown[]): string | null {
  // Mostly empty, as is what waits for an answer.
  if (before.length === 0) return after.length === 0 ? null : replaced(after);
  const places: string[] = [];
  const known = new Names(before);
  const kept = new Names(after);
  let replacements = 0;
  let from = 0;
  let to = 0;
  while (from < before.length && to < after.length) {
    const was = before[from];
    const is = after[to];
    if (was === is || nameOf(was) === nameOf(is)) {
      const part = changeBetween(was, is);
      if (part !== null) places.push(`"${from}":${part}`);
      from += 1;
      to += 1;
      continue;
    }
    const begin = to;
    if (kept.has(was) && !known.has(is)) {
      // They are new, and stand before one that stays.
      while (to < after.length && !known.has(after[to])) to += 1;
      to = Math.min(to + 1, after.length);
    } else if (kept.has(was) || !known.has(is)) to += 1;
    places.push(`"${from}":${JSON.stringify(after.slice(begin, to))}`);
    from += 1;
    replacements += 1;
  }
  for (; from < before.length; from++, replacements++) places.push(`"${from}":[]`);
  if (to < after.length) places.push(`"${before.length}":${JSON.stringify(after.slice(to))}`);
  if (places.length === 0) return null;
  // To name so many places would be longer than to say it anew.
  return 2 * replacements > before.length ? replaced(after) : `{${places.join()}}`;
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
