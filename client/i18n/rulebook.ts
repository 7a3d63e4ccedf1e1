/** What verdicts are put into words with, on pages that are alone with the rulebook. */
import { t as liberties } from './liberties.ts';
import { t as misconceptions } from './misconceptions.ts';
import { t as plainRules } from './plain-rules.ts';
import { t as refusals } from './refusals.ts';
import { t as rules } from './rules.ts';
import { t as verdicts } from './verdicts.ts';

export const words = { rules, plainRules, liberties, verdicts, refusals, misconceptions };
