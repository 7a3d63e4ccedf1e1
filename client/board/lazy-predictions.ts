/** The predictions, fetched with the first that is asked: the page is drawn without them. */
import words from 'virtual:words/board-later';
import { lazily } from '../ui/lazily.ts';

export const usePredictions = lazily(
  () => import('./Predict.tsx'),
  ({ PREDICTION_FACES }) => PREDICTION_FACES,
  words,
);
