/** Says what a page has met that it was not made for: beside the page, which may be what failed. */
import words from 'virtual:words/fault';
import { signal } from '@preact/signals';
import { locale } from '../i18n/dictionary.ts';
import { Unreachable } from '../i18n/Unreachable.tsx';
import { fault } from './faults.ts';
import { after } from './frame.ts';
import { lazily } from './lazily.ts';

/** Fetched before it is needed, when the network may be gone, and after all that the page needs. */
const AHEAD_MS = 5_000;
const ahead = signal(false);

const usePanel = lazily(
  () => import('./FaultPanel.tsx'),
  ({ FaultPanel }) => FaultPanel,
  words,
);

export function fetchAhead(): void {
  after(AHEAD_MS, () => {
    ahead.value = true;
  });
}

export function Faults() {
  const met = fault.value;
  const Panel = usePanel(ahead.value || met !== null);
  if (met === null) return null;
  if (Panel) return <Panel fault={met} />;
  // What is on the page can be used meanwhile.
  return met.kind === 'drawing' ? <Unreachable language={locale.value} /> : null;
}
