/** The entry of the page on the wall. */
import '../../styles/index.css';
import words from 'virtual:words/project';
import { effect } from '@preact/signals';
import { HOME } from '../../base.ts';
import { openLink } from '../../connection/socket.ts';
import { startLocale } from '../../i18n/index.ts';
import { t } from '../../i18n/project.ts';
import { inThisTab, recall, remember } from '../../storage.ts';
import { draw } from '../../ui/draw.ts';
import { monotonic, wallClock, watchFrames } from '../../ui/frame.ts';
import { startTheme } from '../../ui/theme.ts';
import { Page } from './Page.tsx';
import { createProject, tokenOf } from './state.ts';

await startLocale(words);
startTheme();
document.documentElement.dataset.size = 'projector';

const TOKEN_KEY = '2msl.projector';
const given = tokenOf(location.hash);
if (given !== null) {
  remember(TOKEN_KEY, given, inThisTab);
  // What stands in the address bar stands on the wall.
  history.replaceState(null, '', location.pathname + location.search);
}

const project = createProject({
  token: given ?? recall(TOKEN_KEY, inThisTab),
  server: location.origin + HOME,
  openLink,
  monotonic,
  wallClock,
});
watchFrames();
effect(() => {
  const view = project.view.value;
  document.title = `${view?.name ?? view?.code ?? t('title')} · 2MSL`;
});

const root = document.getElementById('app');
if (root) draw(<Page project={project} />, root);
