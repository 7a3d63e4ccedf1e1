/** The entry of the page that says what is kept of people. */
import '../../styles/index.css';
import words from 'virtual:words/privacy';
import { effect } from '@preact/signals';
import { startLocale } from '../../i18n/index.ts';
import { t } from '../../i18n/privacy.ts';
import { draw } from '../../ui/draw.ts';
import { startTheme } from '../../ui/theme.ts';
import { Page } from './Page.tsx';
import { createPrivacy } from './state.ts';

await startLocale(words);
startTheme();
effect(() => {
  document.title = `${t('title')} · 2MSL`;
});

const privacy = createPrivacy();
const root = document.getElementById('app');
if (root) draw(<Page privacy={privacy} />, root);
void privacy.ask();
