/** What every language says of the scenarios, by its code. Written by scripts/languages.mjs. */
import en from './en/scenarios/index.ts';
import qps from './qps/scenarios/index.ts';
import zh from './zh/scenarios/index.ts';

export const SCENARIO_DICTIONARIES = { en, qps, zh } as const;
