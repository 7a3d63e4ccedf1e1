/** The page that says what is kept of people: short sentences first, what an officer looks for last. */
import { HOME } from '../../base.ts';
import './Page.css';
import { t } from '../../i18n/privacy.ts';
import { Toasts } from '../../ui/Notice.tsx';
import { TopBar } from '../../ui/TopBar.tsx';
import type { Privacy } from './state.ts';

function Part({
  title,
  children,
}: {
  readonly title: string;
  readonly children: readonly (string | null)[];
}) {
  return (
    <section class="privacy-part">
      <h2>{title}</h2>
      <ul>{children.map((sentence) => sentence !== null && <li key={sentence}>{sentence}</li>)}</ul>
    </section>
  );
}

export function Page({ privacy }: { readonly privacy: Privacy }) {
  const said = privacy.said.value;
  const long = said === null ? null : said.days === null ? t('long.never') : t('long.days', { n: said.days });
  return (
    <>
      <TopBar home={HOME} />
      <main id="main" tabIndex={-1} class="privacy">
        <header>
          <h1>{t('title')}</h1>
          <p class="privacy-lead">{t('lead')}</p>
        </header>
        <Part title={t('kept.title')}>
          {[
            t('kept.name'),
            t('kept.play'),
            t('kept.question'),
            t('kept.mark'),
            t('kept.teacher'),
            t('kept.not'),
          ]}
        </Part>
        <Part title={t('who.title')}>
          {[t('who.class'), t('who.results'), t('who.link'), t('who.operator')]}
        </Part>
        <Part title={t('long.title')}>{[long, t('long.teacher'), t('long.backups'), t('long.rename')]}</Part>
        <Part title={t('browser.title')}>
          {[t('browser.seat'), t('browser.clear'), t('browser.capture')]}
        </Part>
        <Part title={t('officer.title')}>
          {[
            t('officer.purpose'),
            t('officer.where'),
            t('officer.export'),
            t('officer.log'),
            t('officer.secure'),
            t('officer.code'),
          ]}
        </Part>
      </main>
      <Toasts />
    </>
  );
}
