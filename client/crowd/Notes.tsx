/** The system's logs, and the counters of its kernel. */
import './Notes.css';
import { COUNTERS } from '../../shared/host/counters.ts';
import type { SystemView } from '../../shared/protocol/view.ts';
import { t } from '../i18n/crowd.ts';
import { decimal, number } from '../i18n/dictionary.ts';

export function Log({ messages, serves }: Pick<SystemView, 'messages' | 'serves'>) {
  if (messages.length === 0) return <p class="muted small">{t('notes.none')}</p>;
  return (
    <ol class="crowd-log mono">
      {messages.map(({ at, from, text }) => (
        <li key={`${at} ${text}`}>
          <span class="at tnum">[{decimal(at / 1_000, 1)}]</span>{' '}
          <b>{t(`notes.from.${from === 'kernel' ? 'kernel' : serves ? 'application' : 'client'}`)}:</b> {text}
        </li>
      ))}
    </ol>
  );
}

export function CounterList({ counters }: Pick<SystemView, 'counters'>) {
  const counted = COUNTERS.filter((counter) => (counters[counter] ?? 0) > 0);
  if (counted.length === 0) return <p class="muted small">{t('counters.none')}</p>;
  return (
    <dl class="crowd-counters mono" aria-label={t('counters.label')}>
      {counted.map((counter) => (
        <div key={counter}>
          <dt>{counter}</dt>
          <dd>{number(counters[counter] ?? 0)}</dd>
        </div>
      ))}
    </dl>
  );
}
