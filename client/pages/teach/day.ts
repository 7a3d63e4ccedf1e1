/** A day, as readers of the page write it. */
import { languageTag } from '../../i18n/dictionary.ts';

/** @param at milliseconds since 1970 */
export const dayOf = (at: number): string =>
  new Intl.DateTimeFormat(languageTag(), { dateStyle: 'medium' }).format(at);
