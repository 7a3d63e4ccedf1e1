/** What the scenarios say in the pseudo-locale. */
import en from '../../en/scenarios/index.ts';
import { pseudo } from '../../pseudo.ts';

export default pseudo(en);
