/** The Chinese sentences. */
import capturedLives from './captured-lives.ts';
import captures from './captures.ts';
import controls from './controls.ts';
import crowds from './crowds.ts';
import errors from './errors.ts';
import files from './files.ts';
import lessonPlans from './lesson-plans.ts';
import liberties from './liberties.ts';
import misconceptions from './misconceptions/index.ts';
import names from './names.ts';
import notes from './notes.ts';
import plainRules from './plain-rules.ts';
import refusals from './refusals.ts';
import rules from './rules.ts';
import settings from './settings.ts';
import verdicts from './verdicts.ts';
import violations from './violations.ts';

export default {
  capturedLives,
  captures,
  controls,
  crowds,
  errors,
  files,
  lessonPlans,
  liberties,
  misconceptions,
  names,
  notes,
  plainRules,
  refusals,
  rules,
  settings,
  verdicts,
  violations,
};
