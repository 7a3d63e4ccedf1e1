/** By hand, lest every page carry the function that makes the others. */
import type { BuiltIn } from '../built-in.ts';

export default {
  short: '[Þ]',
  unreachable: '[Þàŕţ öƒ ţĥîš þàĝé çöûļð ñöţ ƀé ļöàðéð. Îš ţĥé ñéţŵöŕķ ţĥéŕé?]',
  reload: '[Ŕéļöàð]',
} satisfies BuiltIn;
