/** The teacher's own scenarios: what there is, what is wrong, adding one and passing one on. */
import './OwnScenarios.css';
import { useEffect } from 'preact/hooks';
import {
  type FileDiagnostic,
  LONGEST_SCENARIO,
  type OwnScenariosAnswer,
} from '../../../shared/protocol/http.ts';
import { t as ta } from '../../i18n/account.ts';
import { t } from '../../i18n/teach.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Notice, toast } from '../../ui/Notice.tsx';
import { readFile } from '../../ui/read-file.ts';
import type { OwnScenarios as Own } from './own-scenarios.ts';

/** As the server takes it. */
const LONGEST_FILE_NAME = 80;

const exampleText = (of: 'title' | 'introduction' | 'debrief' | 'cast.A' | 'cast.B'): string =>
  JSON.stringify(t(`own.example.${of}`));

/** The smallest scenario of docs/SCENARIOS.md, to begin with, in the teacher's language. */
const example = (): string => `title: ${exampleText('title')}
introduction: ${exampleText('introduction')}
debrief: ${exampleText('debrief')}
cast:
  A: { name: ${exampleText('cast.A')} }
  B: { name: ${exampleText('cast.B')} }
goals:
  - established: both
`;

async function copyLink(own: Own, id: string): Promise<void> {
  const link = await own.share(id);
  if (link === null) return;
  try {
    await navigator.clipboard.writeText(link);
    toast('good', t('own.shared'));
  } catch {
    // Without HTTPS a page may not copy: then the link stands where it can be copied by hand.
    own.text.value = link;
    toast('warn', t('own.shared.by-hand'));
  }
}

function Missed({ missed }: { readonly missed: readonly string[] }) {
  if (missed.length === 0) return null;
  return (
    <p class="small own-missed">
      {t('own.missed')} {missed.join(' · ')}
    </p>
  );
}

const Diagnostics = ({ file, of }: { readonly file?: string; readonly of: readonly FileDiagnostic[] }) => (
  <ul class="own-diagnostics">
    {of.map(({ line, column, message }) => (
      <li key={`${line}:${column}:${message}`}>
        <code>{`${file === undefined ? '' : `${file}:`}${line}:${column}`}</code> {message}
      </li>
    ))}
  </ul>
);

interface OwnScenariosProps {
  readonly own: Own;
  readonly onShare: (id: string, title: string) => void;
}

function Known({ own, all, onShare }: OwnScenariosProps & { readonly all: OwnScenariosAnswer }) {
  return (
    <section class="own-known" aria-labelledby="own-known-title">
      <h3 id="own-known-title">{t('own.known')}</h3>
      {all.scenarios.length === 0 && <p class="muted small">{t('own.none')}</p>}
      <ul class="own-list">
        {all.scenarios.map(({ id, title, fileName, missed }) => (
          <li key={id}>
            <div class="own-words">
              <strong>{title}</strong>
              <code class="small muted">{fileName}</code>
              <Missed missed={missed} />
            </div>
            <button type="button" class="btn small" onClick={() => void copyLink(own, id)}>
              {t('own.share')}
            </button>
            <button type="button" class="btn small" onClick={() => onShare(id, title)}>
              {ta('share.scenario.here')}
            </button>
            <button
              type="button"
              class="btn small quiet"
              aria-label={t('own.remove.of', { title: title })}
              onClick={() => confirm(t('own.remove.sure', { file: fileName })) && void own.remove(id)}
            >
              {t('own.remove')}
            </button>
          </li>
        ))}
      </ul>
      {all.rejected.length > 0 && (
        <Notice kind="bad" title={t('own.rejected')}>
          {all.rejected.map(({ fileName, diagnostics }) => (
            <Diagnostics key={fileName} file={fileName} of={diagnostics} />
          ))}
        </Notice>
      )}
      {all.folder !== null && (
        <p class="own-folder small muted">
          <span>
            {t('own.folder')} <code>{all.folder}</code>
          </span>
          <button type="button" class="btn small" onClick={() => void own.readAgain()}>
            {t('own.read')}
          </button>
        </p>
      )}
    </section>
  );
}

function Outcome({ own }: { readonly own: Own }) {
  const said = own.said.value;
  switch (said?.kind) {
    case undefined:
      return null;
    case 'added':
      return (
        <Notice kind="good" title={t('own.added')}>
          <Missed missed={said.missed} />
        </Notice>
      );
    case 'damaged-link':
      return <Notice kind="bad" title={t('own.damaged')} />;
    case 'rejected':
      return (
        <Notice kind="bad" title={t('own.wrong')}>
          <Diagnostics of={said.diagnostics} />
        </Notice>
      );
  }
}

function Add({ own }: { readonly own: Own }) {
  const read = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    const text = await readFile(file, LONGEST_SCENARIO);
    if (text === null) {
      toast('bad', t('file.gone', { name: file.name }));
      return;
    }
    own.name.value = file.name.replace(/\.[^.]*$/, '').slice(0, LONGEST_FILE_NAME);
    own.text.value = text;
  };
  const received = own.received.value !== null;
  return (
    <form
      class="own-add"
      aria-labelledby="own-add-title"
      onSubmit={(event) => {
        event.preventDefault();
        void own.add();
      }}
    >
      <h3 id="own-add-title">{received ? t('own.received') : t('own.add.title')}</h3>
      {received && <p class="muted small">{t('own.received.hint')}</p>}
      <label class="field">
        <span class="label">{t('own.text')}</span>
        <textarea
          class="input mono own-text"
          rows={9}
          value={own.text.value}
          spellcheck={false}
          autoCapitalize="off"
          onInput={(event) => {
            own.text.value = event.currentTarget.value;
          }}
        />
      </label>
      <div aria-live="polite">
        <Outcome own={own} />
      </div>
      <div class="own-add-end">
        <label class="field own-name">
          <span class="label">{t('own.name')}</span>
          <input
            class="input"
            value={own.name.value}
            maxLength={LONGEST_FILE_NAME}
            onInput={(event) => {
              own.name.value = event.currentTarget.value;
            }}
          />
        </label>
        <label class="btn own-file">
          {t('own.file')}
          <input
            type="file"
            class="visually-hidden"
            accept=".yaml,.yml,.json"
            onChange={(event) => {
              const input = event.currentTarget;
              void read(input.files?.[0]);
              // The same file, mended, can be chosen again.
              input.value = '';
            }}
          />
        </label>
        <button
          type="button"
          class="btn"
          onClick={() => {
            own.text.value = example();
          }}
        >
          {t('own.example')}
        </button>
        <button type="submit" class="btn primary" disabled={own.text.value.trim() === ''}>
          {t('own.add')}
        </button>
      </div>
    </form>
  );
}

export function OwnScenarios({ own, onShare }: OwnScenariosProps) {
  const open = own.shown.value;
  useEffect(() => {
    if (open) void own.load();
  }, [own, open]);
  const all = own.all.value;
  return (
    <Dialog open={open} onClose={own.dismiss} wide title={t('own.title')}>
      <div class="own">
        {own.byLink.value && <Add own={own} />}
        {all !== null && <Known own={own} all={all} onShare={onShare} />}
        {!own.byLink.value && <Add own={own} />}
      </div>
    </Dialog>
  );
}
