/** The sentences of every language by its code. Written by scripts/languages.mjs. */
import en from './en/index.ts';
import qps from './qps/index.ts';
import zh from './zh/index.ts';

export const DICTIONARIES = { en, qps, zh } as const;
