/** What a page fetches when its WebSocket does not open: why that is, and the way over HTTP. */
import words from 'virtual:words/fallback';
import { addWords } from '../../i18n/loading.ts';
import { createFallback, type Fallback, type FallbackOptions } from './fallback.ts';
import { askWhyRefused, type Refusal } from './refusal.ts';

export interface OverHttp {
  readonly whyRefused: () => Promise<Refusal | null>;
  /** @throws what the browser throws when its words cannot be fetched */
  readonly fallBack: (options: FallbackOptions) => Promise<Fallback>;
}

export const overHttp: OverHttp = {
  whyRefused: askWhyRefused,
  fallBack: async (options) => {
    await addWords(words);
    return createFallback(options);
  },
};
