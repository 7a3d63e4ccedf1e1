/** The English sentences. */
import captures from './captures.ts';
import controls from './controls.ts';
import crowds from './crowds.ts';
import errors from './errors.ts';
import liberties from './liberties.ts';
import names from './names.ts';
import rules from './rules.ts';
import settings from './settings.ts';
import verdicts from './verdicts.ts';
import violations from './violations.ts';

export default {
  captures,
  controls,
  crowds,
  errors,
  liberties,
  names,
  rules,
  settings,
  verdicts,
  violations,
};
