/** Says what a page has met that it was not made for: beside the page, which may be what failed. */
import words from 'virtual:words/broken';
import { signal } from '@preact/signals';
import { locale } from '../i18n/dictionary.ts';
import { Unreachable } from '../i18n/Unreachable.tsx';
import { after } from './frame.ts';
import { lazily } from './lazily.ts';
import { pageError } from './page-errors.ts';

/** Fetched before it is needed, when the network may be gone, and after all that the page needs. */
const AHEAD_MS = 5_000;
const ahead = signal(false);

const usePanel = lazily(
  () => import('./PageErrorPanel.tsx'),
  ({ PageErrorPanel }) => PageErrorPanel,
  words,
);

export function fetchAhead(): void {
  after(AHEAD_MS, () => {
    ahead.value = true;
  });
}

export function PageErrors() {
  const met = pageError.value;
  const Panel = usePanel(ahead.value || met !== null);
  if (met === null) return null;
  if (Panel) return <Panel pageError={met} />;
  // What is on the page can be used meanwhile.
  return met.kind === 'drawing' ? <Unreachable language={locale.value} /> : null;
}
