/** The sentences of the game in one language, each said by its id: `words.rules('R31')`. */
import type english from './en/index.ts';
import type { Translate } from './format.ts';
import { speak, type Translation, type Wording } from './translation.ts';

export type English = typeof english;

/** What the folder of a language holds, perhaps not yet all of it. */
export type Dictionary = { readonly [Domain in keyof English]?: Translation<English[Domain]> };
/** A dictionary in which nothing is missing. */
export type CompleteDictionary = { readonly [Domain in keyof English]: Wording<English[Domain]> };

export type Words = { readonly [Domain in keyof English]: Translate<English[Domain]> };

export const wordsFrom = ({ rules }: CompleteDictionary, tag: string): Words => ({
  rules: speak<English['rules']>(rules, tag),
});
