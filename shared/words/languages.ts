/** Every language of the game by its code, without its sentences. Written by scripts/languages.mjs. */
import en from './en/language.ts';
import qps from './qps/language.ts';
import zh from './zh/language.ts';

export const LANGUAGES = { en, qps, zh } as const;

export type LanguageCode = keyof typeof LANGUAGES;
