/** What the terminal says: English. */
import captures from '../shared/words/en/captures.ts';
import notes from '../shared/words/en/notes.ts';
import violations from '../shared/words/en/violations.ts';
import { speak } from '../shared/words/translation.ts';

export const words = {
  captures: speak<typeof captures>(captures, 'en'),
  notes: speak<typeof notes>(notes, 'en'),
  violations: speak<typeof violations>(violations, 'en'),
};
