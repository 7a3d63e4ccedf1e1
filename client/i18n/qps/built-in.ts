/** By hand, lest every page carry the function that makes the others. */
import type { BuiltIn } from '../built-in.ts';

export default {
  short: '[Þ]',
  unreachable: '[Ţĥîš þàĝé çöûļð ñöţ ļöàð îţš ţéẋţ. Îš ţĥé ñéţŵöŕķ ţĥéŕé?]',
  reload: '[Ŕéļöàð]',
  noScript: '[2ḾŠĻ ñééðš ĴàṽàŠçŕîþţ, ŵĥîçĥ ţĥîš ƀŕöŵšéŕ ðöéš ñöţ ŕûñ.]',
} satisfies BuiltIn;
