/** What a page says before its scripts are there, in the pseudo-locale. */
import type { Shell } from '../shell.ts';

export default {
  noScript: '[2ḾŠĻ ñééðš ĴàṽàŠçŕîþţ, ŵĥîçĥ ţĥîš ƀŕöŵšéŕ ðöéš ñöţ ŕûñ.]',
  slow: '[Ţĥîš þàĝé îš šţîļļ ļöàðîñĝ. Îƒ ñöţĥîñĝ ḿöŕé àþþéàŕš, ŕéļöàð îţ.]',
} satisfies Shell;
