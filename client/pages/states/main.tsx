/** The entry of the page of the eleven states. */
import '../../styles/index.css';
import words from 'virtual:words/states';
import { effect } from '@preact/signals';
import { startLocale } from '../../i18n/index.ts';
import { t } from '../../i18n/states.ts';
import { keepOffline } from '../../offline/keep.ts';
import { draw } from '../../ui/draw.ts';
import { startTheme } from '../../ui/theme.ts';
import { Page } from './Page.tsx';
import { stateOf } from './state.ts';

await startLocale(words);
startTheme();
effect(() => {
  document.title = `${t('title')} · 2MSL`;
});

const root = document.getElementById('app');
if (root) draw(<Page />, root);
keepOffline();

/** The browser looks for the entry before it has been drawn. */
const asked = stateOf(location.hash);
if (asked !== null) document.getElementById(asked)?.scrollIntoView();
