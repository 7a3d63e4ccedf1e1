/** What went wrong, in a sentence, with a way on and a report to hand to developers. */
import './PageErrorPanel.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../i18n/broken.ts';
import { t as common } from '../i18n/common.ts';
import { locale } from '../i18n/dictionary.ts';
import { Cross } from './Cross.tsx';
import { reportOf } from './error-report.ts';
import { timestamp } from './frame.ts';
import { Sign } from './Notice.tsx';
import { dismissPageError, type PageError } from './page-errors.ts';

type Copied = 'no' | 'copied' | 'selected';
const LABELS = { no: 'copy', copied: 'copied', selected: 'selected' } as const;

function Report({ error }: { readonly error: PageError }) {
  const [copied, setCopied] = useState<Copied>('no');
  const details = useRef<HTMLDetailsElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const [report] = useState(() => {
    const { pathname: path } = location;
    return reportOf(error, { at: timestamp(), path, language: locale.peek(), browser: navigator.userAgent });
  });
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(report);
      setCopied('copied');
    } catch {
      // Over plain HTTP, as in most classrooms, no page may copy.
      if (details.current) details.current.open = true;
      field.current?.select();
      setCopied('selected');
    }
  };
  return (
    <>
      <button type="button" class="btn small" onClick={() => void copy()}>
        {t(LABELS[copied])}
      </button>
      <details ref={details} class="error-report small">
        <summary>{t('report')}</summary>
        <textarea ref={field} readOnly rows={5} aria-label={t('report')} value={report} />
      </details>
    </>
  );
}

export function PageErrorPanel({ pageError }: { readonly pageError: PageError }) {
  const { kind, again } = pageError;
  const heading = useRef<HTMLHeadingElement>(null);
  // What had the focus is gone with the page.
  useEffect(() => {
    if (kind === 'drawing') heading.current?.focus();
  }, [kind]);
  return (
    <section class="page-error" data-kind={kind} role="alert">
      <Sign kind="bad" />
      <div class="stack">
        <h2 ref={heading} tabIndex={-1}>
          {t('title')}
        </h2>
        <p>{t(kind)}</p>
        <div class="row">
          {again && (
            <button type="button" class="btn small primary" onClick={again}>
              {t('again')}
            </button>
          )}
          <button type="button" class="btn small" onClick={() => location.reload()}>
            {t('reload')}
          </button>
          <Report error={pageError} />
        </div>
      </div>
      {kind !== 'drawing' && (
        <button
          type="button"
          class="btn quiet icon small"
          aria-label={common('notice.dismiss')}
          onClick={dismissPageError}
        >
          <Cross />
        </button>
      )}
    </section>
  );
}
