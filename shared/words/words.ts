/** The sentences of the game in one language, each said by its id: `words.rules('R31')`. */
import type english from './en/index.ts';
import type { Translate } from './format.ts';
import type { Translation } from './translation.ts';

export type English = typeof english;

/** What the folder of a language holds, perhaps not yet all of it. */
export type Dictionary = { readonly [Domain in keyof English]?: Translation<English[Domain]> };

export type Words = { readonly [Domain in keyof English]: Translate<English[Domain]> };
