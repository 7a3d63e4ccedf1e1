/** The page of who is the network of a pair: what passes, what becomes of it, what came of that. */
import './Network.css';
import { type ReadonlySignal, useComputed } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { HOSTS, type HostId } from '../../shared/hosts.ts';
import type { ClassView, EventView, MatchView } from '../../shared/protocol/view.ts';
import { flagsText } from '../../shared/tcp/segment.ts';
import { BUDGET, INTERFERENCES, type Interference, ORDERS } from '../../shared/wire/orders.ts';
import { pathTo } from '../base.ts';
import { Ladder } from '../figures/ladder/Ladder.tsx';
import { ladderOf, storyOf } from '../figures/ladder/story.ts';
import { UnderWay } from '../figures/ladder/UnderWay.tsx';
import { HostGlyph } from '../figures/segment/HostGlyph.tsx';
import { decimal, sentenceSpace } from '../i18n/dictionary.ts';
import { t } from '../i18n/network.ts';
import { type Deed, deedsOf } from './deeds.ts';

type Ends = NonNullable<ClassView['network']>['players'];

/** The match, as its network sees it. */
interface Wire {
  readonly id: string;
  readonly view: MatchView;
  readonly events: readonly EventView[];
}

export interface NetworkProps {
  readonly wire: Wire;
  readonly players: Ends;
  /** Virtual milliseconds of the match. */
  readonly now: ReadonlySignal<number>;
  readonly paused: boolean;
  readonly online: boolean;
  /** What becomes of a host's next segment; null: nothing any more. */
  readonly onOrder: (host: HostId, wanted: Interference | null) => void;
}

const seconds = (milliseconds: number): string => decimal(milliseconds / 1_000, 1);

/** As many signs as it may be done, those that are left full. */
function Left({ left, all }: { readonly left: number; readonly all: number }) {
  return (
    <span class="network-left" role="img" aria-label={t('order.left', { n: left })}>
      {Array.from({ length: all }, (_, i) => (
        <i key={i} data-left={i < left} />
      ))}
    </span>
  );
}

interface OrderProps extends Pick<NetworkProps, 'onOrder'> {
  readonly host: HostId;
  readonly network: NonNullable<MatchView['network']>;
  readonly disabled: boolean;
}

function Order({ host, network: { left, orders }, disabled, onOrder }: OrderProps) {
  const ordered = orders[host];
  const other = orders[host === 'A' ? 'B' : 'A'];
  return (
    <fieldset class="network-order" data-host={host}>
      <legend>
        <HostGlyph host={host} bare /> {t('order.title', { host })}
      </legend>
      {ordered === null ? (
        <span class="network-choices">
          {INTERFERENCES.map((one) => {
            // What waits at the other host is as good as done.
            const free = left[one] - (other?.by === 'network' && other.do === one ? 1 : 0);
            return (
              <button
                key={one}
                type="button"
                class="btn"
                disabled={disabled || free <= 0}
                onClick={() => onOrder(host, one)}
              >
                {t(`order.${one}`)} <Left left={free} all={BUDGET[one]} />
              </button>
            );
          })}
        </span>
      ) : (
        <span class="network-ordered">
          <strong role="status">
            {ordered.by === 'teacher' && t('order.teacher') + sentenceSpace()}
            {t(`order.set.${ordered.do}`, { seconds: ORDERS.delay.by / 1_000 })}
          </strong>
          {ordered.by === 'network' && (
            <button type="button" class="btn quiet" disabled={disabled} onClick={() => onOrder(host, null)}>
              {t('order.undo')}
            </button>
          )}
        </span>
      )}
    </fieldset>
  );
}

/** What came of it, as far as it has. */
function thenWords(deed: Deed, over: boolean): readonly string[] {
  const { host, sentAt, arrivedAt, copyAt, againAt, overtaken } = deed;
  const again = againAt === null ? null : t('then.again', { host, seconds: seconds(againAt - sentAt) });
  switch (deed.do) {
    case 'lose':
      return [again ?? t('then.not', { host })];
    case 'delay': {
      if (arrivedAt === null) return over ? [] : [t('then.under-way')];
      const arrived = t('then.arrived', { seconds: seconds(arrivedAt - sentAt) });
      const wasted = againAt !== null && againAt < arrivedAt ? [t('then.wasted', { host })] : [];
      return [arrived, ...(overtaken ? [t('then.overtaken')] : []), ...wasted];
    }
    case 'duplicate':
      return copyAt === null ? (over ? [] : [t('then.under-way')]) : [t('then.twice')];
  }
}

function Deeds({ wire, over }: { readonly wire: Wire; readonly over: boolean }) {
  const deeds = useMemo(() => deedsOf(wire.events), [wire.events]);
  return (
    <section class="network-deeds" aria-labelledby="network-did">
      <h2 id="network-did" class="eyebrow">
        {t('did.title')}
      </h2>
      {deeds.length === 0 && <p class="small muted">{t('did.none')}</p>}
      <ol aria-live="polite">
        {deeds.map((deed) => (
          <li key={deed.packet}>
            <HostGlyph host={deed.host} bare />{' '}
            <strong>
              {t(`did.${deed.do}`, { host: deed.host, segment: flagsText(deed.segment.flags) })}
            </strong>
            {[...thenWords(deed, over)].map((words) => sentenceSpace() + words).join('')}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Over({ wire }: { readonly wire: Wire }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { outcome } = wire.view;
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  if (outcome === null) return null;
  return (
    <div class="network-over">
      <h2 ref={heading} tabIndex={-1}>
        {t(`over.${outcome}`)}
      </h2>
      <p class="row">
        <a class="btn primary" href={pathTo(`/replay/${wire.id}?class`)}>
          {t('over.replay')}
        </a>
        <span class="muted">{t('over.next')}</span>
      </p>
    </div>
  );
}

export function Network({ wire, players, now, paused, online, onOrder }: NetworkProps) {
  const { view, events } = wire;
  const over = view.outcome !== null;
  const story = useMemo(() => storyOf(events), [events]);
  // A second at a time: each lays the ladder out anew.
  const end = useComputed(() => Math.ceil(now.value / 1_000) * 1_000);
  const until = over ? view.now : Math.max(view.now, end.value);
  // A network knows no host's state.
  const input = useMemo(() => ({ ...ladderOf(story, until), lifelines: NO_STATES }), [story, until]);
  const name = (host: HostId): string => players[host]?.name ?? t('autopilot');
  return (
    <main id="main" tabIndex={-1} class="network">
      <header>
        <h1>
          {t('title')} <small>{t('between', { a: name('A'), b: name('B') })}</small>
        </h1>
        {!over && <p>{t('how')}</p>}
      </header>
      <div class="network-does">
        {over ? (
          <Over wire={wire} />
        ) : (
          <>
            {view.network &&
              HOSTS.map((host) => (
                <Order
                  key={host}
                  host={host}
                  network={view.network as NonNullable<MatchView['network']>}
                  disabled={!online || paused}
                  onOrder={onOrder}
                />
              ))}
            {(!online || paused) && (
              <p class="small" role="status">
                {t(online ? 'paused' : 'offline')}
              </p>
            )}
            <section class="network-way" aria-labelledby="network-way">
              <h2 id="network-way" class="eyebrow">
                {t('wire.title')}
              </h2>
              <UnderWay story={story} />
            </section>
          </>
        )}
        <Deeds wire={wire} over={over} />
      </div>
      <div class="network-ladder">
        <Ladder input={input} now={now} follow plain />
      </div>
    </main>
  );
}

const NO_STATES = { A: [], B: [] } as const;
