/** The appearance, light or dark: the system's, until the reader says otherwise. */
import { effect, type Signal, signal } from '@preact/signals-core';
import { recall, remember } from '../storage.ts';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const KEY = '2msl.theme';

export const theme: Signal<Theme> = signal<Theme>('system');

export function setTheme(next: Theme): void {
  theme.value = next;
  remember(KEY, next);
}

/** Called once by every page's entry, before it renders. Returns the way back. */
export function startTheme(): () => void {
  theme.value = THEMES.find((known) => known === recall(KEY)) ?? 'system';
  return effect(() => {
    const root = document.documentElement;
    if (theme.value === 'system') delete root.dataset.theme;
    else root.dataset.theme = theme.value;
  });
}
