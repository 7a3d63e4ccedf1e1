/** The teacher's page: signing in, choosing a class, and the class that is open. */
import { HOME } from '../../base.ts';
import './Page.css';
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { t } from '../../i18n/teach.ts';
import { Toasts } from '../../ui/Notice.tsx';
import { TopBar } from '../../ui/TopBar.tsx';
import { Classes } from './Classes.tsx';
import { ClassPage } from './ClassPage.tsx';
import { OwnScenarios } from './OwnScenarios.tsx';
import { Results } from './Results.tsx';
import { Opening, SignedOut } from './SignIn.tsx';
import { type Teach, titleOf } from './state.ts';

function Plain({ children }: { readonly children: ComponentChildren }) {
  return (
    <>
      <TopBar title={t('title')} home={HOME} />
      {children}
    </>
  );
}

function Screen({ teach }: { readonly teach: Teach }) {
  switch (teach.screen.value) {
    case 'opening':
      return (
        <Plain>
          <Opening />
        </Plain>
      );
    case 'signed-out':
      return (
        <Plain>
          <SignedOut signIn={teach.signIn} onOpen={(secret) => void teach.open(secret)} />
        </Plain>
      );
    case 'classes':
      return (
        <Plain>
          <Classes
            list={teach.classes}
            scenarios={teach.nextRound.scenarios.value}
            busy={teach.busy.value}
            onMake={(name) => void teach.makeClass(name)}
            onEnter={teach.enterClass}
            onResults={teach.showResults}
            onRetry={() => void teach.open(null)}
          />
        </Plain>
      );
    case 'results':
      return (
        <>
          <TopBar title={t('title')} home={HOME}>
            <button type="button" class="btn small" onClick={() => void teach.leaveClass()}>
              {t('classes.all')}
            </button>
          </TopBar>
          <main class="teach" id="main" tabIndex={-1}>
            <div class="teach-head" />
            <Results lesson={teach.lesson} />
          </main>
        </>
      );
    case 'class':
      return <ClassPage teach={teach} />;
  }
}

export function Page({ teach }: { readonly teach: Teach }) {
  const screen = teach.screen.value;
  const known = teach.openClass.view.value;
  const title = known === null ? t('title') : titleOf(known);
  useEffect(() => {
    document.title = `${title} · 2MSL`;
  }, [title]);
  return (
    <>
      <Screen teach={teach} />
      {(screen === 'classes' || screen === 'class') && <OwnScenarios own={teach.own} />}
      <Toasts />
    </>
  );
}
