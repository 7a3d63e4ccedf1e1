/** The teacher's page: signing in, choosing a class, and the class that is open. */
import { HOME } from '../../base.ts';
import './Page.css';
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { t as ta } from '../../i18n/account.ts';
import { t } from '../../i18n/teach.ts';
import { wallClock } from '../../ui/frame.ts';
import { Toasts } from '../../ui/Notice.tsx';
import { TopBar } from '../../ui/TopBar.tsx';
import { AccountDialog } from './AccountDialog.tsx';
import { Classes } from './Classes.tsx';
import { ClassPage } from './ClassPage.tsx';
import { OwnScenarios } from './OwnScenarios.tsx';
import { Results } from './Results.tsx';
import { SharingDialog } from './SharingDialog.tsx';
import { Opening, SignedOut } from './SignIn.tsx';
import { type Teach, titleOf } from './state.ts';

interface PlainProps {
  readonly children: ComponentChildren;
  /** Of the page, in the bar. */
  readonly controls?: ComponentChildren;
}

function Plain({ children, controls }: PlainProps) {
  return (
    <>
      <TopBar title={t('title')} home={HOME}>
        {controls}
      </TopBar>
      {children}
    </>
  );
}

function Choosing({ teach }: { readonly teach: Teach }) {
  const [account, setAccount] = useState(false);
  const controls = (
    <button type="button" class="btn small" onClick={() => setAccount(true)}>
      {ta('button')}
    </button>
  );
  return (
    <Plain controls={controls}>
      <Classes
        list={teach.classes}
        account={teach.account}
        sharing={teach.sharing}
        today={wallClock()}
        scenarios={teach.nextRound.scenarios.value}
        busy={teach.busy.value}
        onMake={(name) => void teach.makeClass(name)}
        onEnter={teach.enterClass}
        onResults={teach.showResults}
        onRetry={() => void teach.open(null)}
      />
      <AccountDialog
        open={account}
        account={teach.account}
        onInvite={() => {
          setAccount(false);
          void teach.sharing.open({ thing: { kind: 'invitation' }, name: '' });
        }}
        onClose={() => setAccount(false)}
      />
    </Plain>
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
      return <Choosing teach={teach} />;
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
      {(screen === 'classes' || screen === 'class') && (
        <OwnScenarios
          own={teach.own}
          onShare={(id, title) => {
            teach.own.dismiss();
            void teach.sharing.open({ thing: { kind: 'scenario', id }, name: title });
          }}
        />
      )}
      <SharingDialog sharing={teach.sharing} />
      <Toasts />
    </>
  );
}
