import '../styles/index.css';
import { effect, signal, untracked } from '@preact/signals';
import { render } from 'preact';
import { frame, watchFrames } from '../components/frame.ts';
import { startTheme } from '../components/theme.ts';
import { startLocale } from '../i18n/index.ts';
import { linkOfPlace, placeOfLink } from './link.ts';
import { type Failure, LOCAL, LOCAL_KEY, loadLocal, loadMatch, matchOfPath } from './load.ts';
import { createReplay, type Replay } from './state.ts';
import { FailurePage, LoadingPage, ReplayPage } from './view.tsx';

startLocale();
startTheme();

/** A page that was hidden did not play meanwhile. */
const LONGEST_TICK = 250;

/** Frames are drawn only while the record plays. */
function drive(replay: Replay): void {
  let before = 0;
  effect(() => {
    if (!replay.playing.value) return;
    before = 0;
    return watchFrames();
  });
  effect(() => {
    const at = frame.value;
    const elapsed = before > 0 ? Math.min(LONGEST_TICK, at - before) : 0;
    before = at;
    untracked(() => replay.tick(elapsed));
  });
}

/** The address follows the cursor whenever it rests, and moves it when the reader changes the address. */
function linkAddress(replay: Replay): void {
  effect(() => {
    const link = linkOfPlace(replay.told, replay.place.value);
    if (replay.playing.value || location.hash === link) return;
    history.replaceState(null, '', link === '' ? location.pathname + location.search : link);
  });
  addEventListener('hashchange', () => {
    const place = placeOfLink(replay.told, location);
    if (place) replay.toPlace(place);
  });
}

function sessionRecord(): string | null {
  try {
    return sessionStorage.getItem(LOCAL_KEY);
  } catch {
    return null;
  }
}

const page = signal<{ readonly replay: Replay } | { readonly failure: Failure } | null>(null);

function Page() {
  const now = page.value;
  if (now === null) return <LoadingPage />;
  return 'replay' in now ? <ReplayPage replay={now.replay} /> : <FailurePage failure={now.failure} />;
}

const root = document.getElementById('app');
if (root) render(<Page />, root);

const id = matchOfPath(location.pathname) ?? LOCAL;
const loaded = id === LOCAL ? loadLocal(sessionRecord()) : await loadMatch(id, fetch);
if ('told' in loaded) {
  const replay = createReplay(loaded.told, placeOfLink(loaded.told, location) ?? undefined);
  drive(replay);
  linkAddress(replay);
  page.value = { replay };
} else page.value = loaded;
