/** The progress of reading a file, and a way out that keeps what has been read. */

import { HOME } from '../../base.ts';
import { t } from '../../i18n/capture.ts';
import { Toasts } from '../../ui/Notice.tsx';
import { TopBar } from '../../ui/TopBar.tsx';
import { sizeText } from './amounts.ts';
import type { Capture } from './state.ts';

export interface ReadingProps {
  readonly capture: Capture;
  readonly name: string;
  readonly size: number;
}

export function Reading({ capture, name, size }: ReadingProps) {
  const share = capture.progress.value;
  return (
    <>
      <TopBar home={HOME} title={t('title')} />
      <main id="main" tabIndex={-1} class="page narrow stack">
        <h1 class="reading-title">{t('reading.title', { name })}</h1>
        <progress max={1} value={share} aria-label={t('reading.title', { name })} />
        <div class="row spread">
          <p class="muted tnum">
            {t('reading.done', { done: sizeText(Math.round(share * size)), size: sizeText(size) })}
          </p>
          <button type="button" class="btn" onClick={capture.stop}>
            {t('reading.stop')}
          </button>
        </div>
      </main>
      <Toasts />
    </>
  );
}
