import '../../styles/index.css';
import words from 'virtual:words/replay';
import { signal } from '@preact/signals';
import { render } from 'preact';
import { startLocale } from '../../i18n/index.ts';
import { createCursor } from '../../timeline/cursor.ts';
import { drive, linkAddress } from '../../timeline/drive.ts';
import { placeOfLink } from '../../timeline/link.ts';
import { startTheme } from '../../ui/theme.ts';
import { type Failure, LOCAL, LOCAL_KEY, loadLocal, loadMatch, matchOfPath } from './load.ts';
import { FailurePage, LoadingPage, ReplayPage, type ReplayPageProps } from './Page.tsx';

await startLocale(words);
startTheme();

function sessionRecord(): string | null {
  try {
    return sessionStorage.getItem(LOCAL_KEY);
  } catch {
    return null;
  }
}

const page = signal<ReplayPageProps | { readonly failure: Failure } | null>(null);

function Page() {
  const now = page.value;
  if (now === null) return <LoadingPage />;
  return 'told' in now ? <ReplayPage {...now} /> : <FailurePage failure={now.failure} />;
}

const root = document.getElementById('app');
if (root) render(<Page />, root);

const id = matchOfPath(location.pathname) ?? LOCAL;
const loaded = id === LOCAL ? loadLocal(sessionRecord()) : await loadMatch(id, fetch);
if ('told' in loaded) {
  const { told } = loaded;
  const cursor = createCursor(told, { start: placeOfLink(told, location), speed: 4 });
  drive(cursor);
  linkAddress(cursor);
  page.value = { told, cursor };
} else page.value = loaded;
