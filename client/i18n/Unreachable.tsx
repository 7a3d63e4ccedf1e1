/** The page without its words, or without what would say more: it says so, and offers to reload. */
import { render } from 'preact';
import { LANGUAGES, type LanguageCode } from '../../shared/words/languages.ts';
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

export function showUnreachable(language: LanguageCode): void {
  document.documentElement.lang = LANGUAGES[language].tag;
  const root = document.getElementById('app');
  root?.replaceChildren();
  if (root) render(<Unreachable language={language} />, root);
}
