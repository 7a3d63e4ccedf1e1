/**
 * The calls that a player may make unasked.
 * Those that need a word, or cannot be undone, ask once more.
 */
import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import type { ScriptedCallBody } from '../../shared/protocol/view.ts';
import type { CallName } from '../../shared/tcp/event.ts';
import type { State } from '../../shared/tcp/state.ts';
import { t } from '../i18n/calls.ts';
import { t as common } from '../i18n/common.ts';
import { Dialog } from '../ui/Dialog.tsx';
import type { Actions } from './actions.ts';
import type { Situation } from './situation.ts';

interface Asked {
  readonly name: CallName;
  readonly title: string;
  /** Complete, but for what is typed. */
  readonly body: (typed: string) => ScriptedCallBody | null;
  readonly field: 'text' | 'octets' | null;
  readonly question: boolean;
}

const isOctets = (text: string): boolean => /^[\x20-\x7e\xa0-\xff]+$/.test(text);

const CALLS: readonly Asked[] = [
  {
    name: 'OPEN',
    title: 'open.active',
    body: () => ({ call: 'OPEN', mode: 'active' }),
    field: null,
    question: false,
  },
  {
    name: 'OPEN',
    title: 'open.passive',
    body: () => ({ call: 'OPEN', mode: 'passive' }),
    field: null,
    question: false,
  },
  {
    name: 'SEND',
    title: 'SEND',
    body: (typed) => (isOctets(typed) ? { call: 'SEND', data: typed } : null),
    field: 'text',
    question: true,
  },
  {
    name: 'RECEIVE',
    title: 'RECEIVE',
    body: (typed) =>
      Number.isInteger(Number(typed)) && Number(typed) > 0
        ? { call: 'RECEIVE', octets: Math.min(65_535, Number(typed)) }
        : null,
    field: 'octets',
    question: true,
  },
  { name: 'CLOSE', title: 'CLOSE', body: () => ({ call: 'CLOSE' }), field: null, question: false },
  { name: 'ABORT', title: 'ABORT', body: () => ({ call: 'ABORT' }), field: null, question: true },
];

const titleOf = ({ title }: Asked): string =>
  title === 'open.active' || title === 'open.passive' ? common(title) : title;

/** It stays there to be tried, for its error is a lesson, too; but it is not what there is to do. */
const onlyFails = (name: CallName, state: State): boolean =>
  state === 'CLOSED' ? name !== 'OPEN' : state !== 'LISTEN' && name === 'OPEN';

export interface FreeCallsProps {
  readonly situation: Situation;
  readonly actions: Actions;
}

export function FreeCalls({ situation, actions }: FreeCallsProps) {
  const asked = useSignal<Asked | null>(null);
  const typed = useSignal('');
  const id = useId();
  const { freeCalls, tcb } = situation.host.value;
  const make = (call: Asked): void => {
    const body = call.body(typed.value);
    if (body === null) return;
    asked.value = null;
    actions.call(body);
  };
  const press = (call: Asked): void => {
    typed.value = call.field === 'octets' ? '100' : 'hello';
    if (call.question) asked.value = call;
    else make(call);
  };
  const open = asked.value;
  const wrong = open !== null && open.body(typed.value) === null;
  return (
    <>
      {CALLS.filter(({ name }) => freeCalls.includes(name)).map((call) => (
        <button
          key={call.title}
          type="button"
          class={onlyFails(call.name, tcb.state) ? 'btn call quiet' : 'btn call'}
          disabled={situation.frozen.value || actions.pending.value}
          title={common(`call.${call.name}`)}
          onClick={() => press(call)}
        >
          <code>{titleOf(call)}</code>
        </button>
      ))}
      <Dialog
        open={open !== null}
        onClose={() => {
          asked.value = null;
        }}
        title={open ? t('title', { call: open.name }) : ''}
      >
        {open && (
          <form
            class="stack"
            onSubmit={(event) => {
              event.preventDefault();
              make(open);
            }}
          >
            {open.field === null ? (
              <p>{t('ABORT.sure')}</p>
            ) : (
              <label class="field" for={id}>
                <span class="label">{t(open.field === 'text' ? 'text' : 'octets')}</span>
                <input
                  id={id}
                  class={open.field === 'octets' ? 'input number' : 'input'}
                  inputMode={open.field === 'octets' ? 'numeric' : 'text'}
                  maxLength={open.field === 'octets' ? 5 : 1000}
                  autoComplete="off"
                  value={typed.value}
                  aria-invalid={wrong}
                  onInput={(event) => {
                    typed.value = event.currentTarget.value;
                  }}
                />
                {open.field === 'text' && <span class="hint">{t('text.hint')}</span>}
              </label>
            )}
            <footer class="row" style={{ justifyContent: 'end' }}>
              <button
                type="button"
                class="btn"
                onClick={() => {
                  asked.value = null;
                }}
              >
                {t('cancel')}
              </button>
              <button type="submit" class="btn primary" disabled={wrong}>
                {t('do', { call: open.name })}
              </button>
            </footer>
          </form>
        )}
      </Dialog>
    </>
  );
}
