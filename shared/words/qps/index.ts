/** The pseudo-locale's sentences. */
import en from '../en/index.ts';
import { pseudo } from '../pseudo.ts';

export default { rules: pseudo(en.rules) };
