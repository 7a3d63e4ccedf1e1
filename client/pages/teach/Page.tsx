/** The teacher's page: the door, the lobby, the pairs, the map of misconceptions. */
import './Page.css';
import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import { t } from '../../i18n/teach.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import { Notice, Toasts } from '../../ui/Notice.tsx';
import { TopBar } from '../../ui/TopBar.tsx';
import { ClassCard } from './ClassCard.tsx';
import { JoinSign } from './JoinSign.tsx';
import { Lobby } from './Lobby.tsx';
import { OwnScenarios } from './OwnScenarios.tsx';
import { PairDialog } from './PairDialog.tsx';
import { Round } from './Round.tsx';
import { RuleMap } from './RuleMap.tsx';
import { Classes, Opening, SignedOut } from './SignIn.tsx';
import { PACES, paceIndex, TABS, type Teach } from './state.ts';

/** What lies dialog the page. */
type OpenDialog =
  | { readonly kind: 'code' | 'keys' | 'end' | 'replace' }
  | { readonly kind: 'remove'; readonly id: string; readonly name: string }
  | { readonly kind: 'pair'; readonly match: string };

function Tabs({ teach }: { readonly teach: Teach }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out inline everywhere.
    <div class="segmented" role="group" aria-label={t('tab.label')}>
      {TABS.map((tab, i) => (
        <button
          key={tab}
          type="button"
          class="btn small"
          aria-pressed={teach.tab.value === tab}
          aria-keyshortcuts={String(i + 1)}
          onClick={() => {
            teach.tab.value = tab;
          }}
        >
          {t(tab === 'round' && teach.atOneHost.value ? 'tab.round.together' : `tab.${tab}`)}
        </button>
      ))}
    </div>
  );
}

const KEYS = [
  ['P', 'keys.pause'],
  ['C', 'keys.code'],
  ['1 2 3 4', 'keys.faces'],
  ['− +', 'keys.slower'],
  ['?', 'keys.help'],
] as const;

function KeysDialog({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  return (
    <Dialog open={open} onClose={onClose} title={t('keys.title')}>
      <dl class="key-list">
        {KEYS.map(([keys, words]) => (
          <div key={words}>
            <dt>
              {keys.split(' ').map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dt>
            <dd>{t(words)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}

interface ConfirmProps {
  readonly open: boolean;
  readonly title: string;
  readonly text: string;
  readonly doing: string;
  readonly danger?: boolean;
  readonly onClose: () => void;
  readonly onDo: () => void;
}

function Confirm({ open, title, text, doing, danger = false, onClose, onDo }: ConfirmProps) {
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={title}
      actions={
        <>
          <button type="button" class="btn" onClick={onClose}>
            {t('cancel')}
          </button>
          <button
            type="button"
            class={danger ? 'btn danger' : 'btn primary'}
            onClick={() => {
              onClose();
              onDo();
            }}
          >
            {doing}
          </button>
        </>
      }
    >
      <p>{text}</p>
    </Dialog>
  );
}

function LinkNotice({ teach }: { readonly teach: Teach }) {
  const status = teach.status.value;
  if (status === 'online') return null;
  if (status === 'connecting' && teach.class.value !== null) return null;
  return (
    <div class="link-notice">
      <Notice kind={status === 'connecting' ? 'info' : 'warn'} alert={status !== 'connecting'}>
        {t(`link.${status}`)}{' '}
        {status === 'over' && (
          <button type="button" class="btn small" onClick={() => location.reload()}>
            {t('link.reload')}
          </button>
        )}
      </Notice>
    </div>
  );
}

/** Keys count unless something is typed, or something lies dialog the page. */
function useKeys(
  teach: Teach,
  dialog: OpenDialog | null,
  setDialog: (dialog: OpenDialog | null) => void,
): void {
  // Before anything is seen of the page: a key that is pressed at once must not be lost.
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const target = event.target as HTMLElement;
      if (
        event.ctrlKey ||
        event.metaKey ||
        event.altKey ||
        target.closest('input:not([type=radio]),textarea')
      )
        return;
      if (dialog !== null || teach.own.shown.value || teach.class.value === null) return;
      const { clock, round } = teach.class.value;
      const key = event.key.toLowerCase();
      const tab = TABS[Number(key) - 1];
      const faster = key === '+' || key === '=';
      if (tab !== undefined) teach.tab.value = tab;
      else if (key === 'c') setDialog({ kind: 'code' });
      else if (key === '?') setDialog({ kind: 'keys' });
      else if (round === null || !teach.running.value) return;
      else if (key === 'p') void teach.togglePause();
      else if (faster || key === '-') {
        const pace = PACES[paceIndex(clock.pace) + (faster ? 1 : -1)];
        if (pace !== undefined) void teach.setPace(pace);
      } else return;
      event.preventDefault();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [teach, dialog, setDialog]);
}

function ClassPage({ teach }: { readonly teach: Teach }) {
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  useKeys(teach, dialog, setDialog);
  const close = (): void => setDialog(null);
  const known = teach.class.value;
  const round = known?.round ?? null;
  const playing = round?.pairs.filter(({ outcome }) => outcome === null).length ?? 0;
  const start = (): void => {
    if (teach.running.value) setDialog({ kind: 'replace' });
    else void teach.startRound();
  };
  return (
    <>
      <TopBar
        title={
          known && (
            <h1>
              <button type="button" class="class-code" onClick={() => setDialog({ kind: 'code' })}>
                {t('title.class', { code: known.code })}
              </button>
            </h1>
          )
        }
      >
        {known && (
          <div class="faces-wide">
            <Tabs teach={teach} />
          </div>
        )}
        <button
          type="button"
          class="btn quiet icon small"
          aria-label={t('keys.open')}
          title={t('keys.open')}
          onClick={() => setDialog({ kind: 'keys' })}
        >
          ?
        </button>
      </TopBar>
      <main id="main" class="teach" tabIndex={-1}>
        <div class="teach-head">
          {known && (
            <div class="faces-narrow">
              <Tabs teach={teach} />
            </div>
          )}
          <LinkNotice teach={teach} />
        </div>
        {known && teach.tab.value === 'lobby' && (
          <Lobby
            teach={teach}
            code={known.code}
            onLarge={() => setDialog({ kind: 'code' })}
            onStart={start}
            onOwn={() => {
              teach.own.shown.value = true;
            }}
            onRemove={({ id, name }) => setDialog({ kind: 'remove', id, name })}
          />
        )}
        {known && teach.tab.value === 'round' && round && (
          <Round
            teach={teach}
            round={round}
            onEnd={() => setDialog({ kind: 'end' })}
            onPair={(match) => setDialog({ kind: 'pair', match })}
          />
        )}
        {known && teach.tab.value === 'map' && round && <RuleMap pairs={round.pairs} />}
        {known && teach.tab.value === 'card' && round && <ClassCard round={round} />}
        {known && teach.tab.value !== 'lobby' && !round && (
          <div class="round-none">
            <p>{t('round.none')}</p>
            <button
              type="button"
              class="btn primary"
              onClick={() => {
                teach.tab.value = 'lobby';
              }}
            >
              {t('round.choose')}
            </button>
          </div>
        )}
      </main>
      <Dialog
        open={dialog?.kind === 'code'}
        onClose={close}
        wide
        title={t('title.class', { code: known?.code ?? '' })}
      >
        {known && <JoinSign origin={teach.origin.value} code={known.code} />}
      </Dialog>
      <PairDialog
        teach={teach}
        pair={(dialog?.kind === 'pair' && round?.pairs.find(({ match }) => match === dialog.match)) || null}
        onClose={close}
        onRemove={({ id, name }) => setDialog({ kind: 'remove', id, name })}
      />
      <Confirm
        open={dialog?.kind === 'remove'}
        title={dialog?.kind === 'remove' ? t('remove.title', { name: dialog.name }) : ''}
        text={dialog?.kind === 'remove' ? t('remove.text', { name: dialog.name }) : ''}
        doing={t('remove.do')}
        danger
        onClose={close}
        onDo={() => dialog?.kind === 'remove' && void teach.removePlayer(dialog.id)}
      />
      <Confirm
        open={dialog?.kind === 'end'}
        title={t('round.end.title')}
        text={teach.atOneHost.value ? t('round.end.together') : t('round.end.text', { n: playing })}
        doing={t('round.end')}
        danger
        onClose={close}
        onDo={() => void teach.endRound()}
      />
      <Confirm
        open={dialog?.kind === 'replace'}
        title={t('next.replace.title')}
        text={teach.atOneHost.value ? t('next.replace.together') : t('next.replace.text', { n: playing })}
        doing={t('next.start')}
        onClose={close}
        onDo={() => void teach.startRound()}
      />
      <KeysDialog open={dialog?.kind === 'keys'} onClose={close} />
    </>
  );
}

function Plain({ children }: { readonly children: ComponentChildren }) {
  return (
    <>
      <TopBar title={t('title')} home="/" />
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
          <SignedOut teach={teach} />
        </Plain>
      );
    case 'classes':
      return (
        <Plain>
          <Classes teach={teach} />
        </Plain>
      );
    case 'class':
      return <ClassPage teach={teach} />;
  }
}

export function TeachPage({ teach }: { readonly teach: Teach }) {
  const screen = teach.screen.value;
  const code = teach.class.value?.code;
  const title = code === undefined ? t('title') : t('title.class', { code });
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
