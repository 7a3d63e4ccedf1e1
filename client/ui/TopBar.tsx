/** The head of every page: where one is, what belongs to the page, and the reader's own choices. */
import './TopBar.css';
import type { ComponentChildren } from 'preact';
import { t } from '../i18n/common.ts';
import { LanguageSwitch, ThemeSwitch } from './Switches.tsx';

/** Two lifelines, a segment each way: the game in 24 pixels. */
export function Logo() {
  return (
    <svg class="logo" viewBox="0 0 24 24" width="28" height="28" aria-hidden="true">
      <path class="line a" d="M4 6v16" />
      <path class="line b" d="M20 6v16" />
      <circle class="end a" cx="4" cy="4" r="3.25" />
      <rect class="end b" x="17" y="1" width="6" height="6" rx="0.75" />
      <path class="arrow" d="M5.5 8.5 17 12M18.5 15 7 18.5" />
      <path class="head" d="m19 12.7-4-3 -1 3.2ZM5 19.2l4-3 1 3.2Z" />
    </svg>
  );
}

export interface TopBarProps {
  /** What page or match this is. */
  readonly title?: ComponentChildren;
  /** The page's own controls, at the end before language and appearance. */
  readonly children?: ComponentChildren;
  /** Lies over the title for as long as it matters more. */
  readonly over?: ComponentChildren;
  /** Where the logo leads; a page that must not be left by accident gives none. */
  readonly home?: string;
}

/** The page's main part must carry id="main" (and tabIndex={-1}), where the skip link leads. */
export function TopBar({ title, over, children, home }: TopBarProps) {
  const brand = (
    <>
      <Logo />
      <span class="brand-name">{t('app.name')}</span>
    </>
  );
  return (
    <header class="top-bar">
      <a class="skip-link" href="#main">
        {t('skip.main')}
      </a>
      {home === undefined ? (
        <span class="brand">{brand}</span>
      ) : (
        <a class="brand" href={home} aria-label={t('app.name')}>
          {brand}
        </a>
      )}
      {title !== undefined && (
        <div class="top-bar-middle">
          <div class="top-bar-title">{title}</div>
          {over}
        </div>
      )}
      <div class="top-bar-end">
        {children}
        <LanguageSwitch />
        <ThemeSwitch />
      </div>
    </header>
  );
}
