/** The entry of the page that tries whether a device can play. */
import '../../styles/index.css';
import words from 'virtual:words/check';
import { effect } from '@preact/signals';
import { HOME } from '../../base.ts';
import { t } from '../../i18n/check.ts';
import { startLocale } from '../../i18n/index.ts';
import { draw } from '../../ui/draw.ts';
import { startTheme } from '../../ui/theme.ts';
import { browserOf } from './browser.ts';
import { Page } from './Page.tsx';
import * as probes from './probes.ts';
import { createCheck } from './state.ts';

await startLocale(words);
startTheme();
effect(() => {
  document.title = `${t('title')} · 2MSL`;
});

const check = createCheck(probes, {
  browser: browserOf(navigator.userAgent),
  secureContext: window.isSecureContext,
  page: { url: location.origin + HOME, https: location.protocol === 'https:' },
});
const root = document.getElementById('app');
if (root) draw(<Page check={check} />, root);
void check.run();
