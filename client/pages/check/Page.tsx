/** The page that tries whether a device can play: a verdict, what it rests on, and a report to copy. */
import './Page.css';
import { useRef } from 'preact/hooks';
import { PAGES } from '../../../shared/protocol/pages.ts';
import { HOME } from '../../base.ts';
import { t } from '../../i18n/check.ts';
import { wallClock } from '../../ui/frame.ts';
import { Notice, type NoticeKind, Sign, Toasts, toast } from '../../ui/Notice.tsx';
import { TopBar } from '../../ui/TopBar.tsx';
import type { Findings } from './findings.ts';
import { type Grade, gradeOf, LINES, type Line, type Verdict, verdictOn } from './judge.ts';
import { reportOf } from './report.ts';
import { lineSaid, verdictSaid } from './say.ts';
import type { Check } from './state.ts';

const SIGN_OF: Readonly<Record<Exclude<Grade, 'still'>, NoticeKind>> = {
  good: 'good',
  plain: 'info',
  warn: 'warn',
  bad: 'bad',
};

/** Below the address of a server. */
const CHECK = PAGES.check.paths[0].slice(1);

const kindOf = ({ play }: Verdict): NoticeKind =>
  play === 'yes' ? 'good' : play === 'no' ? 'bad' : play === 'slower' ? 'warn' : 'info';

/** The same, as it is from the server's other addresses. */
function Elsewhere({ found: { addresses, page } }: { readonly found: Findings }) {
  const others = (addresses ?? []).filter(({ url }) => url !== page.url);
  return others.map(({ url }) => (
    <p key={url}>
      <a class="small" href={url + CHECK}>
        {t('open', { url: url + CHECK })}
      </a>
    </p>
  ));
}

function Row({ line, found }: { readonly line: Line; readonly found: Findings }) {
  const grade = gradeOf(line, found);
  const { said, todo } = lineSaid(line, found);
  return (
    <div class="check-row" data-line={line} data-grade={grade}>
      <dt>
        {grade === 'still' ? <span class="check-still" aria-hidden="true" /> : <Sign kind={SIGN_OF[grade]} />}
        <span>{t(line)}</span>
        <span class="visually-hidden">({t(`grade.${grade}`)})</span>
      </dt>
      <dd>
        {said.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        {todo !== null && <p class="check-todo">{todo}</p>}
        {line === 'addresses' && <Elsewhere found={found} />}
      </dd>
    </div>
  );
}

interface ReportProps {
  readonly found: Findings;
  readonly onAgain: () => void;
}

function Report({ found, onAgain }: ReportProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const text = reportOf(found, { userAgent: navigator.userAgent, at: wallClock() });
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      toast('good', t('copied'));
    } catch {
      // Plain HTTP has no clipboard.
      field.current?.select();
      toast('info', t('not-copied'));
    }
  };
  return (
    <section class="stack check-report">
      <label class="field">
        <span class="label">{t('report')}</span>
        <textarea ref={field} class="input mono" rows={8} readOnly value={text} />
      </label>
      <div class="row">
        <button type="button" class="btn primary" onClick={() => void copy()}>
          {t('copy')}
        </button>
        <button type="button" class="btn" onClick={onAgain}>
          {t('again')}
        </button>
      </div>
    </section>
  );
}

export function Page({ check }: { readonly check: Check }) {
  const found = check.found.value;
  const verdict = verdictOn(found);
  const done = LINES.every((line) => gradeOf(line, found) !== 'still');
  return (
    <>
      <TopBar home={HOME} />
      <main id="main" tabIndex={-1} class="page narrow check-page stack">
        <header class="stack">
          <h1>{t('title')}</h1>
          <p>{t('lead')}</p>
        </header>
        <Notice kind={kindOf(verdict)} title={verdictSaid(verdict)} />
        <dl class="check-lines" aria-busy={!done}>
          {LINES.map((line) => (
            <Row key={line} line={line} found={found} />
          ))}
        </dl>
        {done && <Report found={found} onAgain={() => void check.run()} />}
      </main>
      <Toasts />
    </>
  );
}
