/** The page without its words: it says so, and offers to reload. */
import { LANGUAGES, type LanguageCode } from '../../shared/words/languages.ts';
import { builtIn } from './built-in.ts';

/** Without a component: those speak from the dictionaries. */
export function showUnreachable(language: LanguageCode): void {
  const words = builtIn(language);
  const sentence = document.createElement('p');
  sentence.textContent = words.unreachable;
  const reload = document.createElement('button');
  reload.type = 'button';
  reload.className = 'btn';
  reload.textContent = words.reload;
  reload.addEventListener('click', () => location.reload());
  const alert = document.createElement('main');
  alert.className = 'page narrow stack';
  alert.setAttribute('role', 'alert');
  alert.append(sentence, reload);
  document.documentElement.lang = LANGUAGES[language].tag;
  document.getElementById('app')?.replaceChildren(alert);
}
