/** Choosing a class: a new one, those that are open, and past ones. */
import { pathTo } from '../../base.ts';
import './Classes.css';
import { useState } from 'preact/hooks';
import type { ClassListing, ScenarioListing } from '../../../shared/protocol/http.ts';
import { t as ta } from '../../i18n/account.ts';
import { t as tl } from '../../i18n/lesson.ts';
import { t } from '../../i18n/teach.ts';
import { Notice } from '../../ui/Notice.tsx';
import type { Account } from './account.ts';
import { Confirm } from './Confirm.tsx';
import type { ClassList } from './class-list.ts';
import { dayOf } from './day.ts';
import { KeepDialog } from './KeepDialog.tsx';
import { NameDialog } from './NameDialog.tsx';
import type { Sharing } from './sharing.ts';

const DAY = 86_400_000;
/** As the server takes one. */
const LONGEST_NAME = 40;

function NewClass({ none, busy, onMake }: { none: boolean; busy: boolean; onMake: (name: string) => void }) {
  const [name, setName] = useState('');
  return (
    <form
      class="card classes-new"
      onSubmit={(event) => {
        event.preventDefault();
        onMake(name);
      }}
    >
      <label class="field">
        <span class="label">{tl('class.name')}</span>
        <input
          class="input"
          value={name}
          maxLength={LONGEST_NAME}
          autoComplete="off"
          placeholder={tl('class.name.example')}
          onInput={(event) => setName(event.currentTarget.value)}
        />
      </label>
      <button type="submit" class="btn primary large" disabled={busy}>
        {t('classes.make')}
      </button>
      <p class="muted small">
        {none && `${t('classes.none')} `}
        {t('classes.make.hint')}
      </p>
    </form>
  );
}

interface RowProps {
  readonly row: ClassListing;
  /** Of the scenario that is being played. */
  readonly playing: string | null;
  readonly list: ClassList;
  readonly onEnter: (code: string) => void;
  readonly onResults: (code: string) => void;
  readonly onRename: () => void;
  readonly onDelete: () => void;
  readonly onKeep: () => void;
  readonly onShare: () => void;
  /** Milliseconds since 1970. */
  readonly today: number;
}

/** When it is deleted, if the server runs every day from now on. */
function Kept({ row, today, onKeep }: Pick<RowProps, 'row' | 'today' | 'onKeep'>) {
  const { deletion, own } = row;
  const words =
    deletion === null ? ta('keep.never') : ta('keep.day', { day: dayOf(today + deletion.days * DAY) });
  return own ? (
    <button type="button" class="btn small quiet class-row-kept" onClick={onKeep}>
      {words}
    </button>
  ) : (
    <span class="muted small class-row-says">{words}</span>
  );
}

function Row({ row, playing, list, onEnter, onResults, onRename, onDelete, ...rest }: RowProps) {
  const { code, name, players, rounds, damaged, openedAt, closedAt, own, deletion } = row;
  const { onKeep, onShare, today } = rest;
  const isOpen = closedAt === null;
  return (
    <li class="card class-row">
      <button
        type="button"
        class="class-choice"
        onClick={() => (isOpen ? onEnter(code) : void list.reopen(code).then(() => onEnter(code)))}
      >
        <span class={name === null ? 'class-choice-name code' : 'class-choice-name'}>{name ?? code}</span>
        {name !== null && <span class="class-choice-code">{code}</span>}
        <span class="muted class-choice-facts">
          <span>{dayOf(openedAt)}</span>
          <span>{t('classes.players', { n: players })}</span>
          <span>{tl('class.rounds', { n: rounds })}</span>
          {playing !== null && <span>{t('classes.playing', { scenario: playing })}</span>}
          {!own && <span>{ta('share.by')}</span>}
          {damaged && <span>{t('classes.damaged')}</span>}
        </span>
      </button>
      {deletion?.announced && (
        <div class="class-row-soon">
          <Notice kind="warn">
            {ta('keep.soon', { n: deletion.days })}
            <div class="row">
              <button type="button" class="btn small" onClick={() => void list.save(code)}>
                {ta('keep.export')}
              </button>
              {own && (
                <button type="button" class="btn small" onClick={onKeep}>
                  {ta('keep.change')}
                </button>
              )}
            </div>
          </Notice>
        </div>
      )}
      <div class="row class-row-do">
        {rounds > 0 && (
          <button type="button" class="btn small quiet" onClick={() => onResults(code)}>
            {tl('results.open')}
          </button>
        )}
        <button type="button" class="btn small quiet" onClick={onRename}>
          {tl('class.rename')}
        </button>
        {isOpen ? (
          <button type="button" class="btn small quiet" onClick={() => void list.close(code)}>
            {tl('class.close')}
          </button>
        ) : (
          <button type="button" class="btn small quiet" onClick={() => void list.reopen(code)}>
            {tl('class.reopen')}
          </button>
        )}
        {own && (
          <>
            <button type="button" class="btn small quiet" onClick={onShare}>
              {ta('share.class')}
            </button>
            <button type="button" class="btn small quiet" onClick={onDelete}>
              {tl('class.delete')}
            </button>
          </>
        )}
        <Kept row={row} today={today} onKeep={onKeep} />
      </div>
    </li>
  );
}

export interface ClassesProps {
  readonly list: ClassList;
  readonly account: Account;
  readonly sharing: Sharing;
  /** Milliseconds since 1970. */
  readonly today: number;
  /** Empty when the server was not reached. */
  readonly scenarios: readonly ScenarioListing[];
  readonly busy: boolean;
  readonly onMake: (name: string) => void;
  readonly onEnter: (code: string) => void;
  readonly onResults: (code: string) => void;
  readonly onRetry: () => void;
}

export function Classes({
  list,
  scenarios,
  busy,
  onMake,
  onEnter,
  onResults,
  onRetry,
  ...rest
}: ClassesProps) {
  const { account, sharing, today } = rest;
  const retention = account.known.value?.retention;
  const titles = new Map(scenarios.map(({ id, title }) => [id, title]));
  const [asked, setAsked] = useState<{ what: 'rename' | 'delete' | 'keep'; row: ClassListing } | null>(null);
  const row = asked?.row;
  const classes = list.classes.value;
  const open = classes.filter(({ closedAt }) => closedAt === null);
  const past = classes.filter(({ closedAt }) => closedAt !== null);
  const rows = (some: readonly ClassListing[]) => (
    <ul class="class-list">
      {some.map((one) => (
        <Row
          key={one.code}
          row={one}
          playing={one.scenario && (titles.get(one.scenario) ?? one.scenario)}
          list={list}
          onEnter={onEnter}
          onResults={onResults}
          onRename={() => setAsked({ what: 'rename', row: one })}
          onDelete={() => setAsked({ what: 'delete', row: one })}
          onKeep={() => setAsked({ what: 'keep', row: one })}
          onShare={() =>
            void sharing.open({
              thing: { kind: 'class', id: one.code },
              name: one.name ?? one.code,
            })
          }
          today={today}
        />
      ))}
    </ul>
  );
  return (
    <main class="sign-in" id="main" tabIndex={-1}>
      <div class="stack">
        <h1>{t('classes.title')}</h1>
        {retention?.jumpedAt != null && (
          <Notice kind="warn">{ta('keep.jumped', { day: dayOf(retention.jumpedAt) })}</Notice>
        )}
        <NewClass none={classes.length === 0} busy={busy} onMake={onMake} />
        {open.length > 0 && (
          <section class="stack" aria-labelledby="go-on">
            <h2 id="go-on" class="eyebrow">
              {t('classes.go-on')}
            </h2>
            {rows(open)}
          </section>
        )}
        {past.length > 0 && (
          <section class="stack" aria-labelledby="past">
            <h2 id="past" class="eyebrow">
              {tl('class.past')}
            </h2>
            {rows(past)}
          </section>
        )}
        <p class="small">
          <a href={pathTo('/capture')}>{t('classes.capture')}</a>{' '}
          <span class="muted">{t('classes.capture.why')}</span>
        </p>
        <p class="small">
          <a href={pathTo('/check')}>{t('classes.check')}</a>{' '}
          <span class="muted">{t('classes.check.why')}</span>
        </p>
        <p class="small">
          <a href={pathTo('/privacy')}>{ta('privacy')}</a>
        </p>
        {scenarios.length === 0 && (
          <button type="button" class="btn" onClick={onRetry}>
            {t('classes.retry')}
          </button>
        )}
      </div>
      <NameDialog
        named={asked?.what === 'rename' && row ? { key: row.code, name: row.name ?? '' } : null}
        title={tl('class.rename.title', { name: row?.name ?? row?.code ?? '' })}
        label={tl('class.name')}
        doing={tl('class.rename')}
        longest={LONGEST_NAME}
        optional
        onClose={() => setAsked(null)}
        onName={(name) => row && void list.rename(row.code, name)}
      />
      <KeepDialog
        row={asked?.what === 'keep' ? asked.row : null}
        server={retention?.days ?? null}
        onClose={() => setAsked(null)}
        onKeep={(days) => {
          setAsked(null);
          if (row) void list.keep(row.code, days);
        }}
      />
      <Confirm
        open={asked?.what === 'delete'}
        title={tl('class.delete.title', { name: row?.name ?? row?.code ?? '' })}
        text={tl('class.delete.text', { n: row?.players ?? 0 })}
        doing={tl('class.delete')}
        danger
        first={{
          doing: ta('delete.first'),
          onDo: () => row && void list.save(row.code),
        }}
        onClose={() => setAsked(null)}
        onDo={() => row && void list.remove(row.code)}
      />
    </main>
  );
}
