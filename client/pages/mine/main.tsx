/** The entry of the page with a student’s own results. */
import '../../styles/index.css';
import words from 'virtual:words/mine';
import { effect } from '@preact/signals';
import { request } from '../../connection/request.ts';
import { startLocale } from '../../i18n/index.ts';
import { t } from '../../i18n/mine.ts';
import { openFromClass } from '../../in-class/open.ts';
import { draw } from '../../ui/draw.ts';
import { startTheme } from '../../ui/theme.ts';
import { Page } from './Page.tsx';
import { createMine, linkOf } from './state.ts';

await startLocale(words);
startTheme();
effect(() => {
  document.title = `${t('title')} · 2MSL`;
});

const link = linkOf(location.hash);
const mine = createMine({ link, request });
const root = document.getElementById('app');
if (root) draw(<Page mine={mine} linked={link !== null} inClass={openFromClass(null)} />, root);
void mine.load();
