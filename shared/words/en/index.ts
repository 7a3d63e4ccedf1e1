/** The English sentences. */
import rules from './rules.ts';

export default { rules };
