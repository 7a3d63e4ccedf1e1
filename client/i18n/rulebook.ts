/** What verdicts are put into words with, on pages that are alone with the rulebook. */
import { t as liberties } from './liberties.ts';
import { t as rules } from './rules.ts';
import { t as verdicts } from './verdicts.ts';

export const words = { rules, liberties, verdicts };
