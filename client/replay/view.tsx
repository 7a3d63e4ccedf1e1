/** The replay page: both hosts, the ladder between them, what happened in words, and time below. */
import './view.css';
import { useComputed } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { view } from '../../shared/match/view.ts';
import { RULEBOOK_VERSION } from '../../shared/tcp/rules.ts';
import { useMedia } from '../components/board/media.ts';
import { Dialog } from '../components/Dialog.tsx';
import { HostPanel, type HostProps, HostStrip } from '../components/host/HostPanel.tsx';
import { Kbd } from '../components/Kbd.tsx';
import { Ladder } from '../components/Ladder.tsx';
import { Notice, Toasts } from '../components/Notice.tsx';
import { HOSTS, type HostId } from '../components/phase.ts';
import { TopBar } from '../components/TopBar.tsx';
import { locale } from '../i18n/dictionary.ts';
import { pick } from '../i18n/index.ts';
import { t } from '../i18n/replay.ts';
import { Debrief } from './Debrief.tsx';
import { EventList } from './EventList.tsx';
import { ladderOf, type MarkWords } from './ladder.ts';
import type { Failure } from './load.ts';
import { castOf, nameOf } from './names.ts';
import { PlayerBar } from './PlayerBar.tsx';
import { SegmentDetail } from './SegmentDetail.tsx';
import type { Replay } from './state.ts';
import { useKeys } from './use-keys.ts';

/** One column with tabs; ladder and events side by side under strips; everything at once. */
const PHONE = '(max-width: 47.99rem)';
const WIDE = '(min-width: 75rem)';

const NEAREST: ScrollIntoViewOptions = { block: 'nearest', inline: 'nearest' };

const TABS = ['ladder', 'events', 'hosts'] as const;
type Tab = (typeof TABS)[number];

function useHosts(replay: Replay, absolute: boolean): Readonly<Record<HostId, HostProps>> {
  const shown = useComputed(() => view(replay.match.value, 'all').hosts).value;
  const props = (host: HostId): HostProps => {
    const found = shown.find((one) => one.host === host);
    if (!found) throw new RangeError(`the replay sees both hosts, but not ${host}`);
    return {
      host: found,
      name: nameOf(replay.told, host),
      cast: castOf(replay.told, host),
      now: replay.now,
      absolute,
    };
  };
  return { A: props('A'), B: props('B') };
}

function markWords({ stimulus }: Parameters<MarkWords['stimulus']>[0]): string {
  if (stimulus.type === 'timeout') return t(`mark.${stimulus.timer}`);
  return stimulus.type === 'call' ? stimulus.call.call : '';
}

function LadderPane({ replay, absolute }: { readonly replay: Replay; readonly absolute: boolean }) {
  const { told } = replay;
  const language = locale.value;
  // The marks are words of the reader's language, so they are made anew with it.
  const input = useMemo(
    () => ladderOf(told, { stimulus: markWords, refused: t('refused') }, absolute),
    [told, language, absolute],
  );
  const selected = replay.selected.value;
  const pane = useRef<HTMLElement>(null);
  useEffect(() => {
    // Its fields take room from the drawing, and must not hide the arrow that they are about.
    if (selected !== null) pane.current?.querySelector('.ladder-arrow.selected')?.scrollIntoView(NEAREST);
  }, [selected]);
  return (
    <section class="pane ladder-pane" aria-label={t('region.ladder')} ref={pane}>
      <Ladder
        input={input}
        now={replay.now}
        follow
        plain
        selected={selected === null ? null : String(selected)}
        onSelect={(id) => {
          replay.selected.value = id === null ? null : Number(id);
        }}
      />
    </section>
  );
}

function Detail({ replay }: { readonly replay: Replay }) {
  const id = replay.selected.value;
  const packet = id === null ? undefined : replay.told.packets.get(id);
  return packet ? <SegmentDetail replay={replay} packet={packet} /> : null;
}

function EventsPane({ replay, absolute }: { readonly replay: Replay; readonly absolute: boolean }) {
  return (
    <section class="pane events-pane" aria-label={t('region.events')}>
      <EventList replay={replay} absolute={absolute}>
        <section class="events-debrief">
          <h2 class="eyebrow">{t('debrief.title')}</h2>
          <Debrief told={replay.told} />
        </section>
      </EventList>
      <Detail replay={replay} />
    </section>
  );
}

const KEYS: readonly (readonly [string, Parameters<typeof t>[0] & `keys.${string}`])[] = [
  ['← →', 'keys.step'],
  ['Home End', 'keys.ends'],
  ['Space', 'keys.play'],
  ['M', 'keys.mistake'],
  ['− +', 'keys.speed'],
  ['R', 'keys.numbers'],
  ['L', 'keys.link'],
  ['Esc', 'keys.close'],
  ['?', 'keys.help'],
];

function KeyList() {
  return (
    <dl class="key-list">
      {KEYS.map(([keys, words]) => (
        <div key={words}>
          <dt>
            {keys.split(' ').map((key) => (
              <Kbd key={key}>{key}</Kbd>
            ))}
          </dt>
          <dd>{t(words as 'keys.step')}</dd>
        </div>
      ))}
    </dl>
  );
}

function Tabs({ tab, onTab }: { readonly tab: Tab; readonly onTab: (tab: Tab) => void }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out inline everywhere.
    <div class="segmented replay-tabs" role="group" aria-label={t('tab.label')}>
      {TABS.map((one) => (
        <button
          key={one}
          type="button"
          class="btn small"
          aria-pressed={tab === one}
          onClick={() => onTab(one)}
        >
          {t(`tab.${one}`)}
        </button>
      ))}
    </div>
  );
}

function Strips({ hosts }: { readonly hosts: Readonly<Record<HostId, HostProps>> }) {
  return (
    <div class="strips">
      {HOSTS.map((host) => (
        <HostStrip key={host} {...hosts[host]} />
      ))}
    </div>
  );
}

export function ReplayPage({ replay }: { readonly replay: Replay }) {
  const [absolute, setAbsolute] = useState(false);
  const [over, setOver] = useState<'keys' | 'debrief' | null>(null);
  const [tab, setTab] = useState<Tab>('ladder');
  const phone = useMedia(PHONE);
  const wide = useMedia(WIDE);
  const hosts = useHosts(replay, absolute);
  const { told } = replay;
  const scenario = told.moments[0]?.match.scenario;
  const names = t('title.names', { a: nameOf(told, 'A'), b: nameOf(told, 'B') });
  const title = scenario
    ? t('title.match', { number: scenario.number, scenario: pick(scenario.title) })
    : t('title');
  const ended = told.moments.at(-1)?.match.outcome != null;
  useKeys(replay, {
    blocked: over !== null,
    onHelp: () => setOver('keys'),
    onNumbers: () => setAbsolute((before) => !before),
  });
  useEffect(() => {
    document.title = `${title} · ${names} · 2MSL`;
  }, [title, names]);
  const panel = (host: HostId) => <HostPanel {...hosts[host]} />;
  return (
    <>
      <TopBar
        home="/"
        title={
          <h1>
            {title} <span class="title-names">{names}</span>
          </h1>
        }
      >
        <button type="button" class="btn small quiet numbers-switch" onClick={() => setAbsolute(!absolute)}>
          {t('numbers.label')}: <b>{t(absolute ? 'numbers.absolute' : 'numbers.relative')}</b>
        </button>
        {ended && (
          <button type="button" class="btn small" onClick={() => setOver('debrief')}>
            {t('debrief.open')}
          </button>
        )}
        <button
          type="button"
          class="btn quiet icon small keys-button"
          aria-label={t('keys.open')}
          title={t('keys.open')}
          onClick={() => setOver('keys')}
        >
          ?
        </button>
      </TopBar>
      <main id="main" tabIndex={-1} class={`replay ${phone ? `phone ${tab}` : wide ? 'wide' : 'middle'}`}>
        {wide ? (
          <>
            {panel('A')}
            <LadderPane replay={replay} absolute={absolute} />
            {panel('B')}
            <EventsPane replay={replay} absolute={absolute} />
          </>
        ) : (
          <>
            {tab === 'hosts' && phone ? null : <Strips hosts={hosts} />}
            {phone && <Tabs tab={tab} onTab={setTab} />}
            {(!phone || tab === 'ladder') && (
              <div class="ladder-column">
                <LadderPane replay={replay} absolute={absolute} />
                {phone && <Detail replay={replay} />}
              </div>
            )}
            {(!phone || tab === 'events') && <EventsPane replay={replay} absolute={absolute} />}
            {phone && tab === 'hosts' && (
              // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by the keyboard.
              <section class="hosts-column" aria-label={t('tab.hosts')} tabIndex={0}>
                {HOSTS.map(panel)}
              </section>
            )}
          </>
        )}
      </main>
      <PlayerBar replay={replay} />
      <Dialog open={over === 'keys'} onClose={() => setOver(null)} title={t('keys.title')}>
        <KeyList />
      </Dialog>
      <Dialog open={over === 'debrief'} onClose={() => setOver(null)} title={t('debrief.title')} wide>
        <Debrief told={told} />
      </Dialog>
      <Toasts />
    </>
  );
}

function Plain({ children }: { readonly children: ComponentChildren }) {
  return (
    <>
      <TopBar home="/" title={<h1>{t('title')}</h1>} />
      <main id="main" tabIndex={-1} class="replay-plain">
        {children}
      </main>
    </>
  );
}

export function LoadingPage() {
  return (
    <Plain>
      <p class="muted" role="status">
        {t('loading')}
      </p>
    </Plain>
  );
}

function failureWords(failure: Failure): string {
  switch (failure.kind) {
    case 'said':
      return pick(failure.text);
    case 'untellable':
      return failure.error === 'other-rulebook'
        ? t('error.other-rulebook', { played: failure.played, here: RULEBOOK_VERSION })
        : t(`error.${failure.error}`);
    case 'offline':
    case 'no-local':
    case 'bad-record':
      return t(`error.${failure.kind}`);
  }
}

export function FailurePage({ failure }: { readonly failure: Failure }) {
  return (
    <Plain>
      <Notice kind="bad" alert title={t('error.title')}>
        <p>{failureWords(failure)}</p>
      </Notice>
      <div class="row">
        <a class="btn" href="/">
          {t('error.home')}
        </a>
        {(failure.kind === 'offline' || failure.kind === 'said') && (
          <button type="button" class="btn" onClick={() => location.reload()}>
            {t('error.retry')}
          </button>
        )}
      </div>
    </Plain>
  );
}
