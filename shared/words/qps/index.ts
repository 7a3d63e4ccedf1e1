/** The pseudo-locale's sentences. */
import en from '../en/index.ts';
import { pseudo } from '../pseudo.ts';

export default {
  capturedLives: pseudo(en.capturedLives),
  captures: pseudo(en.captures),
  controls: pseudo(en.controls),
  crowds: pseudo(en.crowds),
  errors: pseudo(en.errors),
  files: pseudo(en.files),
  lessonPlans: pseudo(en.lessonPlans),
  liberties: pseudo(en.liberties),
  misconceptions: pseudo(en.misconceptions),
  names: pseudo(en.names),
  notes: pseudo(en.notes),
  plainRules: pseudo(en.plainRules),
  refusals: pseudo(en.refusals),
  rules: pseudo(en.rules),
  settings: pseudo(en.settings),
  verdicts: pseudo(en.verdicts),
  violations: pseudo(en.violations),
};
