/** The predictions, fetched with the first that is asked: the page is drawn without them. */
import words from 'virtual:words/board-later';
import { addWords } from '../i18n/loading.ts';
import { retryImport } from '../retry-import.ts';
import { lazily } from '../ui/lazily.ts';

export const usePredictions = lazily(async () => {
  const [{ PREDICTION_FACES }] = await Promise.all([
    retryImport(() => import('./Predict.tsx')),
    addWords(words),
  ]);
  return PREDICTION_FACES;
});
