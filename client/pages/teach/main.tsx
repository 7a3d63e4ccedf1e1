/** The entry of the teacher's page. */
import '../../styles/index.css';
import words from 'virtual:words/teach';
import { signal } from '@preact/signals';
import { HOME } from '../../base.ts';
import { openLink } from '../../connection/socket.ts';
import { startLocale } from '../../i18n/index.ts';
import { recall, remember } from '../../storage.ts';
import { draw } from '../../ui/draw.ts';
import { after, monotonic, wallClock } from '../../ui/frame.ts';
import { toast } from '../../ui/Notice.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { startTheme } from '../../ui/theme.ts';
import { teachApi } from './api.ts';
import { Page } from './Page.tsx';
import { isPlanLink } from './plan-link.ts';
import type { NewTab } from './projector.ts';
import { isScenarioLink } from './scenario-link.ts';
import { secretOf } from './secret.ts';
import { createTeach } from './state.ts';

await startLocale(words);
startTheme();

/** Clocks on this page show seconds; sixty cards need not be drawn sixty times a second. */
const TICK = 500;
const now = signal(monotonic());
const tick = (): void => {
  now.value = monotonic();
  after(TICK, tick);
};
tick();

/** It is ours alone, and has nothing to do with this page. */
function openTab(): NewTab {
  const tab = window.open('about:blank', '_blank');
  if (tab) tab.opener = null;
  return {
    go: (path) => (tab ?? window).location.assign(HOME + path),
    close: () => tab?.close(),
  };
}

const teach = createTeach({
  api: teachApi,
  url: location.origin + HOME,
  openLink,
  recall,
  remember,
  monotonic,
  wallClock,
  after,
  openTab,
  saveFile,
  now,
  onRefusal: (text) => toast('bad', text),
});

const secret = secretOf(location.hash);
const shared = isScenarioLink(location.hash) ? location.hash : null;
const plan = isPlanLink(location.hash) ? location.hash : null;
// Whoever looks over the shoulder, or into the history, must not find it.
if (secret !== null || shared !== null || plan !== null)
  history.replaceState(null, '', location.pathname + location.search);

const root = document.getElementById('app');
if (root) draw(<Page teach={teach} />, root);
void teach.open(secret);
if (shared !== null) void teach.own.receive(shared);
if (plan !== null) void teach.plans.receive(plan);
