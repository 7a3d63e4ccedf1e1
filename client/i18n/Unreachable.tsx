/** The page without its words, or without what would say more: it says so, and offers to reload. */
import type { LanguageCode } from '../../shared/words/languages.ts';
import { builtIn } from './built-in.ts';

/** Speaks without the dictionaries. */
export function Unreachable({ language }: { readonly language: LanguageCode }) {
  const { unreachable, reload } = builtIn(language);
  return (
    <main class="page narrow">
      <div class="stack" role="alert">
        <p>{unreachable}</p>
        <p>
          <button type="button" class="btn" onClick={() => location.reload()}>
            {reload}
          </button>
        </p>
      </div>
    </main>
  );
}
