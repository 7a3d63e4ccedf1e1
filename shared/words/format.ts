/** A message: a sentence with {places}, in one form or several by a count, and its filling. */

/** Words chosen by the count in {n}, in the forms that the language has; Chinese has one and writes a plain string. */
export interface Plural extends Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> {
  readonly other: string;
}
export type Message = string | Plural;
export type Messages = Readonly<Record<string, Message>>;

type Places<S extends string> = S extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Places<Rest>
  : never;
type PlacesOf<M extends Message> = M extends string
  ? Places<M>
  : M extends Plural
    ? 'n' | Places<Extract<M[keyof M], string>>
    : never;
/** What a message asks for: one value a place. */
export type Params<M extends Message> = { readonly [Name in PlacesOf<M>]: string | number };
type Arguments<M extends Message> = [PlacesOf<M>] extends [never] ? [] : [params: Params<M>];

/** Says one of the messages, with its places filled. */
export type Translate<English extends Messages> = <Key extends keyof English & string>(
  key: Key,
  ...args: Arguments<English[Key]>
) => string;

/** Built once each: an Intl constructor costs more than a hundred calls of what it makes. */
function perTag<T>(make: (tag: string) => T): (tag: string) => T {
  const made = new Map<string, T>();
  return (tag) => {
    const known = made.get(tag) ?? make(tag);
    made.set(tag, known);
    return known;
  };
}
const numbers = perTag((tag) => new Intl.NumberFormat(tag));
const plurals = perTag((tag) => new Intl.PluralRules(tag));

/** A number as readers of the language write it: 4,294,967,295. */
export const formatNumber = (n: number, tag: string): string => numbers(tag).format(n);

/** A place that nobody filled stays standing, so that it is seen. `tag` is the BCP 47 tag of the language. */
export function format(
  message: Message,
  params: Readonly<Record<string, string | number>>,
  tag: string,
): string {
  const { n } = params;
  const form = typeof n === 'number' ? plurals(tag).select(n) : 'other';
  const pattern = typeof message === 'string' ? message : (message[form] ?? message.other);
  return pattern.replace(/\{(\w+)\}/g, (place, name: string) => {
    const value = params[name];
    if (value === undefined) return place;
    return typeof value === 'number' ? formatNumber(value, tag) : value;
  });
}
