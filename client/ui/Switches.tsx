/** The reader's two choices on every page: language and appearance. */
import './Switches.css';
import { isLanguage } from '../../shared/words/choose.ts';
import { LANGUAGES, type LanguageCode } from '../../shared/words/languages.ts';
import { builtIn } from '../i18n/built-in.ts';
import { t } from '../i18n/common.ts';
import { locale } from '../i18n/dictionary.ts';
import { setLocale } from '../i18n/index.ts';
import { toast } from './Notice.tsx';
import { setTheme, THEMES, type Theme, theme } from './theme.ts';

const isOffered = (code: string): code is LanguageCode => isLanguage(code) && LANGUAGES[code].offered;
const OFFERED = Object.keys(LANGUAGES).filter(isOffered);

const change = (language: LanguageCode): void => {
  setLocale(language).catch(() => toast('bad', builtIn(locale.value).unreachable));
};

/** Each language in its own words, so that whoever is lost in another one finds it. */
export function LanguageSwitch() {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out inline everywhere.
    <div class="segmented" role="group" aria-label={t('language.label')}>
      {OFFERED.map((one) => (
        <button
          key={one}
          type="button"
          class="btn small switch"
          lang={LANGUAGES[one].tag}
          title={LANGUAGES[one].name}
          aria-label={LANGUAGES[one].name}
          aria-pressed={locale.value === one}
          onClick={() => change(one)}
        >
          {builtIn(one).short}
        </button>
      ))}
    </div>
  );
}

const SUN =
  'M8 1v1.8M8 13.2V15M1 8h1.8M13.2 8H15M3.1 3.1l1.2 1.2M11.7 11.7l1.2 1.2M12.9 3.1l-1.2 1.2M4.3 11.7l-1.2 1.2';

function ThemeIcon({ of }: { readonly of: Theme }) {
  return (
    <svg
      viewBox="0 0 16 16"
      width="18"
      height="18"
      fill="none"
      stroke="currentColor"
      stroke-width="1.6"
      aria-hidden="true"
    >
      {of === 'light' && (
        <>
          <circle cx="8" cy="8" r="3" fill="currentColor" />
          <path d={SUN} stroke-linecap="round" />
        </>
      )}
      {of === 'dark' && <path d="M13.5 10A6 6 0 0 1 6 2.5 6 6 0 1 0 13.5 10Z" fill="currentColor" />}
      {of === 'system' && (
        <>
          <circle cx="8" cy="8" r="6" />
          <path d="M8 2a6 6 0 0 1 0 12Z" fill="currentColor" />
        </>
      )}
    </svg>
  );
}

/** One button that goes round: as the system, light, dark. */
export function ThemeSwitch() {
  const next = THEMES[(THEMES.indexOf(theme.value) + 1) % THEMES.length] ?? 'system';
  const label = `${t('theme.label')}: ${t(`theme.${theme.value}`)}`;
  return (
    <button
      type="button"
      class="btn quiet icon small"
      title={label}
      aria-label={label}
      onClick={() => setTheme(next)}
    >
      <ThemeIcon of={theme.value} />
    </button>
  );
}
