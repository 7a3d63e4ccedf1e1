/** The connections of a file, listed as in Wireshark, with each host's verdict and path. */
import { HOME } from '../../base.ts';
import './List.css';
import { useState } from 'preact/hooks';
import type { MergeProblem } from '../../../shared/capture/merge.ts';
import { captureProblemText } from '../../../shared/pcap/error.ts';
import { t } from '../../i18n/capture.ts';
import { t as captures } from '../../i18n/captures.ts';
import { Notice, Toasts } from '../../ui/Notice.tsx';
import { TopBar } from '../../ui/TopBar.tsx';
import { clockText, durationText, sizeText } from './amounts.ts';
import { ORDERS, type OrderBy, orderAfter, segmentsIn } from './arrange.ts';
import { ConnectionRows } from './ConnectionRows.tsx';
import { type Listing, unlistedIn } from './listing.ts';
import { OptionsForm } from './OptionsForm.tsx';
import { Skipped } from './Skipped.tsx';
import type { Capture } from './state.ts';

/** Rows that are drawn at a time. */
const PAGE = 100;

function Summary({ listing, size }: { readonly listing: Listing; readonly size: number }) {
  const { connections, unlisted, time } = listing;
  const more = unlistedIn(listing);
  const illegal = connections.filter(({ verdict }) => verdict === 'illegal').length + unlisted.illegal;
  return (
    <p class="list-summary">
      <span>{sizeText(size)}</span>
      <span>{t('list.connections', { n: connections.length + more })}</span>
      <span>{t('list.segments', { n: listing.counts.segments })}</span>
      {illegal > 0 && <span class="chip bad">{t('list.illegal', { n: illegal })}</span>}
      {time && (
        <span class="muted">
          {clockText(time.first)} · {durationText(Math.max(0, time.last - time.first))}
        </span>
      )}
    </p>
  );
}

interface NoticesProps {
  readonly listing: Listing;
  readonly size: number;
  readonly unmerged: MergeProblem | null;
}

function Notices({ listing, size, unmerged }: NoticesProps) {
  const { broken, stopped, unlisted, givenUp, connections } = listing;
  const more = unlistedIn(listing);
  return (
    <>
      {unmerged && (
        <Notice kind="bad" alert title={t('unmerged.title')}>
          <p>
            {t(`unmerged.${unmerged}`)} {t('unmerged.alone')}
          </p>
        </Notice>
      )}
      {broken && (
        <Notice kind="bad" alert title={t('broken.title')}>
          <p>
            {captureProblemText(captures, broken)} {t('broken.before')}
          </p>
        </Notice>
      )}
      {stopped !== null && (
        <Notice kind="warn">{t('stopped', { done: sizeText(stopped), size: sizeText(size) })}</Notice>
      )}
      {connections.length === 0 && <Notice kind="warn" title={t('list.none')} />}
      {listing.unpaired > 0 && <Notice>{t('list.unpaired', { n: listing.unpaired })}</Notice>}
      {more > 0 && <Notice kind="warn">{t('list.unlisted', { n: more, ...unlisted })}</Notice>}
      {givenUp > 0 && <Notice kind="warn">{t('list.given-up', { n: givenUp })}</Notice>}
    </>
  );
}

function Sieve({ capture }: { readonly capture: Capture }) {
  const { sieve } = capture;
  const { text, verdict } = sieve.value;
  return (
    <div class="list-sieve">
      <input
        class="input"
        type="search"
        placeholder={t('list.find')}
        aria-label={t('list.find')}
        value={text}
        onInput={(event) => {
          sieve.value = { ...sieve.peek(), text: event.currentTarget.value };
        }}
      />
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out inline everywhere. */}
      <div class="segmented" role="group" aria-label={t('list.verdict')}>
        {([null, 'legal', 'warning', 'illegal', 'unknown'] as const).map((one) => (
          <button
            key={one}
            type="button"
            class="btn small"
            aria-pressed={verdict === one}
            onClick={() => {
              sieve.value = { ...sieve.peek(), verdict: one };
            }}
          >
            {t(one === null ? 'list.verdict.all' : `verdict.${one}`)}
          </button>
        ))}
      </div>
    </div>
  );
}

interface HeadingProps {
  readonly capture: Capture;
  readonly by: OrderBy;
}

function Heading({ capture, by }: HeadingProps) {
  const { order } = capture;
  const { descending, by: now } = order.value;
  return (
    <th
      scope="col"
      class={`column-${by}`}
      aria-sort={by === now ? (descending ? 'descending' : 'ascending') : undefined}
    >
      <button
        type="button"
        class="sort"
        onClick={() => {
          order.value = orderAfter(order.peek(), by);
        }}
      >
        {t(`order.${by}`)}
        <svg viewBox="0 0 8 12" width="8" height="12" aria-hidden="true">
          {by === now && <path d={descending ? 'M1 4.500h6L4 9Z' : 'M1 7.500h6L4 3Z'} />}
        </svg>
      </button>
    </th>
  );
}

function Table({ capture, listing }: { readonly capture: Capture; readonly listing: Listing }) {
  const [rows, setRows] = useState(PAGE);
  const shown = capture.shown.value;
  const [time, duration, segments, octets, verdict] = ORDERS;
  if (shown.length === 0) return <p class="muted">{t('list.none.found')}</p>;
  return (
    <>
      <table class="table connections">
        <thead>
          <tr>
            <Heading capture={capture} by={time} />
            <Heading capture={capture} by={duration} />
            <th scope="col">{t('column.host')}</th>
            <Heading capture={capture} by={segments} />
            <Heading capture={capture} by={octets} />
            <Heading capture={capture} by={verdict} />
            <th scope="col">{t('column.way')}</th>
            <th scope="col">
              <span class="visually-hidden">{t('list.watch')}</span>
            </th>
          </tr>
        </thead>
        {shown.slice(0, rows).map((listed) => (
          <ConnectionRows
            key={listed.id}
            listed={listed}
            began={listing.time?.first ?? 0}
            onWatch={() => void capture.choose(listed)}
          />
        ))}
      </table>
      {shown.length > rows && (
        <button type="button" class="btn" onClick={() => setRows(rows + PAGE)}>
          {t('list.more', { n: Math.min(PAGE, shown.length - rows) })}
        </button>
      )}
    </>
  );
}

export function List({ capture, listing }: { readonly capture: Capture; readonly listing: Listing }) {
  const { name, size } = capture.file.value ?? { name: '', size: 0 };
  const { connections } = listing;
  return (
    <>
      <TopBar home={HOME} title={t('bar')}>
        <button type="button" class="btn small" onClick={capture.back}>
          {t('list.other-file')}
        </button>
      </TopBar>
      <main id="main" tabIndex={-1} class="page capture-list">
        <header class="stack">
          <h1>{name}</h1>
          <Summary listing={listing} size={size} />
        </header>
        <Notices listing={listing} size={size} unmerged={capture.unmerged.value} />
        {connections.length > 0 && <OptionsForm capture={capture} listing={listing} />}
        {connections.some((one) => segmentsIn(one) > 0) && (
          <section class="stack" aria-label={t('list.connections', { n: connections.length })}>
            {connections.length > 1 && <Sieve capture={capture} />}
            <Table capture={capture} listing={listing} />
          </section>
        )}
        <Skipped counts={listing.counts} open={connections.length === 0} />
      </main>
      <Toasts />
    </>
  );
}
