/** Typed dictionaries: messages with {places}, plurals by Intl, one file per page and language. */
import { type Signal, signal } from '@preact/signals';

export const LOCALES = ['en', 'zh'] as const;
export type Locale = (typeof LOCALES)[number];

/** The language of the page. Reading it in a component subscribes the component. Set it with `setLocale`. */
export const locale: Signal<Locale> = signal<Locale>('en');

/** How each language is named to the browser: `lang` attributes and Intl. */
export const LANGUAGE_TAGS = { en: 'en', zh: 'zh-CN' } as const satisfies Record<Locale, string>;

/** Words chosen by the count in {n}. Chinese has one form and writes a plain string. */
export interface Plural {
  readonly one: string;
  readonly other: string;
}
export type Message = string | Plural;
export type Messages = Readonly<Record<string, Message>>;
/** What a translation of the English messages must have: the same keys, no fewer and no more. */
export type Translation<English extends Messages> = { readonly [Key in keyof English]: Message };

type Places<S extends string> = S extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Places<Rest>
  : never;
type PlacesOf<M extends Message> = M extends string
  ? Places<M>
  : M extends Plural
    ? 'n' | Places<M['one']> | Places<M['other']>
    : never;
export type Params<M extends Message> = { readonly [Name in PlacesOf<M>]: string | number };
type Arguments<M extends Message> = [PlacesOf<M>] extends [never] ? [] : [params: Params<M>];

export type Translate<English extends Messages> = <Key extends keyof English & string>(
  key: Key,
  ...args: Arguments<English[Key]>
) => string;

/** Built once each: an Intl constructor costs more than a hundred calls of what it makes. */
function perLocale<T>(make: (tag: string) => T): () => T {
  const made = new Map<Locale, T>();
  return () => {
    const known = made.get(locale.value);
    if (known !== undefined) return known;
    const fresh = make(LANGUAGE_TAGS[locale.value]);
    made.set(locale.value, fresh);
    return fresh;
  };
}
const numbers = perLocale((tag) => new Intl.NumberFormat(tag));
const plurals = perLocale((tag) => new Intl.PluralRules(tag));

/** A number as readers of the page write it: 4,294,967,295. */
export const number = (n: number): string => numbers().format(n);

export function format(message: Message, params: Readonly<Record<string, string | number>> = {}): string {
  const { n } = params;
  const pattern =
    typeof message === 'string'
      ? message
      : message[typeof n === 'number' && plurals().select(n) === 'one' ? 'one' : 'other'];
  return pattern.replace(/\{(\w+)\}/g, (place, name: string) => {
    const value = params[name];
    if (value === undefined) return place;
    return typeof value === 'number' ? number(value) : value;
  });
}

/** The `t` of one page: `dictionary({ en, zh })`, with `zh` checked against the keys of `en`. */
export function dictionary<const English extends Messages>(languages: {
  readonly en: English;
  readonly zh: Translation<English>;
}): Translate<English> {
  return (key, ...args) => format(languages[locale.value][key], args[0]);
}
