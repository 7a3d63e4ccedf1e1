/** The place where a file is chosen or dropped, and what was wrong with the last one. */
import { HOME } from '../../base.ts';
import './OpenFile.css';
import { useId, useState } from 'preact/hooks';
import { CAPTURE_RECORD_FORMAT } from '../../../shared/capture/record.ts';
import { captureProblemText } from '../../../shared/pcap/error.ts';
import { t } from '../../i18n/capture.ts';
import { t as captures } from '../../i18n/captures.ts';
import { Kept } from '../../offline/Kept.tsx';
import { Notice, Toasts } from '../../ui/Notice.tsx';
import { TopBar } from '../../ui/TopBar.tsx';
import type { Capture, Problem } from './state.ts';

function problemWords(problem: Problem): string {
  const { name } = problem;
  if (problem.kind === 'no-capture') return `“${name}”: ${captureProblemText(captures, problem.problem)}`;
  if (problem.kind !== 'bad-record') return t(`problem.${problem.kind}`, { name });
  const { problem: inRecord } = problem;
  switch (inRecord.problem) {
    case 'no-record':
      return t('problem.no-record', { name });
    case 'other-format':
      return t('problem.other-format', { name, format: inRecord.format, own: CAPTURE_RECORD_FORMAT });
    case 'damaged':
      return t('problem.damaged', { name, at: inRecord.at || 'files, segments' });
  }
}

/** Two lifelines and segments between them, going into a tray. */
function Picture() {
  return (
    <svg class="drop-picture" viewBox="0 0 120 72" aria-hidden="true">
      <path class="line a" d="M34 6v40" />
      <path class="line b" d="M86 6v40" />
      <path class="way a" d="M36 12 81 19" />
      <path class="head a" d="m85 19.600-7.500 2.400.700-5.500Z" />
      <path class="way b" d="M84 28 39 35" />
      <path class="head b" d="m35 35.600 7.500 2.400-.700-5.500Z" />
      <path class="tray" d="M12 44v16a6 6 0 0 0 6 6h84a6 6 0 0 0 6-6V44" />
    </svg>
  );
}

/** Whether something is being dragged over, in which case all of it is a place to drop. */
function useDrop(open: (files: readonly File[]) => void) {
  const [over, setOver] = useState(false);
  const stop = (event: DragEvent): void => event.preventDefault();
  return {
    over,
    handlers: {
      onDragEnter: (event: DragEvent) => {
        stop(event);
        setOver(true);
      },
      onDragOver: stop,
      onDragLeave: (event: DragEvent & { readonly currentTarget: HTMLElement }) => {
        const { relatedTarget, currentTarget } = event;
        if (!(relatedTarget instanceof Node) || !currentTarget.contains(relatedTarget)) setOver(false);
      },
      onDrop: (event: DragEvent) => {
        stop(event);
        setOver(false);
        open([...(event.dataTransfer?.files ?? [])]);
      },
    },
  };
}

export function OpenFile({
  capture,
  problem,
}: {
  readonly capture: Capture;
  readonly problem: Problem | null;
}) {
  const id = useId();
  const { over, handlers } = useDrop((files) => void capture.open(files));
  const wanted = capture.wanted.value.file;
  return (
    <div class="open-file" {...handlers}>
      <TopBar home={HOME} title={t('title')} />
      <main id="main" tabIndex={-1} class="page narrow stack">
        <header class="stack">
          <h1>{t('title')}</h1>
          <p class="open-file-lead">{t('open.lead')}</p>
        </header>
        {problem && (
          <Notice kind="bad" alert title={t('problem.title')}>
            <p>{problemWords(problem)}</p>
          </Notice>
        )}
        {wanted !== null && <Notice>{t('open.wanted', { name: wanted })}</Notice>}
        <div class={over ? 'drop over' : 'drop'}>
          <Picture />
          <p class="drop-words">{t('open.drop')}</p>
          <p class="muted">{t('open.or')}</p>
          <label class="btn primary large" for={id}>
            {t('open.choose')}
            <input
              id={id}
              class="visually-hidden"
              type="file"
              multiple
              accept=".pcap,.pcapng,.cap,.gz,.json"
              onChange={(event) => void capture.open([...(event.currentTarget.files ?? [])])}
            />
          </label>
          <p class="muted small">{t('open.kinds')}</p>
          <p class="muted small">{t('open.two')}</p>
        </div>
        <p class="open-file-private">
          <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
            <path d="M3.500 7h9v7h-9ZM5.500 7V4.500a2.500 2.500 0 0 1 5 0V7" />
          </svg>
          {t('open.private')}
        </p>
        <Kept />
      </main>
      <Toasts />
    </div>
  );
}
