/** What a page cannot do without: where it cannot be had, the page says so. */
import { LANGUAGES, type LanguageCode } from '../../shared/words/languages.ts';
import { builtIn } from './built-in.ts';

/** Made by hand: what would draw it may be what cannot be had. */
function showUnreachable(language: LanguageCode): void {
  const { unreachable, reload } = builtIn(language);
  const button = document.createElement('button');
  button.className = 'btn';
  button.textContent = reload;
  button.onclick = () => location.reload();
  const said = document.createElement('p');
  said.textContent = unreachable;
  const alert = document.createElement('div');
  alert.className = 'stack';
  alert.role = 'alert';
  alert.append(said, button);
  const main = document.createElement('main');
  main.className = 'page narrow';
  main.append(alert);
  document.documentElement.lang = LANGUAGES[language].tag;
  document.getElementById('app')?.replaceChildren(main);
}

/** @throws what the browser throws when it cannot be had; the page then says so and nothing else */
export async function needed<Fetched>(fetching: Promise<Fetched>, language: LanguageCode): Promise<Fetched> {
  try {
    return await fetching;
  } catch (error) {
    showUnreachable(language);
    throw error;
  }
}
