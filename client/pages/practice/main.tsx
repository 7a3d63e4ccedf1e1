/** The entry of the practice page. */
import '../../styles/index.css';
import words from 'virtual:words/practice';
import { effect } from '@preact/signals';
import { request } from '../../connection/request.ts';
import { startLocale } from '../../i18n/index.ts';
import { t } from '../../i18n/practice.ts';
import { keepOffline } from '../../offline/keep.ts';
import { keepPractised } from '../../practised.ts';
import { draw } from '../../ui/draw.ts';
import { startTheme } from '../../ui/theme.ts';
import { ownScenarios } from './own-scenarios.ts';
import { Page } from './Page.tsx';
import { COACH, choiceOf, createPractice, searchOf } from './state.ts';

await startLocale(words);
startTheme();
const { search } = location;
const { choice, complete } = choiceOf(search);
const seed = (): number => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 2) >>> 1;
const practice = createPractice({ choice, seed, keep: keepPractised });
const coached = new URLSearchParams(search).has(COACH);
if (coached) practice.beginCoached();
else if (complete) practice.begin();

/** Known a moment later than the catalogue: the link of one begins when it is there. */
async function offerOwn(): Promise<void> {
  practice.offer(await ownScenarios(request));
  const linked = choiceOf(search, practice.offered.peek());
  if (coached || complete || !linked.complete) return;
  practice.choose(linked.choice);
  practice.begin();
}
void offerOwn();

effect(() => {
  document.title = `${t('title')} · 2MSL`;
});
// The address says what is being played, so that a reload or a link begins the same.
effect(() => {
  const game = practice.game.value;
  const search = game ? (game.coached ? `?${COACH}` : searchOf(practice.choice.value)) : '';
  history.replaceState(null, '', `${location.pathname}${search}`);
});
const root = document.getElementById('app');
if (root) draw(<Page practice={practice} />, root);
keepOffline();
