/** The pages' sentences in the pseudo-locale: made from the English ones. */
import { pseudo } from '../../../shared/words/pseudo.ts';
import en from '../en/index.ts';

export default Object.fromEntries(Object.entries(en).map(([part, messages]) => [part, pseudo(messages)]));
