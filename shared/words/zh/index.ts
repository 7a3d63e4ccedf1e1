/** The Chinese sentences. */
import rules from './rules.ts';

export default { rules };
