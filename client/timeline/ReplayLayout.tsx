/** The layout of a page that plays a timeline: hosts, ladder, events, and time below. */

import { HOSTS, type HostId } from '../../shared/hosts.ts';
import { HOME } from '../base.ts';
import './ReplayLayout.css';
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useMedia } from '../board/media.ts';
import { t } from '../i18n/timeline.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { Toasts, toast } from '../ui/Notice.tsx';
import { TopBar } from '../ui/TopBar.tsx';
import type { Cursor } from './cursor.ts';
import { copyLink, type MistakeWords, PlayerBar, type ScrubberMark } from './PlayerBar.tsx';
import { useKeys } from './use-keys.ts';

/** One column with tabs; ladder and events side by side under strips; everything at once. */
const PHONE = '(max-width: 47.99rem)';
const WIDE = '(min-width: 75rem)';

const TABS = ['ladder', 'events', 'hosts'] as const;
type Tab = (typeof TABS)[number];

export interface ReplayLayoutProps {
  readonly cursor: Cursor;
  readonly title: string;
  /** Who plays, or whose connection it is. */
  readonly names: string;
  readonly absolute: boolean;
  readonly onNumbers: () => void;
  /** The page's own buttons in the head. */
  readonly buttons: ComponentChildren;
  readonly panel: (host: HostId) => ComponentChildren;
  readonly strip: (host: HostId) => ComponentChildren;
  readonly ladder: ComponentChildren;
  readonly events: ComponentChildren;
  /** The fields of the segment that is selected. */
  readonly detail: ComponentChildren;
  readonly marks: readonly ScrubberMark[];
  readonly mistakes: MistakeWords;
  /** What is said when the link to a moment has been copied. */
  readonly copied: string;
  /** Something of the page's own lies over it. */
  readonly covered: boolean;
  /** The page's own dialogs. */
  readonly children?: ComponentChildren;
}

const KEYS = [
  ['← →', 'keys.step'],
  ['Home End', 'keys.ends'],
  ['Space', 'keys.play'],
  ['M', null],
  ['− +', 'keys.speed'],
  ['R', 'keys.numbers'],
  ['L', 'keys.link'],
  ['Esc', 'keys.close'],
  ['?', 'keys.help'],
] as const;

function KeyList({ mistakes }: { readonly mistakes: MistakeWords }) {
  return (
    <dl class="key-list">
      {KEYS.map(([keys, words]) => (
        <div key={keys}>
          <dt>
            {keys.split(' ').map((key) => (
              <Kbd key={key}>{key}</Kbd>
            ))}
          </dt>
          <dd>{words === null ? mistakes.key : t(words)}</dd>
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

function Wide({ panel, ladder, events, detail }: ReplayLayoutProps) {
  return (
    <>
      {panel('A')}
      {ladder}
      {panel('B')}
      <section class="pane events-pane" aria-label={t('region.events')}>
        {events}
        {detail}
      </section>
    </>
  );
}

function CentrePane({ strip, ladder, events, detail }: ReplayLayoutProps) {
  return (
    <>
      <div class="strips">{HOSTS.map(strip)}</div>
      <div class="ladder-column">{ladder}</div>
      <section class="pane events-pane" aria-label={t('region.events')}>
        {events}
        {detail}
      </section>
    </>
  );
}

interface PhoneProps extends ReplayLayoutProps {
  readonly tab: Tab;
  readonly onTab: (tab: Tab) => void;
}

function Phone({ tab, onTab, panel, strip, ladder, events, detail }: PhoneProps) {
  return (
    <>
      {tab !== 'hosts' && <div class="strips">{HOSTS.map(strip)}</div>}
      <Tabs tab={tab} onTab={onTab} />
      {tab === 'ladder' && (
        <div class="ladder-column">
          {ladder}
          {detail}
        </div>
      )}
      {tab === 'events' && (
        <section class="pane events-pane" aria-label={t('region.events')}>
          {events}
          {detail}
        </section>
      )}
      {tab === 'hosts' && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by the keyboard.
        <section class="hosts-column" aria-label={t('tab.hosts')} tabIndex={0}>
          {HOSTS.map(panel)}
        </section>
      )}
    </>
  );
}

export function ReplayLayout(props: ReplayLayoutProps) {
  const { cursor, title, names, absolute, onNumbers, buttons, marks, mistakes, copied, covered } = props;
  const [keys, setKeys] = useState(false);
  const [tab, setTab] = useState<Tab>('ladder');
  const phone = useMedia(PHONE);
  const wide = useMedia(WIDE);
  const toMistake = (direction: 1 | -1): void => {
    if (!cursor.toMistake(direction)) toast('info', mistakes.noMore, 2500);
  };
  const onLink = (): void => void copyLink(copied);
  useKeys(cursor, {
    blocked: keys || covered,
    onHelp: () => setKeys(true),
    onNumbers,
    onLink,
    onMistake: toMistake,
  });
  useEffect(() => {
    document.title = `${title} · ${names} · 2MSL`;
  }, [title, names]);
  return (
    <>
      <TopBar
        home={HOME}
        title={
          <h1>
            {title} <span class="title-names">{names}</span>
          </h1>
        }
      >
        <button type="button" class="btn small quiet numbers-switch" onClick={onNumbers}>
          {t('numbers.label')}: <b>{t(absolute ? 'numbers.absolute' : 'numbers.relative')}</b>
        </button>
        {buttons}
        <button
          type="button"
          class="btn quiet icon small keys-button"
          aria-label={t('keys.open')}
          title={t('keys.open')}
          onClick={() => setKeys(true)}
        >
          ?
        </button>
      </TopBar>
      <main id="main" tabIndex={-1} class={`replay ${phone ? `phone ${tab}` : wide ? 'wide' : 'middle'}`}>
        {phone ? (
          <Phone {...props} tab={tab} onTab={setTab} />
        ) : wide ? (
          <Wide {...props} />
        ) : (
          <CentrePane {...props} />
        )}
      </main>
      <PlayerBar
        cursor={cursor}
        marks={marks}
        mistakeWords={mistakes}
        onMistake={() => toMistake(1)}
        onLink={onLink}
      />
      <Dialog open={keys} onClose={() => setKeys(false)} title={t('keys.title')}>
        <KeyList mistakes={mistakes} />
      </Dialog>
      {props.children}
      <Toasts />
    </>
  );
}

/** A page that has nothing to play: not yet, or not at all. */
export function PlainPage({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ComponentChildren;
}) {
  return (
    <>
      <TopBar home={HOME} title={<h1>{title}</h1>} />
      <main id="main" tabIndex={-1} class="replay-plain">
        {children}
      </main>
      <Toasts />
    </>
  );
}
