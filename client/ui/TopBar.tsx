/** The head of every page: where one is, what belongs to the page, and the reader's own choices. */
import './TopBar.css';
import type { ComponentChildren } from 'preact';
import { t } from '../i18n/common.ts';
import { LOGO, LOGO_VIEW } from './logo.ts';
import { LanguageSwitch, ThemeSwitch } from './Switches.tsx';

/** Two lifelines, a segment each way: the game in 24 pixels. */
export function Logo() {
  return (
    <svg class="logo" viewBox={LOGO_VIEW} width="28" height="28" aria-hidden="true">
      {LOGO.map(([Shape, attributes]) => (
        <Shape key={attributes.class} {...attributes} />
      ))}
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
