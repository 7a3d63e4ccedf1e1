/** The page of one class: its lobby, its round, the map of misconceptions, the card of states. */
import words from 'virtual:words/asking';
import questionWords from 'virtual:words/question';
import type { Signal } from '@preact/signals';
import { useCallback, useState } from 'preact/hooks';
import { Lost } from '../../board/Lost.tsx';
import type { Link } from '../../connection/socket.ts';
import { t as tl } from '../../i18n/lesson.ts';
import { t } from '../../i18n/teach.ts';
import { lazily } from '../../ui/lazily.ts';
import { Notice } from '../../ui/Notice.tsx';
import { TopBar } from '../../ui/TopBar.tsx';
import { Aside } from './Aside.tsx';
import { Chooser } from './Chooser.tsx';
import { ClassCard } from './ClassCard.tsx';
import { ClassDialogs, type OpenDialog } from './ClassDialogs.tsx';
import { useKeys } from './class-keys.ts';
import { Door } from './Door.tsx';
import { LessonPlanPanel } from './LessonPlanPanel.tsx';
import { Lobby } from './Lobby.tsx';
import { Mistakes } from './Mistakes.tsx';
import { OverHttp } from './OverHttp.tsx';
import type { OnPlayer } from './Players.tsx';
import { Results } from './Results.tsx';
import { Round } from './Round.tsx';
import { TABS, type Tab, type Teach, titleOf } from './state.ts';
import { Together } from './Together.tsx';

const useAsking = lazily(
  () => import('./Asking.tsx'),
  ({ Asking }) => Asking,
  words,
  questionWords,
);

interface TabsProps {
  readonly tab: Signal<Tab>;
  readonly atOneHost: boolean;
}

function Tabs({ tab: chosen, atOneHost }: TabsProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out inline everywhere.
    <div class="segmented" role="group" aria-label={t('tab.label')}>
      {TABS.map((tab, i) => (
        <button
          key={tab}
          type="button"
          class="btn small"
          aria-pressed={chosen.value === tab}
          aria-keyshortcuts={String(i + 1)}
          onClick={() => {
            chosen.value = tab;
          }}
        >
          {t(tab === 'round' && atOneHost ? 'tab.round.together' : `tab.${tab}`)}
        </button>
      ))}
    </div>
  );
}

/** Where nothing of the class is shown yet, or the connection has ended for good. */
function LinkNotice({ link }: { readonly link: Link }) {
  const { status, refusal, ending, reconnect } = link;
  const lost = status.value === 'lost';
  const over = status.value === 'over';
  const why = over ? ending.value?.message : refusal.value;
  return (
    <div class="link-notice">
      <Notice kind={over || lost ? 'warn' : 'info'} alert={over}>
        {lost ? (why ?? t('link.slow')) : `${t(over ? 'link.over' : 'link.connecting')} ${why ?? ''}`}
        {(over || lost) && (
          <p>
            <button type="button" class="btn small" onClick={over ? () => location.reload() : reconnect}>
              {t(over ? 'link.reload' : 'link.now')}
            </button>
          </p>
        )}
      </Notice>
    </div>
  );
}

export function ClassPage({ teach }: { readonly teach: Teach }) {
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  useKeys(teach, dialog, setDialog);
  // The same at every drawing: hundreds of cards and names depend on them.
  const onPair = useCallback((match: string) => setDialog({ kind: 'pair', match }), []);
  const onRename = useCallback<OnPlayer>(({ id, name }) => setDialog({ kind: 'rename', id, name }), []);
  const onRemove = useCallback<OnPlayer>(({ id, name }) => setDialog({ kind: 'remove', id, name }), []);
  const Asking = useAsking(teach.tab.value === 'ask');
  const { tab, address, nextRound, openClass, actions, watching } = teach;
  const known = openClass.view.value;
  const round = known?.round ?? null;
  const [first] = round?.pairs ?? [];
  const atOneHost = openClass.atOneHost.value;
  const running = openClass.running.value;
  const busy = teach.busy.value;
  const link = teach.link.value;
  const status = link?.status.value ?? 'connecting';
  const toLobby = (): void => {
    tab.value = 'lobby';
  };
  const start = (): void => {
    if (running) setDialog({ kind: 'replace' });
    else void actions.startRound();
  };
  return (
    <>
      <TopBar
        title={
          known && (
            <h1>
              <button type="button" class="class-code" onClick={() => setDialog({ kind: 'code' })}>
                {titleOf(known)}
              </button>
            </h1>
          )
        }
        over={known && link && status !== 'over' && <Lost link={link} why={t('link.lost')} />}
      >
        {known && (
          <div class="tabs-wide">
            <Tabs tab={tab} atOneHost={atOneHost} />
          </div>
        )}
        {known && (
          <button type="button" class="btn quiet small" onClick={() => setDialog({ kind: 'projector' })}>
            {tl('wall.button')}
          </button>
        )}
        <button
          type="button"
          class="btn quiet icon small keys-help"
          aria-label={t('keys.open')}
          title={t('keys.open')}
          onClick={() => setDialog({ kind: 'keys' })}
        >
          ?
        </button>
      </TopBar>
      <main id="main" class="teach" data-stale={known !== null && status !== 'online'} tabIndex={-1}>
        <div class="teach-head">
          {known && (
            <div class="tabs-narrow">
              <Tabs tab={tab} atOneHost={atOneHost} />
            </div>
          )}
          {known && <Door knocks={known.knocks} actions={actions} />}
          {known && <Aside matches={known.setAside} stalled={known.clock.stalled === true} />}
          {known && <OverHttp players={known.players} />}
          {link && status !== 'online' && (status === 'over' || !known) && <LinkNotice link={link} />}
        </div>
        {known && tab.value === 'lobby' && (
          <Lobby
            address={address}
            shown={known}
            onLarge={() => setDialog({ kind: 'code' })}
            onSecond={() => setDialog({ kind: 'second' })}
            onLeave={() => void teach.leaveClass()}
            actions={actions}
            rehearsal={teach.rehearsal}
            realNames={teach.realNames}
            busy={busy}
            onRename={onRename}
            onRemove={onRemove}
            onReal={() => setDialog({ kind: 'real' })}
          >
            <Chooser
              nextRound={nextRound}
              players={known.players}
              running={running}
              busy={busy}
              onStart={start}
              onHand={() => setDialog({ kind: 'hand' })}
              onOwn={() => {
                teach.own.shown.value = true;
              }}
            >
              <LessonPlanPanel plans={teach.plans} nextRound={nextRound} />
            </Chooser>
          </Lobby>
        )}
        {known && tab.value === 'round' && round && (
          <Round
            openClass={openClass}
            round={round}
            actions={actions}
            busy={busy}
            onEnd={() => setDialog({ kind: 'end' })}
            onNext={toLobby}
            onPair={onPair}
          >
            {first?.team && (
              <Together
                pair={first}
                team={first.team}
                goals={round.scenario.goals}
                paused={known.clock.paused}
                watching={watching}
                onControl={teach.setControl}
              />
            )}
          </Round>
        )}
        {known && tab.value === 'map' && round && <Mistakes lesson={teach.lesson} />}
        {known && tab.value === 'results' && round && <Results lesson={teach.lesson} />}
        {known && tab.value === 'card' && round && <ClassCard round={round} />}
        {known && tab.value === 'ask' && Asking && (
          <Asking
            questions={teach.questions}
            shown={known}
            scenarios={nextRound.scenarios.value}
            busy={busy}
          />
        )}
        {known && tab.value !== 'lobby' && tab.value !== 'ask' && !round && (
          <div class="round-none">
            <p>{t('round.none')}</p>
            <button type="button" class="btn primary" onClick={toLobby}>
              {t('round.choose')}
            </button>
          </div>
        )}
      </main>
      <ClassDialogs teach={teach} dialog={dialog} setDialog={setDialog} />
    </>
  );
}
