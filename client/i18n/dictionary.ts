/** The sentences on the page: one language at a time, and how each part says its own. */
import { computed, type ReadonlySignal, signal } from '@preact/signals-core';
import { DEFAULT_LANGUAGE } from '../../shared/words/choose.ts';
import { format, formatNumber, type Messages, type Translate } from '../../shared/words/format.ts';
import { LANGUAGES, type LanguageCode } from '../../shared/words/languages.ts';
import type english from './en/index.ts';

type English = typeof english;
export type Part = keyof English;

/** Complete in what they hold (the build has filled gaps with English), but only the parts that were asked for. */
export type Dictionaries = { readonly [Name in Part]?: Messages };

const spoken = signal<{ readonly language: LanguageCode; readonly dictionaries: Dictionaries }>({
  language: DEFAULT_LANGUAGE,
  dictionaries: {},
});

/** The language of the page. Reading it in a component subscribes the component; set it with `setLocale`. */
export const locale: ReadonlySignal<LanguageCode> = computed(() => spoken.value.language);

/** How the language is named to the browser: `lang` attributes and Intl. */
export const languageTag = (): string => LANGUAGES[locale.value].tag;

/** From now on the page speaks this language, all at once: no component sees one language's tag and another's words. */
export function setWords(language: LanguageCode, dictionaries: Dictionaries): void {
  spoken.value = { language, dictionaries };
}

/** A number as readers of the page write it: 4,294,967,295. */
export const number = (n: number): string => formatNumber(n, languageTag());

/** Between two sentences: nothing where the full stop is as wide as a character and brings its own space. */
export const sentenceSpace = (): string => (/^(zh|ja)/.test(languageTag()) ? '' : ' ');

const decimals = new Map<string, Intl.NumberFormat>();

/** With exactly so many digits after the point, or the comma: 12.0. Not grouped, as it may stand on an axis. */
export function decimal(n: number, digits: number): string {
  const tag = languageTag();
  const key = `${tag} ${digits}`;
  const format =
    decimals.get(key) ??
    new Intl.NumberFormat(tag, {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      useGrouping: false,
    });
  decimals.set(key, format);
  return format.format(n);
}

/** 14:05, as readers of the page write it. @param at milliseconds since 1970 */
export const timeOfDay = (at: number): string =>
  new Intl.DateTimeFormat(languageTag(), { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);

/** All of one part, which must be there: client/i18n/bundles.ts says what is fetched. */
export function messagesOf(part: Part): Messages {
  const messages = spoken.value.dictionaries[part];
  if (messages === undefined) throw new Error(`The words of ${part} are not on this page.`);
  return messages;
}

/** The `t` of one part. Its dictionary must be there when `t` is called: client/i18n/bundles.ts says what is fetched. */
export function dictionary<Name extends Part>(part: Name): Translate<English[Name]> {
  return (key, ...[params = {}]) => {
    const message = spoken.value.dictionaries[part]?.[key];
    if (message === undefined) throw new Error(`The words of ${part} are not on this page: ${key}.`);
    return format(message, params, languageTag());
  };
}
