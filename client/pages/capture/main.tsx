/** The entry of the capture page. */
import '../../styles/index.css';
import words from 'virtual:words/capture';
import { effect } from '@preact/signals';
import { t } from '../../i18n/capture.ts';
import { startLocale } from '../../i18n/index.ts';
import { keepOffline } from '../../offline/keep.ts';
import { drive, linkAddress } from '../../timeline/drive.ts';
import { draw } from '../../ui/draw.ts';
import { startTheme } from '../../ui/theme.ts';
import { contextOf, linkOf } from './link.ts';
import { Page } from './Page.tsx';
import { workerPort } from './port.ts';
import { createCapture } from './state.ts';

await startLocale(words);
startTheme();

const startWorker = (): Worker => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
const port = workerPort(startWorker);
const capture = createCapture(port, linkOf(location.hash));

// While a connection is played, frames and the address follow the cursor; the browser's way back leads to the list.
effect(() => {
  const phase = capture.phase.value;
  if (phase.at !== 'playing') return;
  const { playback, cursor } = phase.playing;
  history.pushState({ playing: true }, '', location.pathname + location.search);
  const ends = [drive(cursor), linkAddress(cursor, contextOf(playback.record))];
  return () => {
    for (const end of ends) end();
    history.replaceState(null, '', location.pathname + location.search);
  };
});
addEventListener('popstate', (event) => {
  const left = (event.state as { playing?: boolean } | null)?.playing !== true;
  if (left && capture.phase.peek().at === 'playing') capture.back();
});
effect(() => {
  if (capture.phase.value.at !== 'playing')
    document.title = `${capture.file.value?.name ?? t('title')} · 2MSL`;
});

const root = document.getElementById('app');
if (root) draw(<Page capture={capture} />, root);
keepOffline();
// With it, the page needs no network any more.
port.prepare();
